package io.github.camelsendcloud.internal.auth;

import java.time.Duration;
import java.util.Set;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.Integration;
import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelsendcloud.internal.auth.TokenEndpointRig.PUBLIC_KEY;
import static io.github.camelsendcloud.internal.auth.TokenEndpointRig.SECRET_KEY;
import static org.assertj.core.api.Assertions.assertThat;

/** The scopes that the token endpoint has granted. */
@Timeout(30)
class GrantedScopesTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD
            = new SandboxExtension(Sandbox.builder().integration(Integration.of(1, PUBLIC_KEY, SECRET_KEY)));

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TokenEndpointRig endpoint = new TokenEndpointRig();

    @AfterEach
    void close() throws Exception {
        endpoint.close();
    }

    /** @param field the rest of the response, with a comma before */
    private String granted(String requested, String field) throws Exception {
        sandbox.controls().failTokenRequests(1, Fault.status(200, "{\"access_token\":\"the-token\"" + field + "}"));
        return endpoint.request(
                TokenEndpointRig.account(sandbox.tokenUri()), requested, Duration.ofSeconds(20)).scopes();
    }

    @ParameterizedTest
    @CsvSource({ "read:parcel", "read:parcel write:parcel read:user", "api" })
    void theResponseNamesTheScopesWhateverWasRequested(String granted) throws Exception {
        assertThat(granted("read:parcel write:parcel", ",\"scope\":\"" + granted + "\"")).isEqualTo(granted);
        assertThat(granted("", ",\"scope\":\"" + granted + "\"")).isEqualTo(granted);
    }

    @ParameterizedTest
    @CsvSource({ "''", "',\"scope\":null'", "',\"scope\":[\"read:user\"]'" })
    void aResponseWithoutScopesGrantsTheRequestedScopes(String field) throws Exception {
        assertThat(granted("read:parcel write:parcel", field)).isEqualTo("read:parcel write:parcel");
        assertThat(granted("", field)).isNull();
    }

    @Test
    void anEmptyTextGrantsNoScope() throws Exception {
        assertThat(granted("read:parcel", ",\"scope\":\" \"")).isEmpty();
    }

    @Test
    void theScopesAreOneShortLineWithoutSecrets() throws Exception {
        assertThat(granted("api", ",\"scope\":\" a\\r\\nb\\u001b[31m  the-token " + SECRET_KEY + " \""))
                .isEqualTo("a b [31m xxxxxx xxxxxx");
        assertThat(granted("api", ",\"scope\":\"" + "x ".repeat(5000) + "\"")).hasSize(2000);
    }

    @Test
    void theManagerKeepsTheScopesOfTheLatestToken() throws Exception {
        TokenRig rig = new TokenRig();
        TokenManager manager = rig.manager(Runnable::run);
        assertThat(manager.grantedScopes()).isNull();

        rig.then(() -> new TokenSource.Issued("first", TokenRig.HOUR, null, "read:parcel"));
        AccessToken first = manager.await();
        assertThat(manager.grantedScopes()).isEqualTo("read:parcel");

        // a discarded token had these scopes until another token replaces the token
        first.accepted();
        manager.discard(first);
        assertThat(manager.grantedScopes()).isEqualTo("read:parcel");

        rig.then(() -> new TokenSource.Issued("second", TokenRig.HOUR, null, "read:parcel read:order"));
        manager.await();
        assertThat(manager.grantedScopes()).isEqualTo("read:parcel read:order");
    }

    @Test
    void onlyATokenOfAnAccountHasScopes() {
        Account account = Account.of(TokenEndpointRig.account(sandbox.tokenUri()));
        BearerCredentials bearer = new BearerCredentials(new TokenRig().manager(), account);
        assertThat(new ApiCredentials(bearer, Set.of(), null).hasScopes()).isTrue();
        assertThat(ApiCredentials.basic(account, Set.of()).hasScopes()).isFalse();
    }
}
