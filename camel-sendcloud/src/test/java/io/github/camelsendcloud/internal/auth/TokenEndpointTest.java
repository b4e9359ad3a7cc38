package io.github.camelsendcloud.internal.auth;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.Integration;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsendcloud.internal.auth.TokenEndpointRig.PUBLIC_KEY;
import static io.github.camelsendcloud.internal.auth.TokenEndpointRig.SECRET_KEY;
import static io.github.camelsendcloud.internal.auth.TokenEndpointRig.account;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class TokenEndpointTest {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @RegisterExtension
    static final SandboxExtension SENDCLOUD
            = new SandboxExtension(Sandbox.builder().integration(Integration.of(1, PUBLIC_KEY, SECRET_KEY)));

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TokenEndpointRig rig = new TokenEndpointRig();

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private RecordedRequest onlyRequest() {
        assertThat(sandbox.tokenRequests()).hasSize(1);
        return sandbox.tokenRequests().get(0);
    }

    private TokenRequestException failureAt(Fault fault) {
        sandbox.controls().failTokenRequests(1, fault);
        TokenRequestException failure = rig.failure(sandbox.tokenUri());
        assertThat(sandbox.tokenRequests()).hasSize(1);
        return failure;
    }

    @Test
    void theRequestHasTheClientCredentialsGrant() throws Exception {
        TokenSource.Issued issued = rig.request(sandbox.tokenUri());

        assertThat(issued.value()).startsWith("ory_at_");
        assertThat(issued.lifetime()).isEqualTo(Duration.ofHours(1));
        RecordedRequest request = onlyRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.query()).isNull();
        assertThat(request.header("Content-Type").orElseThrow()).startsWith("application/x-www-form-urlencoded");
        assertThat(request.header("Accept")).contains("application/json");
        assertThat(request.bodyText()).isEqualTo("grant_type=client_credentials&scope=api");
    }

    @Test
    void severalScopesAreSeparatedBySpaces() throws Exception {
        rig.request(new Account.Settings(sandbox.tokenUri(), PUBLIC_KEY, SECRET_KEY), "read:parcel write:parcel", DEADLINE);

        assertThat(onlyRequest().bodyText()).endsWith("&scope=read%3Aparcel+write%3Aparcel");
    }

    @Test
    void anEmptyScopeIsNotSent() throws Exception {
        rig.request(new Account.Settings(sandbox.tokenUri(), PUBLIC_KEY, SECRET_KEY), "", DEADLINE);

        assertThat(onlyRequest().bodyText()).isEqualTo("grant_type=client_credentials");
    }

    @ParameterizedTest
    @CsvSource({
            "simple, simple, simple:simple",
            "'a+b&c', '%:ü x', 'a%2Bb%26c:%25%3A%C3%BC+x'",
            "'p:q', ':', 'p%3Aq:%3A'",
            "'é€', '100%25', '%C3%A9%E2%82%AC:100%2525'",
            "'a/b=', '~_-.*', 'a%2Fb%3D:%7E_-.*'" })
    void idAndSecretAreFormEncodedBeforeTheyBecomeBasicCredentials(String id, String secret, String sent) throws Exception {
        try (Sandbox other = Sandbox.builder().integration(Integration.of(1, id, secret)).start()) {
            assertThat(rig.request(new Account.Settings(other.tokenUri(), id, secret), "api", DEADLINE).value()).isNotEmpty();

            String header = other.tokenRequests().get(0).header("Authorization").orElseThrow();
            assertThat(header).startsWith("Basic ");
            String pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
            assertThat(pair).isEqualTo(sent);
            assertThat(pair.split(":")).extracting(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                    .containsExactly(id, secret);
        }
    }

    @ParameterizedTest
    @CsvSource({ "1, PT1S", "3600, PT1H", "2678400, P31D" })
    void aLifetimeIsFromOneSecondToAMonth(String expiresIn, Duration lifetime) throws Exception {
        sandbox.controls().failTokenRequests(
                1, Fault.status(200, "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":" + expiresIn + "}"));

        assertThat(rig.request(sandbox.tokenUri())).isEqualTo(new TokenSource.Issued("t", lifetime, null, "api"));
    }

    @ParameterizedTest
    @CsvSource({
            "'', PT1H", "',\"expires_in\":null', PT1H", "',\"expires_in\":\"3599\"', PT59M59S",
            "',\"expires_in\":\"1\"', PT1S" })
    void theLifetimeMayBeATextOfDigitsAndIsAnHourWhenAbsent(String expiresIn, Duration lifetime) throws Exception {
        sandbox.controls().failTokenRequests(
                1, Fault.status(200, "{\"access_token\":\"t\",\"token_type\":\"Bearer\"" + expiresIn + "}"));

        assertThat(rig.request(sandbox.tokenUri())).isEqualTo(new TokenSource.Issued("t", lifetime, null, "api"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"token_type\":\"bearer\",", "\"token_type\":\"BEARER\",", "" })
    void theTokenTypeIsBearerInAnyCaseOrAbsent(String type) throws Exception {
        sandbox.controls().failTokenRequests(
                1, Fault.status(200, "{" + type + "\"access_token\":\"t\",\"expires_in\":60,\"id_token\":null,\"x\":[{}]}"));

        assertThat(rig.request(sandbox.tokenUri()).value()).isEqualTo("t");
    }

    @Test
    void aWrongSecretIsRejectedAsInvalidClient() {
        TokenRequestException failure
                = rig.failure(new Account.Settings(sandbox.tokenUri(), PUBLIC_KEY, "another-secret"), "api", DEADLINE);

        assertThat(failure.getStatusCode()).isEqualTo(401);
        assertThat(failure.getError()).isEqualTo("invalid_client");
        assertThat(failure.getErrorDescription()).startsWith("Client authentication failed");
        assertThat(failure.isTransient()).isFalse();
        assertThat(failure.getRetryAfter()).isNull();
        assertThat(failure).hasMessageStartingWith(
                "The token endpoint " + sandbox.tokenUri()
                                                   + " responded with 401 invalid_client: Client authentication failed");
        assertThat(sandbox.tokenRequests()).hasSize(1);
    }

    /** Servers may echo the credentials of a request in several encodings. */
    @Test
    void anErrorDescriptionHasNoSecret() {
        String plain = PUBLIC_KEY + ":" + SECRET_KEY;
        String formEncoded = URLEncoder.encode(SECRET_KEY, StandardCharsets.UTF_8);
        List<String> echoes = List.of(
                SECRET_KEY, formEncoded, formEncoded.toLowerCase(Locale.ROOT), base64(plain),
                base64(PUBLIC_KEY + ":" + formEncoded), base64(PUBLIC_KEY + ":" + formEncoded).replace("=", ""));
        for (String echo : echoes) {
            String said = "unknown client [" + echo + "]";
            TokenRequestException failure = rig.failure(account(
                    failing(Fault.status(401, "{\"error\":\"" + said + "\",\"error_description\":\"" + said + "\"}"))),
                    DEADLINE);

            assertThat(failure.getErrorDescription()).isEqualTo("unknown client [xxxxxx]").isEqualTo(failure.getError());
            assertThat(failure).hasMessageNotContaining(echo);
        }
    }

    private URI failing(Fault fault) {
        sandbox.controls().failTokenRequests(1, fault);
        return sandbox.tokenUri();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anUnknownScopeIsRejectedAsInvalidScope() {
        TokenRequestException failure
                = rig.failure(new Account.Settings(sandbox.tokenUri(), PUBLIC_KEY, SECRET_KEY), "nonsense", DEADLINE);

        assertThat(failure.getStatusCode()).isEqualTo(400);
        assertThat(failure.getError()).isEqualTo("invalid_scope");
        assertThat(failure).hasMessageContaining("nonsense");
    }

    @Test
    void anErrorWithStatus200IsAnError() {
        TokenRequestException failure = failureAt(
                Fault.status(200, "{\"error\":\"server_error\",\"access_token\":\"leaked-token\",\"expires_in\":60}"));

        assertThat(failure.getStatusCode()).isEqualTo(200);
        assertThat(failure.getError()).isEqualTo("server_error");
        assertThat(failure).hasMessageNotContaining("leaked-token");
    }

    @Test
    void anErrorWithoutABodyIsARejection() {
        TokenRequestException failure = failureAt(Fault.status(503));

        assertThat(failure.getStatusCode()).isEqualTo(503);
        assertThat(failure.isTransient()).isTrue();
        assertThat(failure.getError()).isNull();
        assertThat(failure.getErrorDescription()).isNull();
        assertThat(failure).hasMessage("The token endpoint " + sandbox.tokenUri() + " responded with 503");
    }

    @Test
    void theErrorDescriptionIsOneShortLine() {
        TokenRequestException failure = failureAt(
                Fault.status(
                        400,
                        "{\"error\":\"bad\\r\\nthing\",\"error_description\":\" one\\u001b[31m\\ntwo " + "x".repeat(5000)
                             + "\"}"));

        assertThat(failure.getError()).isEqualTo("bad  thing");
        assertThat(failure.getErrorDescription()).startsWith("one [31m two xxx").hasSize(300);
        assertThat(failure.getMessage()).doesNotContainPattern("\\p{Cntrl}");
    }

    @ParameterizedTest
    @CsvSource({ "7, PT7S", "0, PT0S", "3600, PT1H" })
    void retryAfterInSecondsIsRead(String header, Duration delay) {
        TokenRequestException failure = failureAt(Fault.status(429, "", Map.of("Retry-After", header)));

        assertThat(failure.getRetryAfter()).isEqualTo(delay);
        assertThat(failure.isTransient()).isTrue();
    }

    @Test
    void retryAfterAsADateIsRead() {
        String inAnHour = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusHours(1));
        TokenRequestException failure = failureAt(Fault.status(503, "", Map.of("Retry-After", inAnHour)));

        assertThat(failure.getRetryAfter()).isBetween(Duration.ofMinutes(50), Duration.ofHours(1));
    }

    /** An error page of any size. */
    @Test
    void retryAfterOfALargeResponseIsRead() {
        TokenRequestException failure
                = failureAt(Fault.status(503, "<p>".repeat(30_000), Map.of("Retry-After", "120", "Content-Type", "text/html")));

        assertThat(failure.getStatusCode()).isEqualTo(503);
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void anUnreadableRetryAfterIsIgnored() {
        assertThat(failureAt(Fault.status(503, "", Map.of("Retry-After", "soon"))).getRetryAfter()).isNull();
    }
}
