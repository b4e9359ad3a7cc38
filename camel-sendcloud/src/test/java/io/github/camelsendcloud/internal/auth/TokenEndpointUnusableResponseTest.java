package io.github.camelsendcloud.internal.auth;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelsendcloud.internal.auth.TokenEndpointRig.everythingOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@Timeout(30)
class TokenEndpointUnusableResponseTest {

    private static final String TOKEN = "ory_at_secret-token";
    private static final String NO_OBJECT = "the response is no JSON object";
    private static final String NO_TOKEN = "access_token is missing or not a token";
    private static final String NO_BEARER = "token_type is not bearer";
    private static final String NO_NUMBER = "expires_in is not a whole number of seconds";
    private static final String ABSURD = "expires_in is not between 1 s and 31 days";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TokenEndpointRig rig = new TokenEndpointRig();

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private static String token(String token) {
        return "{\"access_token\":" + token + ",\"token_type\":\"bearer\",\"expires_in\":3600}";
    }

    private static String expiresIn(String json) {
        return "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"bearer\",\"expires_in\":" + json + "}";
    }

    private static String type(String json) {
        return "{\"access_token\":\"" + TOKEN + "\",\"token_type\":" + json + ",\"expires_in\":3600}";
    }

    static Stream<Arguments> responses() {
        return Stream.of(
                arguments("empty", "", NO_OBJECT),
                arguments("blank", " \n ", NO_OBJECT),
                arguments("HTML", "<!DOCTYPE html><html><body>" + TOKEN + "</body></html>", NO_OBJECT),
                arguments("garbage", "\u0000\u0001\ufffd{{{", NO_OBJECT),
                arguments("cut JSON", "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":36", NO_OBJECT),
                arguments("null", "null", NO_OBJECT),
                arguments("text", "\"" + TOKEN + "\"", NO_OBJECT),
                arguments("list", "[" + token("\"" + TOKEN + "\"") + "]", NO_OBJECT),
                arguments("deeply nested", "[".repeat(30_000), NO_OBJECT),
                arguments("{}", "{}", NO_TOKEN),
                arguments("no token", "{\"token_type\":\"bearer\",\"expires_in\":3600}", NO_TOKEN),
                arguments("null token", token("null"), NO_TOKEN),
                arguments("empty token", token("\"\""), NO_TOKEN),
                arguments("number as token", token("123456"), NO_TOKEN),
                arguments("object as token", token("{\"value\":\"" + TOKEN + "\"}"), NO_TOKEN),
                arguments("token with a space", token("\"" + TOKEN + " x\""), NO_TOKEN),
                arguments("token with a header in it", token("\"" + TOKEN + "\\r\\nX-Evil: 1\""), NO_TOKEN),
                arguments("token that is not ASCII", token("\"" + TOKEN + "ü\""), NO_TOKEN),
                arguments("another type", type("\"mac\""), NO_BEARER),
                arguments("null as type", type("null"), NO_BEARER),
                arguments("number as type", type("1"), NO_BEARER),
                arguments("words as life", expiresIn("\"an hour\""), NO_NUMBER),
                arguments("empty text as life", expiresIn("\"\""), NO_NUMBER),
                arguments("fraction in text as life", expiresIn("\"3600.5\""), NO_NUMBER),
                arguments("negative life in text", expiresIn("\"-1\""), ABSURD),
                arguments("no life at all in text", expiresIn("\"0\""), ABSURD),
                arguments("more than a long in text", expiresIn("\"99999999999999999999999\""), ABSURD),
                arguments("fraction as life", expiresIn("0.5"), NO_NUMBER),
                arguments("boolean as life", expiresIn("true"), NO_NUMBER),
                arguments("no life at all", expiresIn("0"), ABSURD),
                arguments("negative life", expiresIn("-1"), ABSURD),
                arguments("more than a month", expiresIn("2678401"), ABSURD),
                arguments("more than an int", expiresIn("4294970896"), ABSURD),
                arguments("more than a long", expiresIn("99999999999999999999999"), ABSURD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void anUnusableResponseIsOneClearFailure(String what, String body, String why) {
        sandbox.controls().failTokenRequests(1, Fault.status(200, body));

        TokenRequestException failure = rig.failure(sandbox.tokenUri());

        assertThat(failure).hasMessage(
                "The token endpoint " + sandbox.tokenUri() + " responded with 200 but without a usable token: " + why);
        assertThat(everythingOf(failure)).doesNotContain(TOKEN);
        assertThat(failure.getStatusCode()).isEqualTo(200);
        assertThat(failure.getError()).isNull();
        assertThat(failure.isTransient()).isTrue();
        assertThat(sandbox.tokenRequests()).hasSize(1);
    }

    @Test
    void anHtmlPageIsNoToken() {
        sandbox.controls().failTokenRequests(1, Fault.garbage());

        assertThat(rig.failure(sandbox.tokenUri())).hasMessageEndingWith(NO_OBJECT);
    }

    @Test
    void aResponseOfMoreThan64KilobytesIsNotRead() {
        String padding = " ".repeat(64 * 1024);
        sandbox.controls().failTokenRequests(1, Fault.status(200, token("\"" + TOKEN + "\"") + padding));

        TokenRequestException failure = rig.failure(sandbox.tokenUri());

        assertThat(failure)
                .hasMessageEndingWith("responded with 200 but without a usable token: the response is larger than 65536 bytes");
        assertThat(everythingOf(failure)).doesNotContain(TOKEN);
    }

    @Test
    void aResponseOf64KilobytesIsRead() throws Exception {
        String response = token("\"" + TOKEN + "\"");
        String padding = " ".repeat(64 * 1024 - response.length());
        // the media type is not application/json, since the sandbox would compress JSON
        sandbox.controls().failTokenRequests(1, Fault.status(200, response + padding, Map.of("Content-Type", "text/plain")));

        assertThat(rig.request(sandbox.tokenUri()).value()).isEqualTo(TOKEN);
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (Sandbox other = Sandbox.start()) {
            sandbox.controls().failTokenRequests(1, Fault.redirect(other.tokenUri().toString()));

            TokenRequestException failure = rig.failure(sandbox.tokenUri());

            assertThat(failure.getStatusCode()).isEqualTo(307);
            assertThat(failure).hasMessageEndingWith("responded with 307");
            assertThat(other.tokenRequests()).isEmpty();
        }
    }

    @Test
    void eachWaitingCallerGetsTheFailureOfTheEndpoint() {
        sandbox.controls().failTokenRequests(1, Fault.garbage());
        TokenRig waiters = new TokenRig().then(() -> rig.request(sandbox.tokenUri()));
        CompletableFuture<AccessToken> one = waiters.manager().token();
        CompletableFuture<AccessToken> other = waiters.manager().token();
        waiters.runTheTask();

        assertThat(TokenRig.failureOf(one)).hasMessageEndingWith(NO_OBJECT).isSameAs(TokenRig.failureOf(other));
    }
}
