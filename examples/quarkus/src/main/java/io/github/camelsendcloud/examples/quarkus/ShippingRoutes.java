package io.github.camelsendcloud.examples.quarkus;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.camel.builder.RouteBuilder;

/**
 * Announces a shipment for an order and fetches the label. The order number is the reference: an order has one label.
 */
@ApplicationScoped
class ShippingRoutes extends RouteBuilder {

    static final String ORDER = "direct:order";

    @Override
    public void configure() {
        from(ORDER).routeId("order-to-label").errorHandler(noErrorHandler())
                .to("sendcloud:shipments/announce?outputType=map&externalReference=${body[order_number]}")
                .toD("sendcloud:parcels/${body[data][parcels][0][id]}/documents/label")
                .convertBodyTo(byte[].class);
    }
}
