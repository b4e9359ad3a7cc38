package io.github.camelsendcloud.internal.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IncomingEventTest {

    @Test
    void aStatusOfAParcelIsRead() throws IOException {
        IncomingEvent delivery = parse("""
                {"action": "parcel_status_changed", "timestamp": 1525271885993, "parcel": {"id": 1,
                 "status": {"id": 11, "message": "Delivered"}, "tracking_number": "3SYZ", "order_number": "4711",
                 "shipment_uuid": "87e18823"}}""");

        assertThat(delivery.event()).isEqualTo("parcel_status_changed");
        assertThat(delivery.timestamp()).isEqualTo(Instant.ofEpochMilli(1525271885993L));
        assertThat(delivery.parcelId()).isEqualTo(1);
        assertThat(delivery.statusId()).isEqualTo(11);
        assertThat(delivery.trackingNumber()).isEqualTo("3SYZ");
        assertThat(delivery.orderNumber()).isEqualTo("4711");
        assertThat(delivery.shipmentId()).isEqualTo("87e18823");
        assertThat(delivery.key()).isEqualTo("parcel_status_changed|1|11|1525271885993");
    }

    @Test
    void aDeliveryOfASubscriptionIsRead() throws IOException {
        IncomingEvent delivery = parse("""
                {"event_type": "parcels.event.created", "data": {"parcel": {"parcel_id": 7, "tracking_number": "3S"},
                 "event": {"timestamp": "2026-01-15T10:30:00Z", "phase": "in_transit"}}}""");

        assertThat(delivery.event()).isEqualTo("parcels.event.created");
        assertThat(delivery.timestamp()).isEqualTo("2026-01-15T10:30:00Z");
        assertThat(delivery.parcelId()).isEqualTo(7);
        assertThat(delivery.key()).startsWith("sha256|");
    }

    @Test
    void aTimeInSecondsIsRead() throws IOException {
        assertThat(parse("{\"action\": \"x\", \"timestamp\": 1719299439}").timestamp())
                .isEqualTo(Instant.ofEpochSecond(1719299439));
    }

    @Test
    void aSecretIsMaskedAndTheRestIsUnchanged() throws IOException {
        IncomingEvent delivery = parse(
                "{\"action\": \"integration_credentials\", \"integration_id\": 5, \"public_key\": \"p\","
                                       + " \"secret_key\": \"s3cret\", \"rate\": 12.650}");

        assertThat(new String(delivery.body(), StandardCharsets.UTF_8)).doesNotContain("s3cret").contains("12.650", "xxxxxx");
        assertThat(delivery.newKeys()).isEqualTo(new IncomingEvent.NewKeys("p", "s3cret"));
        assertThat(delivery.newKeys().toString() + delivery + delivery.key()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "nothing", "[]", "1", "\"text\"", "{\"a\": 1} {}", "{", "{\"a\": 1}x" })
    void aBodyThatIsNotAJsonObjectIsRejected(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{\"action\": null, \"timestamp\": {}, \"parcel\": 1, \"data\": \"x\", \"integration\": []}",
            "{\"action\": [], \"timestamp\": 1e400, \"parcel\": {\"id\": 1.5, \"status\": 3}}",
            "{\"timestamp\": \"yesterday\", \"parcel\": {\"id\": \"x\", \"status\": {\"id\": null}}}" })
    void unusualValuesAreIgnored(String body) throws IOException {
        IncomingEvent delivery = parse(body);

        assertThat(delivery.event()).isNull();
        assertThat(delivery.timestamp()).isNull();
        assertThat(delivery.parcelId()).isNull();
        assertThat(delivery.statusId()).isNull();
        assertThat(delivery.key()).startsWith("sha256|");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "-99999999999999999", "-9223372036854775808", "9223372036854775807", "99999999999999999", "-1", "1e400",
            "123456789012345678901234567890", "\"-99999999999999999\"", "\"9223372036854775807\"", "\"\"", "\" \"",
            "\"1e400\"", "\"+1000000000-12-31T23:59:59.999999999Z\"", "\"-1000000000-01-01T00:00:00Z\"", "true", "{}", "[1]" })
    void anInvalidTimeIsIgnored(String time) throws IOException {
        IncomingEvent delivery = parse("{\"action\": \"x\", \"timestamp\": " + time + ", \"parcel\": {\"id\": 1}}");

        assertThat(delivery.timestamp()).isNull();
        assertThat(delivery.key()).startsWith("sha256|");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"1719299439635\"", "1719299439635", "\" 1719299439635 \"", "\"2024-06-25T07:10:39.635Z\"" })
    void aTimeThatIsATextOfDigitsIsRead(String time) throws IOException {
        IncomingEvent delivery = parse("{\"action\": \"x\", \"timestamp\": " + time + ", \"parcel\": {\"id\": 1}}");

        assertThat(delivery.timestamp()).isEqualTo(Instant.ofEpochMilli(1719299439635L));
        assertThat(delivery.key()).isEqualTo("x|1||1719299439635");
    }

    @Test
    void equalEventsOfTwoAccountsHaveTwoKeys() throws IOException {
        byte[] body = "{\"action\": \"parcel_status_changed\", \"timestamp\": 1, \"parcel\": {\"id\": 1}}"
                .getBytes(StandardCharsets.UTF_8);

        IncomingEvent one = IncomingEvent.parse(body, "one");
        IncomingEvent two = IncomingEvent.parse(body, "two");

        assertThat(one.key()).isEqualTo(IncomingEvent.parse(body, "one").key()).isNotEqualTo(two.key())
                .isNotEqualTo(IncomingEvent.parse(body).key());
        assertThat(one.parcelKey()).isEqualTo(IncomingEvent.parse(body, "one").parcelKey()).isNotEqualTo(two.parcelKey());
    }

    @Test
    void aStatusThatIsNotAnIntIsIgnored() throws IOException {
        assertThat(parse("{\"parcel\": {\"status\": {\"id\": 4294967307}}}").statusId()).isNull();
        assertThat(parse("{\"parcel\": {\"status\": {\"id\": \"11\"}}}").statusId()).isEqualTo(11);
    }

    private static IncomingEvent parse(String json) throws IOException {
        return IncomingEvent.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
