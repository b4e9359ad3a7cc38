package io.github.camelsendcloud.smoke;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Has one sandbox for all classes of the suite and one Camel context for each class. */
@Timeout(30)
abstract class SmokeSupport {

    static final Sandbox SANDBOX = Sandbox.start();
    static final LogLines LOG = LogLines.record();

    static CamelContext context;
    static ProducerTemplate template;

    static void start(RoutesBuilder... routes) throws Exception {
        start(new DefaultCamelContext(), routes);
    }

    static void start(CamelContext created, RoutesBuilder... routes) throws Exception {
        context = created;
        wire(context.getComponent("sendcloud", SendcloudComponent.class));
        for (RoutesBuilder route : routes) {
            context.addRoutes(route);
        }
        context.start();
        template = context.createProducerTemplate();
    }

    static void wire(SendcloudComponent component) {
        var options = component.getConfiguration();
        options.setPublicKey(SANDBOX.publicKey());
        options.setSecretKey(SANDBOX.secretKey());
        options.setBaseUri(SANDBOX.baseUri().toString());
        options.setServicePointsUri(SANDBOX.servicePointsUri().toString());
        options.setTokenUri(SANDBOX.tokenUri().toString());
        options.setRetryDelay(1);
    }

    /** The options of {@link #wire}, as a user writes the options in a file. */
    static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("camel.component.sendcloud.public-key", SANDBOX.publicKey());
        // Camel 4.22 warns of a secret that is no placeholder, and refuses such a secret under the profile prod
        properties.setProperty("camel.component.sendcloud.secret-key", "{{shop.secret}}");
        properties.setProperty("shop.secret", SANDBOX.secretKey());
        properties.setProperty("camel.component.sendcloud.base-uri", SANDBOX.baseUri().toString());
        properties.setProperty("camel.component.sendcloud.service-points-uri", SANDBOX.servicePointsUri().toString());
        properties.setProperty("camel.component.sendcloud.token-uri", SANDBOX.tokenUri().toString());
        return properties;
    }

    @BeforeEach
    void resetTheSandbox() {
        SANDBOX.reset();
    }

    @AfterAll
    static void stopTheContextWithoutWarnings() throws Exception {
        if (context != null) {
            context.close();
            context = null;
        }
        assertThat(LOG.drain()).as("warnings and errors in the log").isEmpty();
    }

    static Exchange request(String uri, Object body, Object... headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getMessage().setHeader((String) headers[i], headers[i + 1]);
            }
        });
    }

    static Exchange success(String uri, Object body, Object... headers) {
        Exchange exchange = request(uri, body, headers);
        if (exchange.getException() != null) {
            throw new AssertionError(uri + " failed", exchange.getException());
        }
        return exchange;
    }

    /** Announces a shipment, and returns the id of its parcel. */
    static long parcel(String order) {
        Map<?, ?> body = success("sendcloud:shipments/announce?outputType=map", shipment(order)).getMessage().getBody(Map.class);
        Map<?, ?> data = (Map<?, ?>) body.get("data");
        return ((Number) ((Map<?, ?>) ((List<?>) data.get("parcels")).get(0)).get("id")).longValue();
    }

    static Map<String, Object> shipment(String order) {
        Map<String, Object> shipment = new LinkedHashMap<>();
        shipment.put("order_number", order);
        shipment.put("from_address", address("Lager", "5611 EM", "Eindhoven", "NL"));
        shipment.put("to_address", address("Jürgen Müßig", "70173", "Stuttgart", "DE"));
        shipment.put("ship_with", Map.of(
                "type", "shipping_option_code", "properties", Map.of("shipping_option_code", "sendcloud:letter")));
        shipment.put("parcels", List.of(Map.of("weight", Map.of("value", "1.320", "unit", "kg"))));
        return shipment;
    }

    private static Map<String, Object> address(String name, String postalCode, String city, String country) {
        return Map.of(
                "name", name, "address_line_1", "Stadhuisplein", "house_number", "10", "postal_code", postalCode, "city", city,
                "country_code", country);
    }
}
