package io.github.camelsendcloud;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.github.camelsendcloud.internal.auth.Account;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that name accounts, and that supply the keys of accounts. */
@UriParams
public abstract class AccountConfiguration extends TrafficConfiguration {

    @UriParam(label = "security",
              description = "A bean that supplies the keys instead of the options publicKey and secretKey, and newer keys after"
                            + " a rotation. The bean is asked when the endpoint starts, after option credentialsInterval, and"
                            + " when Sendcloud has refused the keys. New requests use the new keys at once.")
    private SendcloudCredentialsProvider credentialsProvider;

    @UriParam(label = "security", defaultValue = "1m", javaType = "java.time.Duration",
              description = "The longest time between two questions to option credentialsProvider while calls are made. A"
                            + " refusal of the keys leads to a question earlier, at most once in a second.")
    private long credentialsInterval = 60_000;

    @UriParam(label = "security",
              description = "The accounts that endpoints and messages can name: a map of SendcloudAccount by name. A bean can"
                            + " change the map at any time. As properties: camel.component.sendcloud.accounts.NAME.public-key,"
                            + " secret-key, webhook-secret, auth-mode, scope, integration-id.")
    private Map<String, Object> accounts;

    @UriParam(label = "security",
              description = "The name of the account of this endpoint, one of option accounts. Without this option, the"
                            + " header CamelSendcloudAccount of the message names the account. A polling consumer without"
                            + " this option and without keys polls all accounts.")
    private String account;

    /** The accounts of option accounts, read at the first use. */
    private NamedAccounts named;

    /** The account of the calls. */
    Account.Settings account() {
        URI uri = safeAddress("tokenUri", getTokenUri());
        if (account != null) {
            return namedAccounts().settings(uri, account, Duration.ofMillis(credentialsInterval));
        }
        return credentialsProvider == null
                ? new Account.Settings(uri, getPublicKey(), getSecretKey())
                : new Account.Settings(
                        uri, "", "", new ProvidedKeys(credentialsProvider), Duration.ofMillis(credentialsInterval));
    }

    /** The public key of the endpoint; {@code null} without the option. */
    public abstract String getPublicKey();

    /** The secret key of the endpoint; {@code null} without the option. */
    public abstract String getSecretKey();

    /** The address of the token endpoint. */
    public abstract String getTokenUri();

    /** The accounts of option accounts; {@code null} without the option. */
    NamedAccounts namedAccounts() {
        if (named == null && accounts != null) {
            named = new NamedAccounts(accounts);
        }
        return named;
    }

    /** A name of the account that a rotation of the keys does not change. */
    String accountName() {
        return account != null ? accountName(account) : credentialsProvider != null ? "credentialsProvider" : getPublicKey();
    }

    /** A name of an account of option accounts that a rotation of the keys does not change. */
    static String accountName(String account) {
        return "account " + account;
    }

    /** Whether the options publicKey and secretKey have the keys, or must have them. */
    boolean hasConfiguredKeys() {
        return credentialsProvider == null && account == null
                && (accounts == null || getPublicKey() != null || getSecretKey() != null);
    }

    /** Whether the endpoint has no account of its own, so that its webhooks are the webhooks of all accounts. */
    boolean hasOnlyNamedAccounts() {
        return accounts != null && !hasAccount() && !hasConfiguredKeys();
    }

    /** @throws IllegalArgumentException when an option is invalid, or names an unknown account */
    void validateAccounts() {
        OptionCheck.require(credentialsInterval > 0, "credentialsInterval", credentialsInterval, "a positive duration");
        if (account != null && namedAccounts() == null) {
            throw new IllegalArgumentException("Option account needs option accounts, which has the accounts");
        }
        if (account != null && named.find(account) == null) {
            throw new IllegalArgumentException(
                    "Option account names an unknown account: option accounts has no account with this name");
        }
    }

    /** Whether the endpoint has an account for messages that name none. */
    boolean hasAccount() {
        return account != null || credentialsProvider != null || getPublicKey() != null && getSecretKey() != null;
    }

    /** Keys of a bean. Two sources of the same bean are equal, so that endpoints share the account. */
    private record ProvidedKeys(SendcloudCredentialsProvider provider) implements Account.KeySource {

        /** Compares the beans by identity: the equality of a bean can change with its keys. */
        @Override
        public boolean equals(Object other) {
            return other instanceof ProvidedKeys keys && keys.provider == provider;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(provider);
        }

        @Override
        public Account.Keys keys() throws Exception {
            SendcloudCredentials keys = provider.credentials();
            if (keys == null) {
                throw new IllegalStateException("the bean returned null instead of keys");
            }
            return new Account.Keys(keys.publicKey(), keys.secretKey(), keys.webhookSecret());
        }
    }

    public SendcloudCredentialsProvider getCredentialsProvider() {
        return credentialsProvider;
    }

    public void setCredentialsProvider(SendcloudCredentialsProvider credentialsProvider) {
        this.credentialsProvider = credentialsProvider;
    }

    /** @return in milliseconds */
    public long getCredentialsInterval() {
        return credentialsInterval;
    }

    /** @param credentialsInterval in milliseconds, at least 1 */
    public void setCredentialsInterval(long credentialsInterval) {
        this.credentialsInterval = credentialsInterval;
    }

    public Map<String, Object> getAccounts() {
        return accounts;
    }

    /** @param accounts each value is a {@link SendcloudAccount} or a map of its properties */
    public void setAccounts(Map<String, Object> accounts) {
        this.accounts = accounts;
        this.named = null;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
    }
}
