package io.github.camelsendcloud;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The options for TLS, proxies, timeouts and a custom camel-http component configure the connections. */
@Timeout(60)
class ConnectionTest extends SandboxTestSupport {

    private static final String METADATA = "sendcloud:user/auth/metadata";
    private static final List<String> SECURE_REQUESTS = new CopyOnWriteArrayList<>();
    /** Records for each connection whether the client has a certificate. */
    private static final Map<InetSocketAddress, Boolean> CLIENTS = new ConcurrentHashMap<>();
    private static HttpsServer secure;

    @BeforeAll
    static void startSecureServer() throws Exception {
        SSLContext tls = Tls.server();
        secure = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters optional = tls.getDefaultSSLParameters();
                optional.setWantClientAuth(true);
                parameters.setSSLParameters(optional);
            }
        });
        secure.createContext("/", ConnectionTest::respond);
        secure.start();
    }

    private static void respond(HttpExchange exchange) throws IOException {
        SECURE_REQUESTS.add(exchange.getRequestURI().getPath());
        CLIENTS.put(exchange.getRemoteAddress(), hasClientCertificate((HttpsExchange) exchange));
        byte[] response
                = "{\"access_token\":\"t\",\"token_type\":\"bearer\",\"expires_in\":3600}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, response.length);
        exchange.getResponseBody().write(response);
        exchange.close();
    }

    private static boolean hasClientCertificate(HttpsExchange exchange) {
        try {
            return exchange.getSSLSession().getPeerCertificates().length > 0;
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }

    @AfterAll
    static void stopSecureServer() {
        secure.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void tlsUsesTheSslContextParametersOfTheOption(String authMode) {
        context.getRegistry().bind("tls", Tls.client());
        SECURE_REQUESTS.clear();

        Exchange exchange = call(secureUri(authMode) + "&sslContextParameters=#tls", null);

        assertThat(exchange.getException()).isNull();
        assertThat(SECURE_REQUESTS).endsWith("/api/v3/user/auth/metadata").hasSize(authMode.equals("basic") ? 1 : 2);
    }

    @Test
    void tlsUsesTheSslContextParametersOfTheContext() {
        context.setSSLContextParameters(Tls.client());

        assertThat(call(secureUri("basic") + "&maxConnections=3", null).getException()).isNull();
    }

    @Test
    void aConnectionWithAClientCertificateIsReused() {
        SSLContextParameters parameters = Tls.client();
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(parameters.getTrustManagers().getKeyStore());
        keys.setKeyPassword(Tls.PASSWORD);
        parameters.setKeyManagers(keys);
        context.getRegistry().bind("mutual", parameters);
        CLIENTS.clear();

        for (int i = 0; i < 3; i++) {
            assertThat(call(secureUri("basic") + "&sslContextParameters=#mutual", null).getException()).isNull();
        }

        assertThat(CLIENTS.values()).containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void anUntrustedServerGetsNoRequest(String authMode) {
        SECURE_REQUESTS.clear();

        Exchange exchange = call(secureUri(authMode).replace("user/auth/metadata", "shipments/announce"), shipment());

        assertThat(exchange.getException()).isNotInstanceOf(SendcloudOutcomeUnknownException.class);
        assertThat(exchange.getException(SSLException.class)).isNotNull();
        assertThat(SECURE_REQUESTS).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void aProxyIsUsedForTheApiAndForTokens(String authMode) {
        Exchange exchange = call(METADATA + "?allowInsecureHttp=true&baseUri=http://api.invalid/api&authMode=" + authMode
                                 + "&tokenUri=http://account.invalid/oauth2/token&proxyHost=127.0.0.1&proxyPort="
                                 + sandbox().port(),
                null);

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox().requests()).extracting(request -> request.header("Host").orElseThrow())
                .containsExactly("api.invalid");
        assertThat(sandbox().tokenRequests()).hasSize(authMode.equals("basic") ? 0 : 1);
    }

    @Test
    void aCustomHttpComponentBuildsTheClientWithoutRedirectsOrRetries() {
        HttpComponent own = new HttpComponent();
        own.setCamelContext(context);
        own.setFollowRedirects(true);
        own.setConnectTimeout(5_000);
        own.setHttpClientConfigurer(builder -> builder.addRequestInterceptorLast(
                (request, entity, http) -> request.addHeader("X-Own", "yes")));
        context.getRegistry().bind("own", own);
        sandbox().controls().failNext(1, Fault.status(503));

        Exchange failed = call("sendcloud:shipments/announce?httpComponent=#own", shipment());
        Exchange exchange = call(METADATA + "?httpComponent=#own", null);

        assertThat(failed.getException()).isInstanceOf(SendcloudOutcomeUnknownException.class);
        assertThat(exchange.getException()).isNull();
        assertThat(sandbox().requests()).extracting(RecordedRequest::status).containsExactly(503, 200);
        assertThat(sandbox().requests().get(1).header("X-Own")).contains("yes");
    }

    @Test
    void aSilentServerCausesATimeout() {
        sandbox().controls().failNext(1, Fault.noResponse());

        assertThat(call(METADATA + "?responseTimeout=300&maxRetries=0", null).getException())
                .isInstanceOf(SendcloudOperationFailedException.class)
                .hasRootCauseInstanceOf(SocketTimeoutException.class);
    }

    private static String secureUri(String authMode) {
        String server = "https://localhost:" + secure.getAddress().getPort();
        return METADATA + "?authMode=" + authMode + "&baseUri=" + server + "/api&tokenUri=" + server + "/oauth2/token";
    }
}
