package io.github.camelsendcloud.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class PayloadsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(Case.class)
    void bodiesAreJsonOfTheSizeThatTheirNameSays(Case called) throws Exception {
        if (called.contentType().equals("application/json")) {
            assertThat(JSON.readTree(called.response()).isObject()).isTrue();
        }
        if (called.request() != null) {
            assertThat(JSON.readTree(called.request()).findValuesAsText("order_number")).containsExactly("4711");
            assertThat(called.request()).hasSizeBetween(2048, 2048 + 50);
        } else {
            String size = called.label().replaceAll("\\D", "");
            assertThat(called.response()).hasSize(Integer.parseInt(size) * 1024);
        }
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void theServerKnowsCasesWithTheSamePathByTheLengthOfTheRequest(Case called) {
        for (Case other : Case.values()) {
            boolean same = called.method().equals(other.method()) && called.path().equals(other.path())
                    && called.request() != null && called.request().length == other.request().length;
            if (same) {
                assertThat(called.response()).isEqualTo(other.response());
            }
        }
    }

    @Test
    void theReferenceOfTheRequestStandsInTheResponse() throws Exception {
        Case called = Case.REFERENCE_2K;
        assertThat(JSON.readTree(called.request()).at("/parcel/external_reference").asText()).isEqualTo(Payloads.REFERENCE);
        assertThat(JSON.readTree(called.response()).at("/parcel/external_reference").asText()).isEqualTo(Payloads.REFERENCE);
    }
}
