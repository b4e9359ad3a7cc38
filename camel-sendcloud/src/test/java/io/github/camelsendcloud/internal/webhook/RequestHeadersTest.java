package io.github.camelsendcloud.internal.webhook;

import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestHeadersTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Message request = new DefaultExchange(context).getMessage();

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    @Test
    void aHeaderIsRead() {
        request.setHeader("X-Api-Key", "k");

        assertThat(RequestHeaders.get(request, "X-Api-Key")).isEqualTo("k");
        assertThat(RequestHeaders.get(request, "X-Other")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "X-Api-Key=k", "x-api-KEY=k", "a=b&X-Api-Key=k", "a=b;X-Api-Key=k", "X-Api-Key", "%58-Api-%4bey=k", "+X-Api-Key=k",
            "%zz=1&X-Api-Key=k", "X-Api-%E2%84%AAey=k" })
    void aQueryParameterIsNotAHeader(String query) {
        request.setHeader("X-Api-Key", "k");
        // servlets have only this header, and do not decode the value
        request.setHeader(Exchange.HTTP_QUERY, query);
        assertThat(RequestHeaders.get(request, "X-Api-Key")).isNull();

        request.setHeader(Exchange.HTTP_QUERY, "decoded");
        request.setHeader(Exchange.HTTP_RAW_QUERY, query);
        assertThat(RequestHeaders.get(request, "X-Api-Key")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "a=X-Api-Key", "X-Api-Key-2=k", "%", "&;=", "=X-Api-Key" })
    void anotherQueryParameterHasNoEffect(String query) {
        request.setHeader("X-Api-Key", "k");
        request.setHeader(Exchange.HTTP_QUERY, query);

        assertThat(RequestHeaders.get(request, "X-Api-Key")).isEqualTo("k");
    }

    @ParameterizedTest
    @CsvSource({
            "account=one,one", "a=b&account=one,one", "account=one&account=two,one", "account=%6Fne+1,one 1",
            "%61ccount=one,one", "account=,''", "account,", "Account=one,", "a=account=one,", "'',", "account=%zz,%zz" })
    void aQueryParameterIsRead(String query, String value) {
        request.setHeader("account", "header");
        request.setHeader(Exchange.HTTP_RAW_QUERY, query);

        assertThat(RequestHeaders.parameter(request, "account")).isEqualTo(value);
    }

    @Test
    void aRequestWithoutAQueryHasNoParameters() {
        request.setHeader("account", "header");

        assertThat(RequestHeaders.parameter(request, "account")).isNull();
    }

    @Test
    void aFormParameterIsNotAHeader() {
        request.setHeader("X-Api-Key", "k");
        for (Object type : new Object[] {
                "application/x-www-form-urlencoded; charset=utf-8", "Multipart/Form-Data; boundary=x",
                List.of("application/x-www-form-urlencoded", "application/json") }) {
            request.setHeader(Exchange.CONTENT_TYPE, type);
            assertThat(RequestHeaders.get(request, "X-Api-Key")).isNull();
        }
        request.setHeader(Exchange.CONTENT_TYPE, "application/json");
        assertThat(RequestHeaders.get(request, "X-Api-Key")).isEqualTo("k");
    }
}
