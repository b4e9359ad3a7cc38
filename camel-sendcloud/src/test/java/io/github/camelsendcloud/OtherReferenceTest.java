package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A response with another reference is no success. Blanks around a reference are ignored. */
@Timeout(60)
class OtherReferenceTest extends ScriptedTestSupport {

    private Exchange post(String reference, String response) {
        server.clear();
        server.respond(200, "application/json", response);
        return call(
                "sendcloud:parcels?apiVersion=v2&method=POST&baseUri=" + server.baseUri(),
                Map.of("parcel", Map.of("name", "x", "order_number", "N-1", "external_reference", reference)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"parcel\":%s}", "{\"parcels\":[%s]}" })
    void aParcelWithAnotherReferenceIsNoSuccess(String envelope) {
        String other = "{\"id\":1,\"external_reference\":\"OTHER\",\"status\":{\"id\":1000}}";

        assertThat(post("R-1", envelope.formatted(other)).getException())
                .isExactlyInstanceOf(SendcloudOutcomeUnknownException.class).hasMessageContaining("another reference");
        assertThat(post("R-1", envelope.formatted(other.replace("OTHER", "r-1"))).getException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "R-1 ", "R-1\n", "R-1\u00a0", "R-1" })
    void anObjectIsComparedWhenOnlyBlanksAroundItsReferenceDiffer(String reference) {
        String found
                = "{\"parcel\":{\"id\":1,\"external_reference\":\"R-1\",\"order_number\":\"%s\",\"status\":{\"id\":1000}}}";

        assertThat(post(reference, found.formatted("N-2")).getException())
                .isInstanceOfSatisfying(SendcloudReferenceConflictException.class,
                        e -> assertThat(e.getDifferences()).isEqualTo(List.of("order")));
        assertThat(post(reference, found.formatted("N-1")).getException()).isNull();
    }

    @Test
    void aSingleParcelWithoutAReferenceIsCompared() {
        for (String reference : new String[] { "", ",\"external_reference\":null", ",\"external_reference\":\"\"" }) {
            String found = "{\"parcel\":{\"id\":1,\"order_number\":\"N-2\",\"status\":{\"id\":1000}" + reference + "}}";

            assertThat(post("R-1", found).getException()).as(reference)
                    .isInstanceOf(SendcloudReferenceConflictException.class);
        }
    }
}
