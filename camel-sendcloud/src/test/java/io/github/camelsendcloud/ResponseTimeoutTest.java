package io.github.camelsendcloud;

import java.net.SocketTimeoutException;
import java.time.Duration;

import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The option {@code responseTimeout} applies to each response, on new and on reused connections. */
@Timeout(60)
class ResponseTimeoutTest extends SandboxTestSupport {

    private static final String METADATA = "sendcloud:user/auth/metadata?maxRetries=0";
    private static final Duration SLOW = Duration.ofMillis(1200);

    private SlowServer server;
    private TunnelProxy proxy;

    @AfterEach
    void stopServers() throws Exception {
        server.close();
        if (proxy != null) {
            proxy.close();
        }
    }

    private String uri(boolean secure, boolean proxied, String options) throws Exception {
        server = new SlowServer(secure);
        context.getRegistry().bind("tls", Tls.client());
        String uri = METADATA + "&baseUri=" + (secure ? "https" : "http") + "://localhost:" + server.port()
                     + "/api&sslContextParameters=#tls" + options;
        if (proxied) {
            proxy = new TunnelProxy();
            uri += "&proxyHost=127.0.0.1&proxyPort=" + proxy.port();
        }
        return uri;
    }

    @ParameterizedTest
    @CsvSource({ "false, false", "true, false", "true, true" })
    void aResponseOnAReusedConnectionMayTakeLongerThanTheConnectTimeout(boolean secure, boolean proxied) throws Exception {
        String uri = uri(secure, proxied, "&connectTimeout=1000&responseTimeout=3000");
        server.delay(SLOW);

        for (int i = 0; i < 3; i++) {
            assertThat(call(uri, null).getException()).isNull();
        }

        assertThat(server.connections()).isOne();
        assertThat(proxied ? proxy.tunnels() : 1).isOne();
    }

    @ParameterizedTest
    @CsvSource({
            "false, false, false", "true, false, false", "true, true, false", "false, false, true", "true, false, true",
            "true, true, true" })
    void theResponseTimeoutAppliesIndependentlyOfTheConnectTimeout(boolean secure, boolean proxied, boolean reused)
            throws Exception {
        String uri = uri(secure, proxied, "&connectTimeout=20000&responseTimeout=1000");
        if (reused) {
            assertThat(call(uri, null).getException()).isNull();
        }
        server.delay(Duration.ofSeconds(4));

        long start = System.nanoTime();
        Exchange exchange = call(uri, null);

        assertThat(exchange.getException()).hasRootCauseInstanceOf(SocketTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(900), Duration.ofMillis(3500));
        assertThat(server.connections()).isOne();
    }

    @Test
    void aTokenResponseOnAReusedConnectionMayTakeLongerThanTheConnectTimeout() throws Exception {
        String uri = uri(true, false, "&connectTimeout=1000&responseTimeout=3000&authMode=oauth2");
        uri += "&tokenUri=https://localhost:" + server.port() + "/oauth2/token";
        server.delay(SLOW);

        // a token is valid for one second, so each call needs at least one new token
        for (int i = 0; i < 3; i++) {
            assertThat(call(uri, null).getException()).isNull();
        }

        assertThat(server.requests()).isGreaterThanOrEqualTo(6);
        assertThat(server.connections()).as("one connection for the API, and one connection for tokens").isEqualTo(2);
    }

    @Test
    void theSocketTimeoutOfACustomHttpComponentAppliesToAReusedConnection() throws Exception {
        HttpComponent own = new HttpComponent();
        own.setCamelContext(context);
        own.setConnectTimeout(1000);
        own.setSoTimeout(3000);
        own.setSslContextParameters(Tls.client());
        context.getRegistry().bind("own", own);
        String uri = uri(true, false, "&httpComponent=#own");
        server.delay(SLOW);

        for (int i = 0; i < 2; i++) {
            assertThat(call(uri, null).getException()).isNull();
        }

        assertThat(server.connections()).isOne();
    }
}
