package io.github.camelsendcloud;

import java.util.Map;

import org.apache.camel.Exchange;
import org.assertj.core.api.AbstractThrowableAssert;

import static org.assertj.core.api.Assertions.assertThat;

/** Creates objects with a reference, and checks the results of lookups by this reference. */
abstract class LookupTestSupport extends SandboxTestSupport {

    static final String ANNOUNCE = "sendcloud:shipments/announce";
    static final String OTHER = "{\"data\":{\"id\":\"9\",\"external_reference_id\":\"other\"}}";
    static final String NO_OBJECT = "{\"errors\":[{\"code\":\"invalid\",\"detail\":\"Exists already.\"}]}";

    static Map<String, Object> referenced(String reference) {
        Map<String, Object> shipment = shipment();
        shipment.put("external_reference_id", reference);
        return shipment;
    }

    static Map<String, Object> parcel(String reference) {
        return Map.of(
                "name", "Ana", "address", "Calle Mayor", "house_number", "1", "city", "Madrid", "postal_code", "28013",
                "country", "ES", "weight", "1.000", "shipment", Map.of("id", 8), "external_reference", reference);
    }

    static void assertFound(Exchange exchange, String reference) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOfSatisfying(Map.class, body -> assertThat(body.get("data"))
                .isInstanceOfSatisfying(Map.class, data -> assertThat(data.get("external_reference_id")).isEqualTo(reference)));
    }

    static AbstractThrowableAssert<?, ?> assertUnknown(Exchange exchange, int status, boolean retryable) {
        SendcloudOutcomeUnknownException e = exchange.getException(SendcloudOutcomeUnknownException.class);
        assertThat(e).as("outcome unknown, not %s", exchange.getException()).isNotNull();
        assertThat(e.getStatusCode()).isEqualTo(status);
        assertThat(e.isRetryable()).isEqualTo(retryable);
        return assertThat(e);
    }
}
