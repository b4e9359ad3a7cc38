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
    private static final Account ACCOUNT = new Account(URI_ONE, "the-key", "the-secret", "api");

    static Stream<Account> otherAccounts() {
        return Stream.of(
                new Account(URI.create("https://other.example/token"), "the-key", "the-secret", "api"),
                new Account(URI_ONE, "another-key", "the-secret", "api"),
                new Account(URI_ONE, "the-key", "another-secret", "api"),
                new Account(URI_ONE, "the-key", "the-secret", ""),
                new Account(URI_ONE, "the-secret", "the-key", "api"));
    }

    @ParameterizedTest
    @MethodSource("otherAccounts")
    void accountsThatDifferInOneValueAreNotEqual(Account other) {
        assertThat(other).isNotEqualTo(ACCOUNT);
    }

    @Test
    void accountsWithTheSameValuesAreEqual() {
        Account same = new Account(URI.create("https://account.example/token"), "the-key", "the-secret", "api");

        assertThat(same).isEqualTo(ACCOUNT).hasSameHashCodeAs(ACCOUNT);
    }

    @Test
    void anAccountHasNoNullValue() {
        assertThatNullPointerException().isThrownBy(() -> new Account(null, "k", "s", "")).withMessage("tokenUri");
        assertThatNullPointerException().isThrownBy(() -> new Account(URI_ONE, null, "s", "")).withMessage("publicKey");
        assertThatNullPointerException().isThrownBy(() -> new Account(URI_ONE, "k", null, "")).withMessage("secretKey");
        assertThatNullPointerException().isThrownBy(() -> new Account(URI_ONE, "k", "s", null)).withMessage("scope");
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
        BasicCredentials scheme = new BasicCredentials("the-key", "the-secret");
        ApiCredentials basic = ApiCredentials.basic("the-key", "the-secret", Set.of());

        assertThat(scheme + " " + basic).doesNotContain("the-key", "the-secret",
                BasicCredentials.header("the-key", "the-secret"));
    }

    @Test
    void aFailureShowsTheErrorOfTheEndpoint() {
        TokenRequestException rejected
                = TokenRequestException.refused(URI_ONE, 401, "invalid_client", "No such client", Duration.ofSeconds(3));

        assertThat(rejected).hasToString(
                TokenRequestException.class.getName()
                                         + ": The token endpoint https://account.example/token responded with 401 invalid_client: No such client");
    }
}
