package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests to the control endpoints from other sites, from other hosts and without the token. No such request has an
 * effect. In the requests, {@code PORT} stands for the port, and {@code |} for the end of a line.
 */
class HostileRequestsTest {

    private static final String TOKEN = "control-token-of-this-test";
    private static final String FORM = "POST /sandbox/faults|Host: localhost:PORT|Origin: http://localhost:PORT";
    private static final String FAULT = "{\"kind\":\"status\"}";

    @RegisterExtension
    static final SandboxExtension OPEN = new SandboxExtension();

    private static Sandbox withToken;

    private final Sandbox open = OPEN.sandbox();

    @BeforeAll
    static void startWithToken() {
        withToken = Sandbox.builder().host("0.0.0.0").controlToken(TOKEN).start();
    }

    @AfterAll
    static void stopWithToken() {
        withToken.close();
    }

    /** Gives both sandboxes a state that a hostile request could change. */
    @BeforeEach
    void changeState() throws IOException {
        withToken.reset();
        for (Sandbox sandbox : List.of(open, withToken)) {
            TestClient client = new TestClient(sandbox);
            client.post("/api/v2/parcels", TestClient.PARCEL);
            sandbox.account().grantScopes("read:parcel");
            control(sandbox).send("PATCH", "/sandbox/clock", "{\"speed\":0}");
            sandbox.controls().addFault(FaultRule.of("/never", Fault.garbage()));
        }
    }

    static Stream<String> hostileRequests() {
        return Stream.of(
                // from a page of another site
                "POST /sandbox/reset|Host: localhost:PORT|Origin: https://evil.example",
                "POST /sandbox/reset|Host: localhost:PORT|Origin: null",
                "POST /sandbox/reset|Host: localhost:PORT|Origin: http://localhost:1",
                "POST /sandbox/reset|Host: localhost:PORT|Origin: http://localhost",
                "POST /sandbox/reset|Host: localhost:PORT|Origin: https://localhost:PORT",
                "POST /sandbox/reset|Host: localhost:PORT|Origin: http://localhost:PORT.evil.example",
                "POST /sandbox/reset|Host: 127.0.0.1:PORT|Origin: http://127.0.0.1.evil.example:PORT",
                "POST /sandbox/reset|Host: localhost:PORT|Referer: https://evil.example/page",
                "POST /sandbox/reset|Host: localhost:PORT|Referer: http://localhost:PORT.evil.example/",
                "POST /sandbox/reset|Host: localhost:PORT|Sec-Fetch-Site: cross-site",
                "POST /sandbox/reset|Host: localhost:PORT|Sec-Fetch-Site: same-site",
                "POST /sandbox/reset|Host: localhost:PORT|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: navigate",
                "DELETE /sandbox/requests|Host: localhost:PORT|Origin: https://evil.example",
                "DELETE /sandbox/faults|Host: localhost:PORT|Origin: https://evil.example",
                "PATCH /sandbox/clock|Host: localhost:PORT|Origin: https://evil.example"
                                                                                            + "|Content-Type: application/json||{\"speed\":9}",
                "OPTIONS /sandbox/reset|Host: localhost:PORT|Origin: https://evil.example|Access-Control-Request-Method: POST",
                "GET /sandbox/requests|Host: localhost:PORT|Sec-Fetch-Site: cross-site|Sec-Fetch-Mode: no-cors",
                "GET /sandbox/stream|Host: localhost:PORT|Origin: https://evil.example",
                // forms, and bodies that a form can send
                FORM + "|Content-Type: text/plain||" + FAULT,
                FORM + "||" + FAULT,
                FORM + "|Content-Type: text/plain; application/json||" + FAULT,
                FORM + "|Content-Type: multipart/form-data; boundary=x||" + FAULT,
                FORM + "|Content-Type: application/x-www-form-urlencoded||" + FAULT,
                "POST /sandbox/faults|Host: localhost:PORT|Origin: https://evil.example|Content-Type: text/plain||" + FAULT,
                "POST /sandbox/requests?_method=DELETE|Host: localhost:PORT"
                                                                                                                             + "|Content-Type: application/x-www-form-urlencoded||_method=DELETE",
                "POST /sandbox/requests|Host: localhost:PORT|X-HTTP-Method-Override: DELETE",
                "GET /sandbox/reset|Host: localhost:PORT",
                "HEAD /sandbox/reset|Host: localhost:PORT",
                // DNS rebinding, and other hosts
                "POST /sandbox/reset|Host: evil.example",
                "POST /sandbox/reset|Host: evil.example:PORT|Origin: http://evil.example:PORT",
                "POST /sandbox/reset|Host: localhost.evil.example:PORT",
                "POST /sandbox/reset|Host: localhost@evil.example:PORT",
                "POST /sandbox/reset|Host: evil.example#localhost:PORT",
                "POST /sandbox/reset|Host: 127.0.0.1.nip.io:PORT",
                "POST /sandbox/reset|Host: 192.168.1.10:PORT",
                "POST /sandbox/reset|Host: localhost:PORT|Host: evil.example:PORT",
                "POST /sandbox/reset|Host: ",
                "POST /sandbox/reset|X-Host: localhost:PORT",
                "GET /sandbox/accounts|Host: evil.example:PORT",
                "GET /|Host: evil.example:PORT",
                "POST http://evil.example/sandbox/reset|Host: localhost:PORT",
                "POST http://evil.example/sandbox/reset|Host: evil.example",
                // paths that a server could change into a path of a control endpoint
                "POST //sandbox/reset|Host: localhost:PORT",
                "POST /./sandbox/reset|Host: localhost:PORT",
                "POST /api/../sandbox/reset|Host: localhost:PORT",
                "POST /page/../sandbox/reset|Host: localhost:PORT",
                "POST /sandbox/../sandbox/reset|Host: localhost:PORT",
                "POST /sandbox/%2e%2e/sandbox/reset|Host: localhost:PORT",
                "POST /sandbox%2freset|Host: localhost:PORT",
                "POST /%73andbox/reset|Host: localhost:PORT",
                "POST /sandbox;x=1/reset|Host: localhost:PORT",
                "POST /sandbox/reset;x=1|Host: localhost:PORT",
                "POST /sandbox/reset%00|Host: localhost:PORT",
                "POST /SANDBOX/reset|Host: localhost:PORT",
                "POST /sandbox\\reset|Host: localhost:PORT",
                "GET /page/../../sandbox/accounts|Host: localhost:PORT",
                "POST /sandbox/accounts/..%2faccounts%2faccount-1/rotate|Host: localhost:PORT");
    }

