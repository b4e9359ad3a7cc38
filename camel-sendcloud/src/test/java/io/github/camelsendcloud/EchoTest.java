package io.github.camelsendcloud;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsendcloud.EchoServer.json;
import static org.assertj.core.api.Assertions.assertThat;

/** A credential that a server echoes is visible in no exception, header or log line. */
@Timeout(60)
class EchoTest extends SandboxTestSupport {

    private static final String PUBLIC_KEY = "the-public-key";
    private static final String SECRET_KEY = "s3cr3t/k\"y+ü";

    private EchoServer server;
    private RecordedLog log;

    @BeforeEach
    void start() throws Exception {
        server = new EchoServer();
        log = new RecordedLog();
    }

    @AfterEach
    void stop() throws Exception {
        log.close();
        server.close();
    }

    private String uri(String resource, String mode) {
        SendcloudConfiguration configuration = context.getComponent("sendcloud", SendcloudComponent.class).getConfiguration();
        configuration.setPublicKey(PUBLIC_KEY);
        configuration.setSecretKey(SECRET_KEY);
        return "sendcloud:" + resource + (resource.contains("?") ? "&" : "?") + "maxRetries=0&baseUri=" + server.uri("/api")
               + "&tokenUri=" + server.uri("/oauth2/token") + "&authMode=" + mode;
    }

