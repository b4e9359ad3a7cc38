package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A write whose 2xx response is empty or truncated JSON is no success. */
@Timeout(60)
class EmptyCreationResponseTest extends ScriptedTestSupport {

    private static final String[] WRITES = {
            "shipments/announce?x=1", "orders/create-label-sync?x=1", "returns?method=POST",
            "parcels?apiVersion=v2&method=POST" };

    private Exchange post(String write, String options, Object body) {
        return call("sendcloud:" + write.replace("?x=1", "?method=POST") + "&baseUri=" + server.baseUri() + options, body);
    }

    private static Object body(String write) {
        return write.startsWith("parcels") ? Map.of("parcel", Map.of("name", "x")) : Map.of("order_number", "N-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "null", "[]", "[ null ]", "{\"data\":null}", "{\"data\":[ ]}", "\"OK\"", "true", "123" })
    void emptyJsonLeavesTheOutcomeUnknown(String response) {
        server.respond(201, "application/json", response.replace("data", "parcel"));
        assertThat(post(WRITES[3], "", body(WRITES[3])).getException())
                .isExactlyInstanceOf(SendcloudOutcomeUnknownException.class).hasMessageContaining("was processed");
        server.clear();
        server.respond(201, "application/json", response);
        for (String write : List.of(WRITES).subList(0, 3)) {
            assertThat(post(write, "", body(write)).getException()).as(write)
                    .isExactlyInstanceOf(SendcloudOutcomeUnknownException.class).hasMessageContaining("was processed");
        }
    }

    @Test
    void anEmptyListOfParcelsLeavesTheOutcomeUnknown() {
        for (String response : new String[] {
                "{\"parcels\":[]}", "{\"parcels\":[null]}", "{\"parcels\":[{}]}", "{\"x\":1,\"parcel\":null}" }) {
            server.clear();
            server.respond(200, "application/json", response);
            assertThat(post(WRITES[3], "", body(WRITES[3])).getException()).as(response)
                    .isExactlyInstanceOf(SendcloudOutcomeUnknownException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"x\":1}", "{\"data\":{}}", "{\"parcel\":{\"id\":1}}" })
    void anObjectWithoutAnIdentifyingFieldIsAccepted(String response) {
        server.respond(201, "application/json", response);
        for (String write : WRITES) {
            assertThat(post(write, "", body(write)).getException()).as(write).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "&failOnPartialFailure=false" })
    void truncatedJsonLeavesTheOutcomeUnknown(String options) {
        server.respond(201, "application/json", "{\"data\":{\"parcel_id\":1,\"labels\":[{\"pa");
        for (String write : WRITES) {
            assertThat(post(write, options, body(write)).getException()).as(write)
                    .isExactlyInstanceOf(SendcloudOutcomeUnknownException.class);
        }
    }

    @Test
    void aNullOrEmptyItemOfAListHasAnUnknownOutcome() {
        server.respond(200, "application/json", "{\"parcels\":[{\"id\":1},null,{}]}");

        Exchange exchange = post(
                WRITES[3], "", List.of(Map.of("name", "a"), Map.of("name", "b"), Map.of("name", "c")));

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudPartialFailureException.class, e -> {
            assertThat(e.getSucceeded()).hasSize(1);
            assertThat(e.getResponseBody()).containsSubsequence("outcome_unknown", "outcome_unknown");
        });
    }
}
