package io.github.camelsendcloud.kamelets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SendcloudSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Starts a Camel context that calls the sandbox and has the route templates of this module. */
@SendcloudSandbox(accounts = { "shop-a", "shop-b" })
abstract class KameletTestSupport {

    private static final List<String> TEMPLATES = List.of("ship-orders", "rate-shop", "label-once", "reconcile");

    private final List<CamelContext> contexts = new ArrayList<>();
    Sandbox sandbox;
    CamelContext context;

    @BeforeEach
    void start() throws Exception {
        context = newContext();
    }

    @AfterEach
    void stop() {
        contexts.forEach(CamelContext::stop);
    }

    CamelContext newContext() throws Exception {
        CamelContext created = new DefaultCamelContext();
        contexts.add(created);
        created.getShutdownStrategy().setTimeout(1);
        for (String template : TEMPLATES) {
            PluginHelper.getRoutesLoader(created).loadRoutes(
                    PluginHelper.getResourceLoader(created)
                            .resolveResource("classpath:camel-template/sendcloud-" + template + ".yaml"));
        }
        created.start();
        return created;
    }

    /** Adds a route from {@code direct:NAME} to the Kamelet. */
    void route(String name, String kamelet) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + name).to(kamelet);
            }
        });
    }

    Exchange send(String endpoint, Object body, Map<String, Object> headers) {
        return context.createFluentProducerTemplate().to(endpoint).withProcessor(exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        }).send();
    }

    static void add(CamelContext context, String template, Map<String, Object> parameters) {
        TemplatedRouteBuilder builder = TemplatedRouteBuilder.builder(context, template);
        parameters.forEach(builder::parameter);
        builder.add();
    }

    MockEndpoint mock(String name) {
        return context.getEndpoint("mock:" + name, MockEndpoint.class);
    }

    /** An announcement in JSON without a reference. */
    static String order(String number) {
        return order(number, "1.2");
    }

    static String order(String number, String kilograms) {
        return """
                {"order_number": "%s",
                 "from_address": {"name": "Warehouse", "address_line_1": "Stadhuisplein", "house_number": "10",
                   "postal_code": "5611 EM", "city": "Eindhoven", "country_code": "NL"},
                 "to_address": {"name": "Anna \\"de\\" Vries", "address_line_1": "Dam", "house_number": "1",
                   "postal_code": "1012 JS", "city": "Amsterdam", "country_code": "NL"},
                 "ship_with": {"type": "shipping_option_code",
                   "properties": {"shipping_option_code": "postnl:standard"}},
                 "parcels": [{"weight": {"value": "%s", "unit": "kg"}}]}""".formatted(number, kilograms);
    }
}
