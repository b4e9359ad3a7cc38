package io.github.camelsendcloud.springboot;

import java.util.Map;

import io.github.camelsendcloud.SendcloudAccount;
import io.github.camelsendcloud.SendcloudCredentials;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** An application that buys a label for each order. */
@SpringBootConfiguration
@EnableAutoConfiguration
class Application {

    /** The shipment of an order. */
    static Map<String, Object> shipment(String order) {
        return Map.of("order_number", order,
                "to_address", Map.of("name", "Anna de Vries", "address_line_1", "Stadhuisplein", "house_number", "10",
                        "postal_code", "5611 EM", "city", "Eindhoven", "country_code", "NL"),
                "ship_with", Map.of("type", "shipping_option_code",
                        "properties", Map.of("shipping_option_code", "sendcloud:letter")),
                "parcels", new Object[] { Map.of("weight", Map.of("value", "0.3", "unit", "kg")) });
    }

    @Bean
    RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:order").to("sendcloud:shipments/announce?outputType=map&externalReference=${body[order_number]}")
                        .toD("sendcloud:parcels/${body[data][parcels][0][id]}/documents/label");
            }
        };
    }

    @Bean
    SSLContextParameters tls() {
        return new SSLContextParameters();
    }

    @Bean
    Map<String, SendcloudAccount> shops() {
        return Map.of("paris", new SendcloudAccount(new SendcloudCredentials("P", "S")));
    }
}
