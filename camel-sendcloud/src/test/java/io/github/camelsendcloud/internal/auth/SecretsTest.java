package io.github.camelsendcloud.internal.auth;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/** Accounts are equal if all values are equal, and no toString and no message contains a secret. */
class SecretsTest {

    private static final URI URI_ONE = URI.create("https://account.example/token");
    private static final Account.Settings ACCOUNT = new Account.Settings(URI_ONE, "the-key", "the-secret");

    static Stream<Account.Settings> otherAccounts() {
        return Stream.of(
                new Account.Settings(URI.create("https://other.example/token"), "the-key", "the-secret"),
                new Account.Settings(URI_ONE, "another-key", "the-secret"),
                new Account.Settings(URI_ONE, "the-key", "another-secret"),
                new Account.Settings(URI_ONE, "the-secret", "the-key"));
    }

    @ParameterizedTest
    @MethodSource("otherAccounts")
    void accountsThatDifferInOneValueAreNotEqual(Account.Settings other) {
        assertThat(other).isNotEqualTo(ACCOUNT);
    }

    @Test
    void accountsWithTheSameValuesAreEqual() {
        Account.Settings same = new Account.Settings(URI.create("https://account.example/token"), "the-key", "the-secret");

        assertThat(same).isEqualTo(ACCOUNT).hasSameHashCodeAs(ACCOUNT);
    }

    @Test
    void anAccountHasNoNullValue() {
        assertThatNullPointerException().isThrownBy(() -> new Account.Settings(null, "k", "s")).withMessage("tokenUri");
        assertThatNullPointerException().isThrownBy(() -> new Account.Settings(URI_ONE, null, "s")).withMessage("publicKey");
        assertThatNullPointerException().isThrownBy(() -> new Account.Settings(URI_ONE, "k", null)).withMessage("secretKey");
    }

    @Test
    void toStringOfAnAccountShowsTheEndpointOnly() {
        assertThat(ACCOUNT).hasToString("Account[https://account.example/token, xxxxxx]");
    }

    @Test
    void toStringOfATokenShowsNoSecret() {
        AccessToken token = new AccessToken(new TokenSource.Issued("the-token", Duration.ofHours(1)), null, 0, 1, 2);

        assertThat(token.header()).isEqualTo("Bearer the-token");
        assertThat(token).hasToString("AccessToken[xxxxxx]");
    }

    @Test
    void toStringOfAnIssuedTokenShowsTheLifetimeOnly() {
        assertThat(new TokenSource.Issued("the-token", Duration.ofHours(1))).hasToString("Issued[xxxxxx, PT1H]");
    }

    @Test
    void toStringOfCredentialsShowsNoSecret() {
        BasicCredentials scheme = new BasicCredentials(Account.of(ACCOUNT));
        ApiCredentials basic = ApiCredentials.basic(Account.of(ACCOUNT), Set.of());

        assertThat(scheme + " " + basic).doesNotContain("the-key", "the-secret",
                BasicCredentials.header("the-key", "the-secret"));
    }

    @Test
    void aFailureShowsTheErrorOfTheEndpoint() {
        TokenRequestException rejected
                = TokenRequestException.refused(URI_ONE, 401, "invalid_client", "No such client", Duration.ofSeconds(3));

        assertThat(rejected).hasToString(
                TokenRequestException.class.getName()
                                         + ": The token endpoint https://account.example/token responded with 401 invalid_client: No such client"
                                         + " (check that both keys belong to the same integration and have no white space, and that the"
                                         + " integration can use OAuth2)");
    }
}
