package io.github.camelsendcloud.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class PayloadsTest {

    @ParameterizedTest
    @EnumSource(Case.class)
    void bodiesAreJsonOfTheSizeThatTheirNameSays(Case called) throws Exception {
        if (called.contentType().equals("application/json")) {
            assertThat(new ObjectMapper().readTree(called.answer()).isObject()).isTrue();
        }
        if (called.request() != null) {
            assertThat(new ObjectMapper().readTree(called.request()).path("order_number").asText()).isEqualTo("4711");
            assertThat(called.request()).hasSize(2048);
        } else {
            String size = called.label().replaceAll("\\D", "");
            assertThat(called.answer()).hasSize(Integer.parseInt(size) * 1024);
        }
    }
}
