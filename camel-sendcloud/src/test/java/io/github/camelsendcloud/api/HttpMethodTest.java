package io.github.camelsendcloud.api;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HttpMethodTest {

    @ParameterizedTest
    @CsvSource({ "GET,GET", "get,GET", "Post,POST", "put,PUT", "pAtCh,PATCH", "DELETE,DELETE" })
    void aMethodIsFoundInUpperAndLowerCase(String name, HttpMethod method) {
        assertThat(HttpMethod.of(name)).isSameAs(method);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "HEAD", "OPTIONS", "GET ", "fetch" })
    void theMessageListsTheKnownMethods(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> HttpMethod.of(name))
                .withMessageContaining("'" + name + "'").withMessageContaining("[GET, POST, PUT, PATCH, DELETE]");
    }
}
