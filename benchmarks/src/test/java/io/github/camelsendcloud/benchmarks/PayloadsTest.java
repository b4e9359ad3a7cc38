package io.github.camelsendcloud.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The bodies of the benchmark cases have the announced size and the same reference. */
class PayloadsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(Case.class)
    void aBodyIsJsonWithTheSizeInTheNameOfItsCase(Case testCase) throws Exception {
        if (testCase.contentType().equals("application/json")) {
            assertThat(JSON.readTree(testCase.response()).isObject()).isTrue();
        }
        if (testCase.request() != null) {
            assertThat(JSON.readTree(testCase.request()).findValuesAsText("order_number")).containsExactly("4711");
            assertThat(testCase.request()).hasSizeBetween(2048, 2048 + 50);
        } else {
            String size = testCase.label().replaceAll("\\D", "");
            assertThat(testCase.response()).hasSize(Integer.parseInt(size) * 1024);
        }
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void casesWithTheSamePathAndTheSameRequestLengthHaveTheSameResponse(Case testCase) {
        for (Case other : Case.values()) {
            boolean same = testCase.method().equals(other.method()) && testCase.path().equals(other.path())
                    && testCase.request() != null && testCase.request().length == other.request().length;
            if (same) {
                assertThat(testCase.response()).isEqualTo(other.response());
            }
        }
    }

    @Test
    void theResponseContainsTheReferenceOfTheRequest() throws Exception {
        Case testCase = Case.REFERENCE_2K;
        assertThat(JSON.readTree(testCase.request()).at("/parcel/external_reference").asText()).isEqualTo(Payloads.REFERENCE);
        assertThat(JSON.readTree(testCase.response()).at("/parcel/external_reference").asText()).isEqualTo(Payloads.REFERENCE);
    }
}
