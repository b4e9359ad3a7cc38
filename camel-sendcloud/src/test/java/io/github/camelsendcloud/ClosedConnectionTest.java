package io.github.camelsendcloud;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A request that must be sent only once never uses a connection that the server has closed. */
@Timeout(60)
class ClosedConnectionTest extends SandboxTestSupport {

    private ClosingServer server;

    @AfterEach
    void stopServer() throws Exception {
        server.close();
    }

    private String uri(boolean secure, int responses, String options) throws Exception {
        server = new ClosingServer(secure, responses);
        context.getRegistry().bind("tls", Tls.client());
        return "sendcloud:shipments/announce?baseUri=" + (secure ? "https" : "http") + "://localhost:" + server.port()
               + "/api&sslContextParameters=#tls" + options;
    }

    private void assertThatAllCallsSucceed(String uri, int calls, int responses) {
        for (int i = 1; i <= calls; i++) {
            Exchange exchange = call(uri, shipment());

            assertThat(exchange.getException()).as("call %d", i).isNull();
            assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(1);
            int closed = i / responses;
            // the close arrives a moment later
            await().pollDelay(Duration.ofMillis(20)).until(() -> server.closed() == closed);
        }
        assertThat(server.requests()).isEqualTo(calls);
    }

    @ParameterizedTest
    @CsvSource({ "false, 1", "true, 1", "false, 3", "true, 3" })
    void aWriteWithoutAReferenceGetsANewConnectionAfterAClose(boolean secure, int responses) throws Exception {
        String uri = uri(secure, responses, "");

        assertThatAllCallsSucceed(uri, 9, responses);

        assertThat(server.opened()).isEqualTo(9 / responses);
    }

    @ParameterizedTest
    @ValueSource(strings = { "&proxyHost=127.0.0.1&proxyPort=", "&httpComponent=#own" })
    void aProxyAndACustomHttpComponentUseANewConnectionAfterAClose(String option) throws Exception {
        HttpComponent own = new HttpComponent();
        own.setCamelContext(context);
        own.setSslContextParameters(Tls.client());
        context.getRegistry().bind("own", own);
        try (TunnelProxy proxy = new TunnelProxy()) {
            assertThatAllCallsSucceed(uri(true, 1, option.endsWith("=") ? option + proxy.port() : option), 5, 1);

            assertThat(proxy.tunnels()).isEqualTo(option.contains("proxy") ? 5 : 0);
        }
    }

    @Test
    void allClosedConnectionsOfThePoolAreSkipped() throws Exception {
        String uri = uri(false, 1, "&maxConnections=8");
        List<Exchange> exchanges = IntStream.range(0, 8).parallel().mapToObj(i -> call(uri, shipment())).toList();
        await().pollDelay(Duration.ofMillis(20)).until(() -> server.closed() == 8);

        assertThat(exchanges).allSatisfy(exchange -> assertThat(exchange.getException()).isNull());
        assertThat(call(uri, shipment()).getException()).isNull();
        assertThat(server.requests()).isEqualTo(9);
    }

    @Test
    void aConnectionThatStaysOpenIsUsedForAllCalls() throws Exception {
        String uri = uri(true, Integer.MAX_VALUE, "");
        for (int i = 0; i < 20; i++) {
            assertThat(call(uri, shipment()).getException()).isNull();
        }

        assertThat(server.opened()).isOne();
    }
}
