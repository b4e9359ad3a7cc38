package io.github.camelsendcloud;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.StrayBytesServer.Stray;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Bytes that come before a request goes out never become the response to the request. */
@Timeout(60)
class StrayBytesTest extends SandboxTestSupport {

    private static final int CALLS = 6;

    private StrayBytesServer server;

    @AfterEach
    void stopServer() throws Exception {
        server.close();
    }

    private String options(boolean secure, Stray stray, boolean late) throws Exception {
        server = new StrayBytesServer(secure, stray, late);
        context.getRegistry().bind("tls", Tls.client());
        return "baseUri=" + (secure ? "https" : "http") + "://localhost:" + server.port() + "/api&sslContextParameters=#tls"
               + "&maxRetries=0&responseTimeout=3000";
    }

    private void assertThatEachWriteGetsItsOwn(String options, boolean late) {
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= CALLS; i++) {
            Map<String, Object> shipment = shipment();
            shipment.put("order_number", "N" + i);
            numbers.add("N" + i);
            Exchange exchange = call("sendcloud:shipments/announce?outputType=json&" + options, shipment);

            assertThat(exchange.getException()).as("call %d", i).isNull();
            assertThat(exchange.getMessage().getBody(String.class)).contains("\"order_number\":\"N" + i + "\"");
            awaitStrays(i, late);
        }
        assertThat(server.requested()).isEqualTo(numbers);
    }

    private void assertThatEachReadGetsItsOwn(String options, boolean late) {
        for (int i = 1; i <= CALLS; i++) {
            Exchange exchange = call("sendcloud:parcels/" + i + "/documents/label?" + options, null);

            assertThat(exchange.getException()).as("call %d", i).isNull();
            assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("%PDF-" + i);
            awaitStrays(i, late);
        }
        assertThat(server.requested()).containsExactly("1", "2", "3", "4", "5", "6");
    }

    private void awaitStrays(int calls, boolean late) {
        if (late) {
            await().pollInterval(Duration.ofMillis(10)).until(() -> server.strays() == calls / 2);
        }
    }

    @ParameterizedTest
    @CsvSource({
            "false, RESPONSE, false", "false, RESPONSE, true", "true, RESPONSE, false", "true, RESPONSE, true",
            "false, ERROR, false", "false, ERROR, true", "true, ERROR, false", "true, ERROR, true",
            "false, TIMEOUT, false", "false, TIMEOUT, true", "true, TIMEOUT, false", "true, TIMEOUT, true",
            "false, BRACE, false", "false, BRACE, true", "true, BRACE, false", "true, BRACE, true" })
    void aWriteWithoutAReferenceGetsItsOwnResponse(boolean secure, Stray stray, boolean late) throws Exception {
        assertThatEachWriteGetsItsOwn(options(secure, stray, late), late);

        assertThat(server.opened()).isEqualTo(CALLS / 2);
    }

    @ParameterizedTest
    @CsvSource({
            "false, RESPONSE, false", "false, RESPONSE, true", "true, RESPONSE, false", "true, RESPONSE, true",
            "false, ERROR, false", "false, ERROR, true", "true, ERROR, false", "true, ERROR, true",
            "false, TIMEOUT, false", "false, TIMEOUT, true", "true, TIMEOUT, false", "true, TIMEOUT, true",
            "false, BRACE, false", "false, BRACE, true", "true, BRACE, false", "true, BRACE, true" })
    void aReadGetsItsOwnResponse(boolean secure, Stray stray, boolean late) throws Exception {
        assertThatEachReadGetsItsOwn(options(secure, stray, late), late);

        assertThat(server.opened()).isEqualTo(CALLS / 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void throughAProxyToo(boolean late) throws Exception {
        String options = options(true, Stray.RESPONSE, late);
        try (TunnelProxy proxy = new TunnelProxy()) {
            assertThatEachWriteGetsItsOwn(options + "&proxyHost=127.0.0.1&proxyPort=" + proxy.port(), late);

            assertThat(proxy.tunnels()).isEqualTo(CALLS / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void aReadThroughAProxyToo(boolean late) throws Exception {
        String options = options(true, Stray.RESPONSE, late);
        try (TunnelProxy proxy = new TunnelProxy()) {
            assertThatEachReadGetsItsOwn(options + "&proxyHost=127.0.0.1&proxyPort=" + proxy.port(), late);

            assertThat(proxy.tunnels()).isEqualTo(CALLS / 2);
        }
    }

    @ParameterizedTest
    @CsvSource({ "false, false", "false, true", "true, false", "true, true" })
    void withAComponentOfTheUsersOwnToo(boolean secure, boolean late) throws Exception {
        HttpComponent own = new HttpComponent();
        own.setCamelContext(context);
        own.setSslContextParameters(Tls.client());
        context.getRegistry().bind("own", own);
        String options = options(secure, Stray.RESPONSE, late) + "&httpComponent=#own";

        assertThatEachReadGetsItsOwn(options, late);
    }

    @ParameterizedTest
    @ValueSource(strings = { "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n%PDF-666", "}" })
    void whatAProxySendsBehindItsOwnResponseIsNoResponseOfTheServer(String behind) throws Exception {
        String options = options(true, Stray.BRACE, false);
        try (TunnelProxy proxy = new TunnelProxy(behind)) {
            Exchange exchange = call(
                    "sendcloud:parcels/1/documents/label?" + options + "&proxyHost=127.0.0.1&proxyPort=" + proxy.port(), null);

            assertThat(exchange.getException()).hasRootCauseInstanceOf(IOException.class);
            assertThat(exchange.getException()).rootCause().hasMessageContaining("CONNECT");
            assertThat(server.requested()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "RESPONSE", "BRACE" })
    void aTokenIsTheResponseToItsOwnRequest(Stray stray) throws Exception {
        String options
                = options(true, stray, false) + "&authMode=oauth2&tokenUri=https://localhost:" + server.port() + "/token";

        for (int i = 1; i <= 4; i++) {
            Exchange exchange = call("sendcloud:parcels/" + i + "/documents/label?" + options, null);

            assertThat(exchange.getException()).as("call %d", i).isNull();
            assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("%PDF-" + i);
            // a token lasts for a second: each call needs a new one
            await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
        }
        assertThat(server.opened()).as("two for the API, two for tokens").isEqualTo(4);
    }
}