    /** The places of a response that can contain an echo. */
    private static final List<UnaryOperator<String>> PLACES = List.of(
            echo -> json("400 Bad Request", "{\"errors\":[{\"code\":\"" + quoted(echo) + "\",\"detail\":\"got " + quoted(echo)
                                            + " x\",\"source\":{\"pointer\":\"/" + quoted(echo) + "\"}}]}"),
            echo -> json("500 Oops", "<html>" + echo + "</html>"),
            echo -> "HTTP/1.1 403 No " + echo + "\r\nContent-Length: 0\r\n\r\n",
            echo -> "HTTP/1.1 307 Moved\r\nLocation: https://x/?k=" + echo + "\r\nContent-Length: 0\r\n\r\n",
            echo -> "HTTP/1.1 404 No\r\nX-Request-Id: " + echo + "\r\nX-Debug: [" + echo + "]\r\nContent-Length: 0\r\n\r\n",
            echo -> "HTTP/1.1 200 OK\r\nX-Request-Id: " + echo + "\r\nContent-Type: application/json; x=" + echo
                    + "\r\nContent-Length: 2\r\n\r\n{}",
            echo -> "HTTP/1.1 200 OK\r\nContent-Type: text/" + echo + "\r\nContent-Length: 1\r\n\r\nx",
            echo -> "HTTP/1.1 200 OK\r\n" + echo + "\r\n\r\n",
            echo -> echo + " 200\r\n\r\n",
            echo -> json("201 Created", "{\"data\":" + echo + "}"),
            echo -> json("201 Created", "{\"data\":{\"parcels\":[{\"id\":1,\"tracking_number\":\"" + quoted(echo)
                                        + "\",\"errors\":[{\"code\":\"a\",\"detail\":\"" + quoted(echo) + "\"}]},{\"note\":\""
                                        + quoted(echo) + "\"}],\"errors\":[{\"code\":\"announcement_failed\",\"detail\":\""
                                        + quoted(echo) + "\"}]}}"));

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    static Stream<Arguments> echoes() {
        List<Arguments> all = new ArrayList<>();
        for (String mode : List.of("basic", "oauth2", "portal")) {
            for (int place = 0; place < PLACES.size(); place++) {
                all.add(Arguments.of(mode, place));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}, place {1}")
    @MethodSource("echoes")
    void anEchoedCredentialIsMaskedEverywhere(String mode, int place) throws Exception {
        for (String spelling : mode.equals("basic") ? List.of("header", "secret", "form", "base64url") : List.of("header")) {
            server.respond((path, sent, number) -> path.startsWith("/oauth2")
                    ? token(number) : PLACES.get(place).apply(echo(spelling, sent)));

            Exchange exchange = mode.equals("portal")
                    ? call(uri("brand/my-shop/return-portal/incoming", "basic"), "{}",
                            SendcloudConstants.RETURN_PORTAL_TOKEN, "the.portal-token")
                    : call(uri("shipments/announce?outputType=map", mode), shipment());

            assertNoSecretIsVisible(exchange);
        }
    }

    private static String echo(String spelling, String header) {
        String pair = header.substring(header.indexOf(' ') + 1);
        return switch (spelling) {
            case "secret" -> SECRET_KEY;
            case "form" -> URLEncoder.encode(SECRET_KEY, StandardCharsets.UTF_8);
            case "base64url" -> pair.replace('+', '-').replace('/', '_').replace("=", "");
            default -> header;
        };
    }

    private static String token(int number) {
        return json("200 OK", "{\"access_token\":\"token-number-" + number + "-" + number
                              + "\",\"token_type\":\"bearer\",\"expires_in\":3600}");
    }

    private void assertNoSecretIsVisible(Exchange exchange) throws Exception {
        List<String> places = new ArrayList<>(log.lines());
        // the route has set this header
        exchange.getMessage().removeHeader(SendcloudConstants.RETURN_PORTAL_TOKEN);
        places.add(exchange.getMessage().getHeaders().toString());
        places.add(exchange.getProperties().toString());
        if (exchange.getException() != null) {
            places.add(RecordedLog.describe(exchange.getException()));
            places.add(String.valueOf(exchange.getMessage().getBody(String.class)));
        }
        List<String> secrets = new ArrayList<>(
                List.of(
                        SECRET_KEY, quoted(SECRET_KEY), URLEncoder.encode(SECRET_KEY, StandardCharsets.UTF_8), "s3cr3t"));
        for (String credential : server.credentials()) {
            secrets.add(credential);
            secrets.add(credential.replace('+', '-').replace('/', '_').replace("=", ""));
        }
        assertThat(secrets).hasSizeGreaterThan(4).allSatisfy(
                secret -> assertThat(places).filteredOn(place -> place.contains(secret)).isEmpty());
    }

    /** The server rejects the first token, and the component discards this token before the echo arrives. */
    @Test
    void aDiscardedTokenIsMasked() throws Exception {
        server.respond((path, sent, number) -> {
            if (path.startsWith("/oauth2")) {
                return token(number);
            }
            // 1: token request, 2: accepted call, 3: rejected call, 4: token request, 5: echo of both tokens
            return number < 3
                    ? json("200 OK", "{}")
                    : json(number == 3 ? "401 Unauthorized" : "400 Bad Request", "{\"errors\":[{\"detail\":\"" + sent
                                                                                 + " after Bearer token-number-1-1\"}]}");
        });
        assertThat(call(uri("user/auth/metadata", "oauth2"), null).getException()).isNull();

        Exchange exchange = call(uri("user/auth/metadata", "oauth2"), null);

        assertThat(server.credentials()).contains("token-number-1-1", "token-number-4-4");
        assertThat(exchange.getException()).hasMessageContaining("xxxxxx after Bearer xxxxxx");
        assertNoSecretIsVisible(exchange);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 2, 4, 7, 8 })
    void anEchoOfTheTokenEndpointIsMasked(int place) throws Exception {
        List<UnaryOperator<String>> places = new ArrayList<>(PLACES);
        places.set(0, echo -> json("401 Unauthorized",
                "{\"error\":\"invalid_client\",\"error_description\":\"got " + quoted(echo) + "\"}"));
        for (String spelling : List.of("header", "secret", "form", "base64url")) {
            server.respond((path, sent, number) -> places.get(place).apply(echo(spelling, sent)));

            // each scope has a separate endpoint, which no earlier failure has paused
            Exchange exchange = call(uri("user/auth/metadata?scope=" + spelling, "oauth2&tokenTimeout=200"), null);

            assertThat(exchange.getException()).isInstanceOf(SendcloudAuthenticationException.class);
            assertNoSecretIsVisible(exchange);
        }
    }

    @Test
    void anErrorResponseInTheBodyIsMasked() throws Exception {
        server.respond((path, sent, number) -> PLACES.get(0).apply(sent));

        Exchange exchange = call(uri("user/auth/metadata?throwExceptionOnFailure=false", "basic"), null);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class)).contains("got Basic xxxxxx x").doesNotContain(
                Base64.getEncoder().encodeToString((PUBLIC_KEY + ":" + SECRET_KEY).getBytes(StandardCharsets.UTF_8)));
    }
}