    @ParameterizedTest
    @MethodSource("hostileRequests")
    void aHostileRequestHasNoEffect(String request) throws IOException {
        assertNoEffect(open, request);
    }

    static Stream<String> requestsWithoutTheToken() {
        String basic = TestClient.basic("token", TOKEN);
        return Stream.of(
                "POST /sandbox/reset|Host: localhost:PORT",
                "POST /sandbox/reset|Host: localhost:PORT|Authorization: Bearer wrong",
                "POST /sandbox/reset|Host: localhost:PORT|Authorization: Bearer ",
                "POST /sandbox/reset|Host: localhost:PORT|Authorization: Bearer " + TOKEN.substring(1),
                "POST /sandbox/reset|Host: localhost:PORT|Authorization: Bearer " + TOKEN + "x",
                "POST /sandbox/reset|Host: localhost:PORT|Authorization: " + TOKEN,
                "POST /sandbox/reset|Host: localhost:PORT|Authorization: " + basic,
                "POST /sandbox/reset|Host: localhost:PORT|Authorization: "
                                                                                    + TestClient.basic("sandbox-public-key",
                                                                                            "sandbox-secret-key"),
                "POST /sandbox/reset?token=" + TOKEN + "|Host: localhost:PORT",
                "POST /sandbox/reset?access_token=" + TOKEN + "|Host: localhost:PORT",
                "POST /sandbox/reset|Host: localhost:PORT|X-Control-Token: " + TOKEN,
                "POST /sandbox/reset|Host: localhost:PORT|Content-Type: application/json||{\"token\":\"" + TOKEN + "\"}",
                "POST /sandbox/reset|Host: localhost:PORT|Cookie: token=" + TOKEN,
                "POST /sandbox/reset|Host: localhost:PORT|Cookie: sendcloud-sandbox-token=wrong",
                "POST /sandbox/reset|Host: localhost:PORT|Cookie: x=sendcloud-sandbox-token=" + TOKEN,
                "POST /sandbox/reset|Host: evil.example:PORT|Authorization: Bearer " + TOKEN,
                "POST /sandbox/reset|Host: localhost:PORT|Origin: https://evil.example|Cookie: sendcloud-sandbox-token="
                                                                                              + TOKEN,
                "GET /sandbox/accounts?token=" + TOKEN + "|Host: localhost:PORT",
                "GET /sandbox/requests|Host: localhost:PORT",
                "GET /sandbox/stream?token=wrong|Host: localhost:PORT",
                "GET /|Host: localhost:PORT",
                "GET /page/app.js|Host: localhost:PORT");
    }

