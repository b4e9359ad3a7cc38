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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Bytes that arrive before a request is sent never become the response to the request. */
@Timeout(60)
class StrayBytesTest extends SandboxTestSupport {

    private static final int CALLS = 6;

    /** A write without a reference, or the read of a label. */
    enum Kind {
        WRITE,
        READ
    }

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

    private void assertThatEachCallGetsItsResponse(Kind kind, String options, boolean late) {
        if (kind == Kind.WRITE) {
            assertThatEachWriteGetsItsResponse(options, late);
        } else {
            assertThatEachReadGetsItsResponse(options, late);
        }
    }

    private void assertThatEachWriteGetsItsResponse(String options, boolean late) {
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

    private void assertThatEachReadGetsItsResponse(String options, boolean late) {
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
    @MethodSource("allCases")
    void aCallGetsItsOwnResponse(Kind kind, boolean secure, Stray stray, boolean late) throws Exception {
        assertThatEachCallGetsItsResponse(kind, options(secure, stray, late), late);

        assertThat(server.opened()).isEqualTo(CALLS / 2);
    }

    static List<Arguments> allCases() {
        List<Arguments> cases = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Stray stray : Stray.values()) {
                for (boolean secure : new boolean[] { false, true }) {
                    cases.add(Arguments.of(kind, secure, stray, false));
                    cases.add(Arguments.of(kind, secure, stray, true));
                }
            }
        }
        return cases;
    }

    @ParameterizedTest
    @CsvSource({ "WRITE, false", "WRITE, true", "READ, false", "READ, true" })
    void aCallThroughAProxyGetsItsOwnResponse(Kind kind, boolean late) throws Exception {
        String options = options(true, Stray.RESPONSE, late);
        try (TunnelProxy proxy = new TunnelProxy()) {
            assertThatEachCallGetsItsResponse(kind, options + "&proxyHost=127.0.0.1&proxyPort=" + proxy.port(), late);

            assertThat(proxy.tunnels()).isEqualTo(CALLS / 2);
        }
    }

    @ParameterizedTest
    @CsvSource({ "false, false", "false, true", "true, false", "true, true" })
    void aCallWithACustomHttpComponentGetsItsOwnResponse(boolean secure, boolean late) throws Exception {
        HttpComponent own = new HttpComponent();
        own.setCamelContext(context);
        own.setSslContextParameters(Tls.client());
        context.getRegistry().bind("own", own);
        String options = options(secure, Stray.RESPONSE, late) + "&httpComponent=#own";

        assertThatEachReadGetsItsResponse(options, late);
    }

    @ParameterizedTest
    @ValueSource(strings = { "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n%PDF-666", "}" })
    void bytesAfterTheResponseOfAProxyFailTheCall(String stray) throws Exception {
        String options = options(true, Stray.BRACE, false);
        try (TunnelProxy proxy = new TunnelProxy(stray)) {
            Exchange exchange = call(
                    "sendcloud:parcels/1/documents/label?" + options + "&proxyHost=127.0.0.1&proxyPort=" + proxy.port(), null);

            assertThat(exchange.getException()).hasRootCauseInstanceOf(IOException.class);
            assertThat(exchange.getException()).rootCause().hasMessageContaining("CONNECT");
            assertThat(server.requested()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "RESPONSE", "BRACE" })
    void aTokenRequestGetsItsOwnResponse(Stray stray) throws Exception {
        String options
                = options(true, stray, false) + "&authMode=oauth2&tokenUri=https://localhost:" + server.port() + "/token";

        for (int i = 1; i <= 4; i++) {
            Exchange exchange = call("sendcloud:parcels/" + i + "/documents/label?" + options, null);

            assertThat(exchange.getException()).as("call %d", i).isNull();
            assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("%PDF-" + i);
            // a token is valid for a second, so each call needs a new token
            await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
        }
        assertThat(server.opened()).as("two connections for the API, and two connections for tokens").isEqualTo(4);
    }
}
