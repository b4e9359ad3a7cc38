package io.github.camelsendcloud.internal.auth;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelsendcloud.internal.auth.ApiRig.Result;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SandboxExtension;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class RequestAuthenticatorTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final ApiRig rig = new ApiRig(sandbox, 5);

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private ClassicHttpRequest read() {
        return rig.read().build();
    }

    private static List<String> authorizations(RecordedRequest request) {
        return request.headers().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
    }

    @Test
    void basicCredentialsAreSentWithTheFirstRequest() throws Exception {
        Result result = rig.call(rig.basic("sécret:key"), read());

        assertThat(result).isEqualTo(new Result(401, 1));
        String pair = sandbox.publicKey() + ":sécret:key";
        assertThat(authorizations(sandbox.requests().get(0)))
                .containsExactly("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }

    @Test
    void theApiAcceptsTheRightKeys() throws Exception {
        Result result = rig.call(rig.basic(sandbox.secretKey()), read());

        assertThat(result).isEqualTo(new Result(200, 1));
        assertThat(sandbox.requests()).extracting(RecordedRequest::authorizedAs).containsExactly(sandbox.publicKey());
    }

    @Test
    void a401ForBasicCredentialsIsFinal() throws Exception {
        String challenge = "{\"errors\":[]}";
        sandbox.controls().failNext(1, Fault.status(401, challenge, Map.of("WWW-Authenticate", "Basic realm=\"api\"")));

        Result result = rig.call(
                rig.basic(sandbox.secretKey()), rig.write(new StringEntity(ApiRig.BODY, ContentType.APPLICATION_JSON)));

        assertThat(result).isEqualTo(new Result(401, 1));
        assertThat(sandbox.requests()).hasSize(1);
        assertThat(sandbox.tokenRequests()).isEmpty();
        assertThat(rig.basic(sandbox.secretKey()).pending()).isNull();
    }

    @Test
    void aBearerTokenIsRequestedOnceAndSentWithEachRequest() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(rig.call(rig.bearer(), read())).isEqualTo(new Result(200, 1));
        }

        assertThat(sandbox.tokenRequests()).hasSize(1);
        assertThat(sandbox.requests()).hasSize(3)
                .allSatisfy(request -> assertThat(authorizations(request)).containsExactly(rig.tokens().usable().header()));
    }

    @Test
    void noOtherServerSeesACredential() throws Exception {
        rig.call(rig.bearer(), read());
        try (Sandbox foreign = Sandbox.start()) {
            for (ApiCredentials credentials : List.of(rig.basic(sandbox.secretKey()), rig.bearer())) {
                ClassicHttpRequest request = ClassicRequestBuilder.get(foreign.baseUri() + "/v3/user/auth/metadata").build();
                assertThat(rig.call(credentials, request)).isEqualTo(new Result(401, 1));
            }

            assertThat(foreign.requests()).hasSize(2)
                    .allSatisfy(request -> assertThat(authorizations(request)).isEmpty());
        }
        assertThat(sandbox.tokenRequests()).hasSize(1);
    }

    @Test
    void aForgedHostHeaderSendsTheCredentialToNoOtherServer() throws Exception {
        try (Sandbox foreign = Sandbox.start()) {
            ClassicHttpRequest request = ClassicRequestBuilder.get(foreign.baseUri() + "/v3/user/auth/metadata")
                    .addHeader(HttpHeaders.HOST, "127.0.0.1:" + sandbox.port()).build();
            rig.call(rig.basic(sandbox.secretKey()), request);

            assertThat(foreign.requests()).hasSize(1);
            assertThat(authorizations(foreign.requests().get(0))).isEmpty();
        }
    }

    @Test
    void anAuthorizationOfTheCallerIsReplaced() throws Exception {
        ClassicHttpRequest request = rig.read()
                .addHeader(HttpHeaders.AUTHORIZATION, "Bearer of-the-caller")
                .addHeader("authorization", "Basic b2Y6Y2FsbGVy").build();

        assertThat(rig.call(rig.bearer(), request).status()).isEqualTo(200);

        assertThat(authorizations(sandbox.requests().get(0))).containsExactly(rig.tokens().usable().header());
    }

    @Test
    void anAuthorizationOfTheCallerIsRemovedForOtherServersToo() throws Exception {
        try (Sandbox foreign = Sandbox.start()) {
            ClassicHttpRequest request = ClassicRequestBuilder.get(foreign.baseUri() + "/v3/user/auth/metadata")
                    .addHeader(HttpHeaders.AUTHORIZATION, "Bearer of-the-caller").build();
            rig.call(rig.bearer(), request);

            assertThat(authorizations(foreign.requests().get(0))).isEmpty();
        }
    }

    @Test
    void aRequestWithoutOurContextIsSentWithoutACredential() throws Exception {
        ClassicHttpRequest request = rig.read().addHeader(HttpHeaders.AUTHORIZATION, "Bearer of-the-caller").build();

        assertThat(rig.send(request, HttpClientContext.create())).isEqualTo(401);

        assertThat(authorizations(sandbox.requests().get(0))).isEmpty();
    }

    @Test
    void theSecondAttemptDiffersFromTheFirstInTheTokenOnly() throws Exception {
        rig.call(rig.bearer(), read());
        sandbox.controls().revokeAllTokens();
        sandbox.clearRequests();
        ClassicHttpRequest request = rig.write(new StringEntity(ApiRig.BODY, ContentType.APPLICATION_JSON));
        request.addHeader("Sendcloud-Partner-Id", "partner");
        request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer of-the-caller");
        request.addHeader(HttpHeaders.AUTHORIZATION, "Basic b2Y6Y2FsbGVy");

        rig.call(rig.bearer(), request);

        assertThat(sandbox.requests()).hasSize(2);
        RecordedRequest first = sandbox.requests().get(0);
        RecordedRequest second = sandbox.requests().get(1);
        assertThat(first.status()).isEqualTo(401);
        assertThat(authorizations(first)).hasSize(1).isNotEqualTo(authorizations(second));
        assertThat(authorizations(second)).containsExactly(rig.tokens().usable().header());
        assertThat(withoutAuthorization(second)).isEqualTo(withoutAuthorization(first));
        assertThat(second.path()).isEqualTo(first.path());
        assertThat(second.bodyText()).isEqualTo(first.bodyText()).isEqualTo(ApiRig.BODY);
    }

    private static Map<String, List<String>> withoutAuthorization(RecordedRequest request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        headers.remove(HttpHeaders.AUTHORIZATION);
        return headers;
    }
}