    @ParameterizedTest
    @MethodSource("requestsWithoutTheToken")
    void aRequestWithoutTheTokenHasNoEffect(String request) throws IOException {
        assertNoEffect(withToken, request);
    }

    private static void assertNoEffect(Sandbox sandbox, String request) throws IOException {
        String before = fingerprint(sandbox);
        String[] parts = request.replace("PORT", String.valueOf(sandbox.port())).split("\\|\\|");
        List<String> lines = Arrays.asList(parts[0].split("\\|"));
        String body = parts.length > 1 ? parts[1] : "";
        String length = String.valueOf(body.getBytes(StandardCharsets.UTF_8).length);

        String response = new RawClient(sandbox).send(
                lines.get(0) + " HTTP/1.1\r\n" + String.join("\r\n", lines.subList(1, lines.size()))
                                                      + "\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n"
                                                      + body);

        assertThat(response).matches("(?s)HTTP/1.1 4\\d\\d .*");
        assertThat(response).doesNotContainIgnoringCase("Access-Control-Allow").doesNotContainIgnoringCase("Set-Cookie")
                .doesNotContain("secret-key");
        assertThat(fingerprint(sandbox)).isEqualTo(before);
    }

    /** All that a control endpoint could change. */
    private static String fingerprint(Sandbox sandbox) throws IOException {
        ObjectNode state = (ObjectNode) TestClient.json(control(sandbox).get("/sandbox/state")).path("data");
        ((ObjectNode) state.path("counts")).remove("requests");
        return state + " " + sandbox.controls().faults().keySet() + " " + sandbox.requests().get(0).method()
               + control(sandbox).get("/sandbox/parcels").body();
    }

    private static TestClient control(Sandbox sandbox) {
        return new TestClient(sandbox, sandbox == withToken ? "Bearer " + TOKEN : null);
    }

    @Test
    void theRightRequestsHaveAnEffect() throws IOException {
        String own = "Host: localhost:" + open.port() + "\r\nOrigin: http://localhost:" + open.port()
                     + "\r\nSec-Fetch-Site: same-origin\r\n";
        assertThat(new RawClient(open).send(
                "POST /sandbox/faults HTTP/1.1\r\n" + own + "Content-Type: application/json; charset=utf-8\r\nContent-Length: "
                                            + FAULT.length() + "\r\nConnection: close\r\n\r\n" + FAULT))
                .startsWith("HTTP/1.1 201");
        assertThat(open.controls().faults()).hasSize(2);
        assertThat(new RawClient(open).send(
                "POST /sandbox/reset HTTP/1.1\r\n" + own + "Content-Length: 0\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 204");
        assertThat(open.controls().faults()).isEmpty();
        assertThat(new RawClient(open).send(
                "GET /sandbox/clock HTTP/1.1\r\nHost: [::1]:" + open.port() + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void thePageGetsACookieForTheTokenAndThenControlsTheSandbox() throws IOException {
        String host = "Host: 192.168.1.10:" + withToken.port() + "\r\nConnection: close\r\n";

        String page = new RawClient(withToken).send("GET /?token=" + TOKEN + " HTTP/1.1\r\n" + host + "\r\n");

        assertThat(page).startsWith("HTTP/1.1 200").contains("Set-Cookie: sendcloud-sandbox-token=" + TOKEN)
                .contains("HttpOnly; SameSite=Strict").contains("X-Frame-Options: DENY");
        assertThat(new RawClient(withToken).send(
                "POST /sandbox/reset HTTP/1.1\r\n" + host + "Content-Length: 0\r\nOrigin: http://192.168.1.10:"
                                                 + withToken.port()
                                                 + "\r\nCookie: a=b; sendcloud-sandbox-token=" + TOKEN + "\r\n\r\n"))
                .startsWith("HTTP/1.1 204");
        assertThat(withToken.controls().faults()).isEmpty();
    }

    @Test
    void aHostOtherThanLoopbackGetsARandomToken() {
        try (Sandbox first = Sandbox.builder().host("0.0.0.0").start();
             Sandbox second = Sandbox.builder().host("0.0.0.0").start();
             Sandbox loopback = Sandbox.builder().host("localhost").start()) {
            assertThat(first.controlToken()).hasSizeGreaterThan(20).isNotEqualTo(second.controlToken());
            assertThat(loopback.controlToken()).isNull();
            assertThat(first.baseUri()).hasHost("127.0.0.1");
            assertThat(loopback.baseUri()).hasHost("localhost");
        }
    }
}
