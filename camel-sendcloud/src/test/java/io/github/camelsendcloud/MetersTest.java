package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.MagicValue;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A meter registry in the Camel registry receives meters of calls, limits, tokens, webhooks, polls and batches. */
@Timeout(60)
class MetersTest extends WebhookTestSupport {

    private static final String LIST = "sendcloud:shipments";
    private static final String LIST_NAME = "v3 GET /shipments";
    private static final String ANNOUNCE = "sendcloud:shipments/announce";
    private static final String ANNOUNCE_NAME = "v3 POST /shipments/announce";
    private static final Set<String> TAGS
            = Set.of("camelContext", "component", "operation", "outcome", "cause", "limit", "scope", "routeId",
                    // the bucket of a histogram
                    "le");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        created.getRegistry().bind("meters", meters);
        return created;
    }

    @Test
    void callsAreTimedByOperationAndOutcome() {
        call(LIST, null);
        call(LIST, null);
        sandbox().controls().failNext(1, Fault.status(404));
        call(LIST, null);
        sandbox().controls().failNext(1, Fault.status(403));
        call(LIST, null);
        call(ANNOUNCE, shipment());
        sandbox().controls().failNext(1, Fault.status(500));
        call(ANNOUNCE, shipment());

        assertThat(calls(LIST_NAME, "success").count()).isEqualTo(2);
        assertThat(calls(LIST_NAME, "success").totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertThat(calls(LIST_NAME, "rejected").count()).isEqualTo(1);
        assertThat(calls(LIST_NAME, "unauthorized").count()).isEqualTo(1);
        assertThat(calls(ANNOUNCE_NAME, "success").count()).isEqualTo(1);
        assertThat(calls(ANNOUNCE_NAME, "unknown").count()).isEqualTo(1);
        assertThat(meters.get("camel.sendcloud.calls.active").gauge().value()).isZero();
    }

    @Test
    void retriesAreCountedAndBelongToOneCall() {
        sandbox().controls().failNext(2, Fault.status(503));

        call(LIST, null);

        assertThat(meters.get("camel.sendcloud.retries").tags("operation", LIST_NAME, "cause", "unavailable").counter().count())
                .isEqualTo(2);
        assertThat(calls(LIST_NAME, "success").count()).isEqualTo(1);
    }

    @Test
    void aLookupIsAPartOfItsCall() {
        sandbox().controls().failNext(1, Fault.connectionDropped()).failNext(3, Fault.status(503));

        call(ANNOUNCE + "?externalReference=order-1&maxRetries=0", shipment());

        assertThat(meters.find("camel.sendcloud.calls").timers()).singleElement()
                .satisfies(timer -> assertThat(timer.getId().getTag("operation")).isEqualTo(ANNOUNCE_NAME));
    }

    @Test
    void aResponseThatBecomesAnExceptionIsCounted() {
        Map<String, Object> refused = shipment();
        refused.put("order_number", MagicValue.REFUSED.orderNumber("1"));

        assertThat(call(ANNOUNCE, refused).getException()).isInstanceOf(SendcloudPartialFailureException.class);

        assertThat(meters.get("camel.sendcloud.response.failures").tags("operation", ANNOUNCE_NAME, "cause", "partial_failure")
                .counter().count()).isEqualTo(1);
    }

    @Test
    void waitsAndPausesAreMeasuredByLimit() {
        String limited = LIST + "?rateLimiter=local&readLimit=1/100ms";
        call(limited, null);
        call(limited, null);
        sandbox().controls().failNext(1, Fault.status(429, "", Map.of("Retry-After", "1")));
        assertThat(call(limited, null).getException()).isNull();

        // the third call and its retry have waited, too
        Timer waits = meters.get("camel.sendcloud.permit.waits").tags("limit", "read").timer();
        assertThat(waits.count()).isBetween(2L, 3L);
        assertThat(waits.totalTime(TimeUnit.MILLISECONDS)).isGreaterThan(900);
        assertThat(meters.get("camel.sendcloud.paused").tags("limit", "read", "scope", "operation").counter().count())
                .isBetween(0.9, 1.0);
        assertThat(meters.get("camel.sendcloud.calls.waiting").tags("limit", "read").gauge().value()).isZero();
    }

    @Test
    void tokenRequestsAreTimedByOutcome() {
        sandbox().controls().failTokenRequests(1, Fault.status(503));

        assertThat(call(LIST + "?authMode=oauth2", null).getException()).isNull();

        assertThat(tokens("server_error")).isEqualTo(1);
        assertThat(tokens("success")).isEqualTo(1);
        // a producer of the template is kept, and with it the token
        assertThat(meters.get("camel.sendcloud.token.age").gauge().value()).isBetween(0.0, 60.0);
    }

    @Test
    void webhooksAreCountedByOutcome() throws Exception {
        route("sendcloud:parcel_status_changed?path=/hooks", "mock:events");

        assertThat(postSigned("/hooks", EVENT).statusCode()).isEqualTo(200);
        assertThat(postSigned("/hooks", "{\"action\": \"test_webhook\"}").statusCode()).isEqualTo(200);
        assertThat(post("/hooks", EVENT, "Sendcloud-Signature", "wrong").statusCode()).isEqualTo(401);
        assertThat(postSigned("/hooks", "no JSON").statusCode()).isEqualTo(400);

        for (String outcome : List.of("accepted", "ignored", "unauthorized", "not_json")) {
            await().ignoreExceptions().untilAsserted(() -> assertThat(
                    meters.get("camel.sendcloud.webhooks").tags("outcome", outcome).counter().count()).isEqualTo(1));
        }
    }

    @Test
    void theLagOfAPollingConsumerIsMeasuredWhileTheConsumerRuns() throws Exception {
        // the time of an item proves which time the clock of the items has reached
        assertThat(call(ANNOUNCE, shipment()).getException()).isNull();
        route("sendcloud:parcels?initialDelay=0&delay=50&startFrom=beginning", "mock:parcels");

        await().ignoreExceptions().untilAsserted(() -> assertThat(
                meters.get("camel.sendcloud.poll.items").tags("operation", "v2 GET /parcels", "routeId", "hook").summary()
                        .count())
                .isPositive());
        await().ignoreExceptions().untilAsserted(() -> assertThat(
                meters.get("camel.sendcloud.poll.lag").tags("operation", "v2 GET /parcels", "routeId", "hook").gauge().value())
                // the times of version 2 have no zone
                .isBetween(0.0, 15 * 3600.0));

        context.getRouteController().stopRoute("hook");
        assertThat(meters.find("camel.sendcloud.poll.lag").gauge()).isNull();
        context.getRouteController().startRoute("hook");
        assertThat(meters.find("camel.sendcloud.poll.lag").gauge()).isNotNull();
    }

    @Test
    void theSizesOfListsAreMeasured() {
        call("sendcloud:orders?method=POST",
                List.of(Map.of("order_id", "1"), Map.of("order_id", "2"), Map.of("order_id", "3")));

        assertThat(meters.get("camel.sendcloud.batch.items").tags("operation", "v3 POST /orders").summary().totalAmount())
                .isEqualTo(3);
    }

    @Test
    void noTagHasAnIdOrAKey() {
        call("sendcloud:parcels/4711", null);
        call("sendcloud:wishes/4711?strict=false&apiVersion=v3", null);
        call(LIST + "?authMode=oauth2", null);

        Set<String> operations = OperationCatalog.get().operations().stream().map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        operations.add("v3 GET unlisted");
        assertThat(meters.getMeters()).isNotEmpty().allSatisfy(meter -> {
            assertThat(meter.getId().getTags()).extracting(Tag::getKey).isSubsetOf(TAGS);
            assertThat(meter.getId().getTags()).extracting(Tag::getValue)
                    .doesNotContain(sandbox().publicKey(), sandbox().secretKey()).noneMatch(value -> value.contains("4711"));
            if (meter.getId().getTag("operation") != null) {
                assertThat(operations).contains(meter.getId().getTag("operation"));
            }
            // Micrometer adds the buckets of a histogram without a description
            assertThat(meter.getId().getTag("le") != null || meter.getId().getDescription() != null).isTrue();
        });
        assertThat(meters.find("camel.sendcloud.calls").tag("operation", "v3 GET unlisted").timers()).hasSize(1);
    }

    @Test
    void aThousandIdsAddNoMeter() {
        callsWithAnId("first");
        int before = meters.getMeters().size();

        for (int i = 0; i < 1000; i++) {
            callsWithAnId(String.valueOf(i));
        }

        assertThat(meters.getMeters()).hasSize(before);
        assertThat(calls("v2 GET /parcels/{id}", "rejected").count()).isEqualTo(1001);
        assertThat(calls(ANNOUNCE_NAME, "success").count()).isEqualTo(1001);
        assertThat(meters.get("camel.sendcloud.calls").tag("operation", "v3 GET unlisted").timer().count()).isEqualTo(1001);
    }

    /** Makes a call with an id in the path, a call with a reference, and a call to an unlisted address with an id. */
    private void callsWithAnId(String id) {
        assertThat(call("sendcloud:parcels/{id}", null, SendcloudConstants.ID, id).getException()).isNotNull();
        Map<String, Object> shipment = shipment();
        shipment.put("external_reference_id", "order-" + id);
        assertThat(call(ANNOUNCE + "?externalReference=${body[external_reference_id]}", shipment).getException()).isNull();
        assertThat(call("sendcloud:wishes/{id}?strict=false&apiVersion=v3&method=GET", null, SendcloudConstants.ID, id)
                .getException()).isNotNull();
    }

    @Test
    void aContextRemovesItsOwnMetersOnly() throws Exception {
        call(LIST, null);
        DefaultCamelContext other = new DefaultCamelContext();
        other.addComponent("sendcloud", component());
        other.getRegistry().bind("meters", meters);
        other.start();
        other.createProducerTemplate().requestBody(LIST, null, String.class);
        assertThat(meters.get("camel.sendcloud.calls").timers()).hasSize(2);

        other.stop();

        assertThat(calls(LIST_NAME, "success").getId().getTag("camelContext")).isEqualTo(context.getName());
        assertThat(meters.getMeters()).extracting(Meter::getId).extracting(id -> id.getTag("camelContext"))
                .containsOnly(context.getName());
        context.stop();
        assertThat(meters.getMeters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "calls", "calls.active", "calls.waiting" })
    void aMeterThatTheRegistryRefusesFailsNoCall(String meter) throws Exception {
        SimpleMeterRegistry refusing = new SimpleMeterRegistry();
        refusing.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (id.getName().equals("camel.sendcloud." + meter)) {
                    throw new IllegalStateException("a filter of the application");
                }
                return id;
            }
        });
        try (RecordedLog log = new RecordedLog(); DefaultCamelContext other = new DefaultCamelContext()) {
            other.addComponent("sendcloud", component());
            other.getRegistry().bind("meters", refusing);
            other.start();

            for (int i = 0; i < 2; i++) {
                assertThat(other.createProducerTemplate().requestBody(ANNOUNCE, shipment(), String.class)).contains("parcels");
            }

            String name = "camel.sendcloud." + meter;
            assertThat(log.lines()).filteredOn(line -> line.contains("refuses the meter " + name)).hasSize(1);
            assertThat(refusing.getMeters()).isNotEmpty().noneMatch(one -> one.getId().getName().equals(name));
        }
    }

    @Test
    void aRestartedComponentHasMetersAgain() throws Exception {
        call(LIST, null);
        SendcloudComponent component = context.getComponent("sendcloud", SendcloudComponent.class);
        component.stop();
        assertThat(meters.getMeters()).isEmpty();

        component.start();
        call(LIST, null);

        assertThat(calls(LIST_NAME, "success").count()).isEqualTo(1);
    }

    private Timer calls(String operation, String outcome) {
        return meters.get("camel.sendcloud.calls").tags("operation", operation, "outcome", outcome).timer();
    }

    private long tokens(String outcome) {
        return meters.get("camel.sendcloud.token.requests").tags("outcome", outcome).timer().count();
    }
}
