package io.github.camelsendcloud;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.Filter;

import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

import static io.github.camelsendcloud.Callers.assertNoneFailed;
import static io.github.camelsendcloud.Callers.together;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The OAuth2 flow works with Spring's authorization server. The sandbox asks this server whether each received token is
 * active.
 */
@Timeout(120)
class AuthorizationServerTest extends SandboxTestSupport {

    private static final String METADATA = "sendcloud:user/auth/metadata";
    private static final String LONG_LIVED = "shop 1 +&%/=";
    private static final String SHORT_LIVED = "short-lived";
    private static final String SECRET = "s+cr&t%=ü /";

    private static final AtomicInteger TOKEN_REQUESTS = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static volatile String lastToken;
    private static volatile int latency;
    private static ConfigurableApplicationContext server;

    @EnableAutoConfiguration
    static class Server {

        /** Counts and delays the requests to the token endpoint. */
        @Bean
        FilterRegistrationBean<Filter> counting() {
            FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
                TOKEN_REQUESTS.incrementAndGet();
                if (latency > 0) {
                    Awaitility.await().pollDelay(Duration.ofMillis(latency)).until(() -> true);
                }
                chain.doFilter(request, response);
            });
            filter.addUrlPatterns("/oauth2/token");
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }
    }

    @BeforeAll
    static void startServer() {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--spring.main.banner-mode=off"));
        arguments.addAll(client("long", LONG_LIVED, SECRET, Duration.ofHours(1)));
        // the server rounds down: the response has expires_in 7, so that a refresh starts about 4 s before the expiry
        arguments.addAll(client("short", SHORT_LIVED, "short", Duration.ofSeconds(8)));
        server = new SpringApplicationBuilder(Server.class).run(arguments.toArray(String[]::new));
    }

    private static List<String> client(String name, String id, String secret, Duration lifetime) {
        String prefix = "--spring.security.oauth2.authorizationserver.client." + name;
        return List.of(
                prefix + ".registration.client-id=" + id,
                prefix + ".registration.client-secret={noop}" + secret,
                prefix + ".registration.client-authentication-methods=client_secret_basic",
                prefix + ".registration.authorization-grant-types=client_credentials",
                prefix + ".registration.scopes=api",
                prefix + ".token.access-token-format=reference",
                prefix + ".token.access-token-time-to-live=" + lifetime.toSeconds() + "s");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void askTheServerAboutTokens() {
        TOKEN_REQUESTS.set(0);
        latency = 0;
        sandbox().controls().acceptTokens(token -> {
            lastToken = token;
            return post("introspect", token).contains("\"active\":true");
        });
    }

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setAuthMode(AuthMode.OAUTH2);
        configuration.setPublicKey(LONG_LIVED);
        configuration.setSecretKey(SECRET);
        configuration.setTokenUri(serverUri("token").toString());
        return configuration;
    }

    @Test
    void manyThreadsOverAHundredEndpointsMakeOneTokenRequestForTheFirstToken() throws Exception {
        latency = 200;

        List<Exchange> exchanges = together(64, 2, i -> call("sendcloud:shipments?query.order_number=" + i % 100, null));

        assertNoneFailed(exchanges);
        assertThat(TOKEN_REQUESTS).hasValue(1);
    }

    @Test
    void aRevokedTokenFailsNoCallAndIsReplacedOnce() throws Exception {
        assertThat(call(METADATA, null).getException()).isNull();
        assertThat(TOKEN_REQUESTS).hasValue(1);
        post("revoke", lastToken);

        List<Exchange> exchanges = together(16, 5, i -> call(METADATA, null));

        assertNoneFailed(exchanges);
        assertThat(TOKEN_REQUESTS).hasValue(2);
        assertThat(sandbox().requests()).anyMatch(request -> request.status() == 401);
    }

    @Test
    void aTokenRefreshDelaysNoCall() throws Exception {
        latency = 300;
        // a check of every token would take more CPU time than the calls
        sandbox().controls().acceptTokens(token -> true);
        String shortLived = METADATA + "?secretKey=short&publicKey=" + SHORT_LIVED;
        assertThat(call(shortLived, null).getException()).isNull();

        Callers.Result result = Callers.keepCalling(context.getEndpoint(shortLived), 8, Duration.ofSeconds(10));

        assertNoneFailed(result.failed());
        assertThat(result.asynchronous()).isZero();
        assertThat(TOKEN_REQUESTS.get()).isBetween(3, 20);
    }

    @Test
    void theErrorCodeOfTheAuthorizationServerIsReported() {
        assertTokenRequestFails(METADATA + "?secretKey=wrong", 401, "invalid_client");
        assertTokenRequestFails(METADATA + "?scope=read:everything", 400, "invalid_scope");
        assertThat(sandbox().requests()).isEmpty();
    }

    private void assertTokenRequestFails(String uri, int status, String error) {
        assertThat(call(uri, null).getException()).isInstanceOfSatisfying(SendcloudAuthenticationException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(status);
            assertThat(e.getError()).isEqualTo(error);
            assertThat(e.isRetryable()).isFalse();
            assertThat(e).hasMessageContaining(error).hasMessageNotContaining(SECRET);
        });
    }

    private static URI serverUri(String endpoint) {
        return URI.create(
                "http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port") + "/oauth2/" + endpoint);
    }

    private static String post(String endpoint, String token) {
        String keys = URLEncoder.encode(LONG_LIVED, StandardCharsets.UTF_8) + ":"
                      + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(serverUri(endpoint))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
