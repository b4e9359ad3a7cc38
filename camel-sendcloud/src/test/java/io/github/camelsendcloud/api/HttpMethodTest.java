package io.github.camelsendcloud.api;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HttpMethodTest {

    @ParameterizedTest
    @CsvSource({ "GET,GET", "get,GET", "Post,POST", "put,PUT", "pAtCh,PATCH", "DELETE,DELETE" })
    void isFoundInAnyCase(String name, HttpMethod method) {
        assertThat(HttpMethod.of(name)).isSameAs(method);
    }

    @Test
    void theLanguageOfTheMachineMakesNoDifference() {
        Locale before = Locale.getDefault();
        try {
            // where the capital of i is not I
            Locale.setDefault(new Locale("tr", "TR"));
            assertThat(HttpMethod.of("delete")).isSameAs(HttpMethod.DELETE);
            assertThatIllegalArgumentException().isThrownBy(() -> HttpMethod.of("link"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "HEAD", "OPTIONS", "GET ", "fetch" })
    void theMessageListsTheMethodsThereAre(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> HttpMethod.of(name))
                .withMessageContaining("'" + name + "'").withMessageContaining("[GET, POST, PUT, PATCH, DELETE]");
    }
}
