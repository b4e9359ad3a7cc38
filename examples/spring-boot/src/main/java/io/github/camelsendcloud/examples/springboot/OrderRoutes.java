package io.github.camelsendcloud.examples.springboot;

import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.SendcloudReferenceConflictException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * The routes of the shop. The number of an order is the reference at Sendcloud: the same order buys one label, also
 * when the program ends between two steps.
 */
@Component
class OrderRoutes extends RouteBuilder {

    private static final String SERVER = "platform-http:";

    @Override
    public void configure() {
        orders();
        shipping();
        timelines();
    }

    /** What comes in by HTTP. */
    private void orders() {
        from(SERVER + "/orders?httpMethodRestrict=POST&consumes=application/json&produces=application/json")
                .routeId("order")
                .removeHeaders("*")
                .bean("desk", "accept")
                .filter(variable("number").isNotNull())
                .to("direct:ship")
                .bean("desk", "shipped");

        from(SERVER + "/orders/{number}/label?httpMethodRestrict=GET").routeId("label")
                .setVariable("number", header("number"))
                .removeHeaders("*")
                .bean("desk", "label");

        from(SERVER + "/?httpMethodRestrict=GET").routeId("page")
                .removeHeaders("*")
                .bean("desk", "page");
    }

    /** Announces an order and stores its label. */
    private void shipping() {
        from("direct:ship").routeId("ship")
                // a handled failure ends the calling route, too: the response is there
                .onException(SendcloudReferenceConflictException.class).handled(true).bean("desk", "conflict").end()
                .onException(SendcloudOperationFailedException.class).handled(true).bean("desk", "failed").end()
                .setBody().variable("number")
                .bean("store", "label(${variable.number})")
                .choice().when(body().isNull())
                .bean("store", "order")
                .transform().method("desk", "announcement")
                .to("sendcloud:shipments/announce?outputType=map")
                .setVariable("parcel").simple("${body[data][parcels][0]}")
                .bean("store", "announced")
                .toD("sendcloud:parcels/${variable.parcel[id]}/documents/label")
                .convertBodyTo(byte[].class)
                .bean("store", "saveLabel")
                .end();

        // an order that was accepted before a crash or a failure
        from("scheduler:resume?initialDelay=1000&delay={{shop.resume-period}}&synchronous=true").routeId("resume")
                .bean("store", "unfinished")
                .split(body())
                .setVariable("number", body())
                .doTry().to("direct:ship").to("direct:track")
                .doCatch(Exception.class)
                .log(LoggingLevel.WARN, "The order ${variable.number} has no label yet: ${exception.message}")
                .end();
    }

    /**
     * A webhook says that a timeline is out of date. The tracking has the whole timeline, also changes without a
     * webhook.
     */
    private void timelines() {
        from("sendcloud:webhook?path=/hooks/sendcloud&events=parcel_status_changed&outputType=map").routeId("changed")
                .setVariable("number").simple("${body[parcel][order_number]}")
                .to("direct:track");

        from("scheduler:tracking?initialDelay=2000&delay={{shop.tracking-period}}&synchronous=true").routeId("tracking")
                .bean("store", "travelling")
                .split(body())
                .setVariable("number", body())
                .doTry().to("direct:track")
                .doCatch(Exception.class)
                .log(LoggingLevel.WARN, "The timeline of the order ${variable.number} is not up to date: ${exception.message}")
                .end();

        from("direct:track").routeId("track")
                .bean("store", "trackingNumber")
                .filter(body().isNotNull())
                .removeHeaders("*")
                .setHeader("CamelSendcloudTrackingNumber", body())
                .setBody().constant((Object) null)
                .to("sendcloud:parcels/tracking/{tracking_number}?outputType=map")
                .bean("store", "saveTimeline");
    }
}
