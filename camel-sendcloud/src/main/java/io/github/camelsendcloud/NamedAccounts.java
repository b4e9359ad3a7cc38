package io.github.camelsendcloud;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.client.ClientOptions;

/**
 * The accounts of option {@code accounts}. The map of a bean is asked at each use, so that the bean can add, change and
 * remove accounts. Properties of Camel Main are read once. Safe for use by several threads if the map of the bean is.
 */
final class NamedAccounts {

    private final Map<String, ?> given;
    private final Map<String, SendcloudAccount> accounts;

    /** @throws IllegalArgumentException when a property of an account is unknown or invalid */
    @SuppressWarnings("unchecked")
    NamedAccounts(Map<String, ?> given) {
        this.given = given;
        boolean ready = given.values().stream().allMatch(SendcloudAccount.class::isInstance);
        this.accounts = ready ? (Map<String, SendcloudAccount>) given : read(given);
    }

    /** Reads values that are maps of properties, and entries such as {@code shop1.publicKey}. */
    private static Map<String, SendcloudAccount> read(Map<String, ?> given) {
        Map<String, SendcloudAccount> accounts = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            if (value instanceof SendcloudAccount account) {
                accounts.put(key, account);
            } else if (value instanceof Map<?, ?> properties) {
                SendcloudAccount account = accounts.computeIfAbsent(key, name -> new SendcloudAccount());
                properties.forEach((property, text) -> account.set(String.valueOf(property), text));
            } else {
                int dot = key.lastIndexOf('.');
                if (dot <= 0) {
                    throw new IllegalArgumentException(
                            "Option accounts has an entry that is no account: each value must be a SendcloudAccount or a map"
                                                       + " of its properties");
                }
                accounts.computeIfAbsent(key.substring(0, dot), name -> new SendcloudAccount())
                        .set(key.substring(dot + 1), value);
            }
        });
        return accounts;
    }

    /** The account with a name; {@code null} for an unknown name. */
    SendcloudAccount find(String name) {
        return accounts.get(name);
    }

    /** The names of all accounts. */
    Set<String> names() {
        return accounts.keySet();
    }

    /** The account with a name, whose keys come from the bean. */
    Account.Settings settings(URI tokenUri, String name, Duration interval) {
        return new Account.Settings(tokenUri, "", "", new Keys(this, name), interval);
    }

    /**
     * Keys of an account. Two sources of the same map and the same name are equal, so that endpoints share the account.
     */
    private record Keys(NamedAccounts accounts, String name) implements ClientOptions.NamedSource {

        @Override
        public Account.Keys keys() throws Exception {
            SendcloudAccount account = accounts.find(name);
            if (account == null) {
                throw new IllegalStateException("option accounts has no account with this name any more");
            }
            SendcloudCredentials keys = account.credentials();
            return new Account.Keys(keys.publicKey(), keys.secretKey(), keys.webhookSecret());
        }

        @Override
        public boolean isInMemory() {
            SendcloudAccount account = accounts.find(name);
            return account != null && account.getCredentialsProvider() == null;
        }

        @Override
        public Long integrationId() {
            SendcloudAccount account = accounts.find(name);
            return account == null ? null : account.getIntegrationId();
        }
    }

    /** Whether both objects have the accounts of the same map. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NamedAccounts accounts && accounts.given == given;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(given);
    }

    /** A text without the accounts. */
    @Override
    public String toString() {
        return "NamedAccounts[xxxxxx]";
    }
}
