package io.github.camelsendcloud;

import java.time.Instant;

import io.github.camelsendcloud.model.WebhookEvent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An event with an invalid value in a field is routed without the header of this field. */
class WebhookUnusualEventsTest extends WebhookTestSupport {

    private static final String[] ENDPOINTS = {
            "sendcloud:webhook?path=/hook",
            "sendcloud:webhook?path=/hook&dropOutOfOrder=true&idempotentRepository=#seen",
            "webhook:sendcloud:parcel_status_changed?webhookComponentName=platform-http&webhookPath=/hook",
            "webhook:sendcloud:parcel_status_changed?webhookComponentName=platform-http&webhookPath=/hook&dropOutOfOrder=true",
            "sendcloud:events?path=/hook&deliveryAuth=none",
            "sendcloud:events?path=/hook&deliveryAuth=none&dropOutOfOrder=true&idempotentRepository=#seen" };
    private static final String[] TIMES = {
            "-99999999999999999", "-9223372036854775808", "9223372036854775807", "123456789012345678901234567890", "1e400",
            "\"-99999999999999999\"", "\"+1000000000-12-31T23:59:59.999999999Z\"", "\"soon\"", "{\"a\": null}", "[]", "null" };

    static String[] endpoints() {
        return ENDPOINTS;
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void anEventWithAnInvalidTimeIsRoutedWithoutATime(String endpoint) throws Exception {
        context.getRegistry().bind("seen", new MemoryIdempotentRepository());
        route(endpoint, "mock:events");
        MockEndpoint events = getMockEndpoint("mock:events");

        for (String time : TIMES) {
            assertThat(postSigned("/hook", event(endpoint, time)).statusCode()).as(time).isEqualTo(200);
        }
        assertThat(events.getExchanges()).hasSize(TIMES.length).allSatisfy(exchange -> {
            assertThat(exchange.getMessage().getHeader(SendcloudConstants.EVENT_TIMESTAMP)).isNull();
            assertThat(exchange.getMessage().getHeader(SendcloudConstants.PARCEL_ID)).isEqualTo(1L);
        });

        String valid = event(endpoint, "\"1719299439635\"");
        assertThat(postSigned("/hook", valid).statusCode()).isEqualTo(200);
        assertThat(events.getReceivedCounter()).as("the invalid times have no effect on the order").isEqualTo(TIMES.length + 1);
        assertThat(events.getExchanges().get(TIMES.length).getMessage().getHeader(SendcloudConstants.EVENT_TIMESTAMP))
                .isEqualTo(Instant.ofEpochMilli(1719299439635L));
    }

    @Test
    void aRecordOfAnEventWithAnInvalidTimeHasNoTime() throws Exception {
        route("sendcloud:webhook?path=/hook&outputType=model", "mock:events");

        for (String time : TIMES) {
            assertThat(postSigned("/hook", event("", time)).statusCode()).as(time).isEqualTo(200);
        }
        postSigned("/hook", event("", "\"1719299439635\""));

        assertThat(getMockEndpoint("mock:events").getExchanges()).hasSize(TIMES.length + 1);
        assertThat(getMockEndpoint("mock:events").getExchanges().get(TIMES.length).getMessage()
                .getBody(WebhookEvent.class).timestamp()).isEqualTo(1719299439635L);
    }

    private static String event(String endpoint, String time) {
        return endpoint.startsWith("sendcloud:events")
                ? "{\"event_type\": \"parcels.event.created\", \"data\": {\"parcel\": {\"parcel_id\": \"1\"}, \"event\": {\"timestamp\": "
                  + time + "}}}"
                : "{\"action\": \"parcel_status_changed\", \"timestamp\": " + time + ", \"parcel\": {\"id\": \"1\"}}";
    }

    @Test
    void timesThatAreTextsOfDigitsAreOrdered() throws Exception {
        route("sendcloud:webhook?path=/hook&dropOutOfOrder=true", "mock:events");

        for (String time : new String[] { "\"1719299439635\"", "\"1719299439634\"", "1719299439636" }) {
            postSigned("/hook", event("", time));
        }

        assertThat(getMockEndpoint("mock:events").getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader(SendcloudConstants.EVENT_TIMESTAMP, Instant.class))
                .containsExactly(Instant.ofEpochMilli(1719299439635L), Instant.ofEpochMilli(1719299439636L));
    }

    @Test
    void aTimeInTheFutureDoesNotMakeOtherEventsOfAParcelOutdated() throws Exception {
        route("sendcloud:webhook?path=/hook&dropOutOfOrder=true", "mock:events");

        for (String time : new String[] { "9999999999999", "1719299439635", "1719299439636" }) {
            assertThat(postSigned("/hook", event("", time)).statusCode()).isEqualTo(200);
        }

        assertThat(getMockEndpoint("mock:events").getReceivedCounter()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{\"action\": null}", "{\"action\": {}}", "{\"action\": [\"parcel_status_changed\"]}", "{\"action\": \"\"}" })
    void anEventWithoutANameIsDroppedByTheOptionEvents(String body) throws Exception {
        route("sendcloud:webhook?path=/hook&events=parcel_status_changed", "mock:events");

        assertThat(postSigned("/hook", body).statusCode()).isEqualTo(200);
        assertThat(getMockEndpoint("mock:events").getReceivedCounter()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"action\": 5, \"parcel\": {\"id\": {}, \"status\": [], \"tracking_number\": [1], \"order_number\": {}}}",
            "{\"action\": true, \"parcel\": {\"id\": 99999999999999999999, \"status\": {\"id\": 99999999999999}}}",
            "{\"action\": \"return_created\", \"data\": {\"id\": \"x\", \"order_number\": null}}",
            "{\"action\": \"x\", \"parcel\": [], \"data\": [1], \"integration\": {\"id\": -1e999}, \"integration_id\": []}",
            "{\"action\": \"integration_credentials\", \"secret_key\": {\"a\": 1}, \"public_key\": []}" })
    void anEventWithValuesOfAnotherTypeIsRouted(String body) throws Exception {
        context.getRegistry().bind("seen", new MemoryIdempotentRepository());
        route("sendcloud:webhook?path=/hook&dropOutOfOrder=true&idempotentRepository=#seen", "mock:events");

        assertThat(postSigned("/hook", body).statusCode()).isEqualTo(200);
        assertThat(getMockEndpoint("mock:events").getReceivedCounter()).isEqualTo(1);
    }
}
