package io.github.camelsendcloud.internal.client;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

import io.github.camelsendcloud.api.AccountStatus;
import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.auth.ApiCredentials;

/**
 * The credentials of all accounts in use. Endpoints with the same account and the same scopes share a token. The end of
 * the last lease drops the token. Several threads may use an instance.
 */
final class SharedCredentials {

    private final Leases<Key, Shared> shared;
    private final Function<ClientOptions, Leases<?, SendcloudClient>.Lease> clients;

    /** @param scope {@code null} for Basic authentication */
    private record Key(Account account, String scope) {

        // the JVM generates the code of a record's own method at the first use, which takes 5 ms of a start
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && account == key.account
                    && Objects.equals(scope, key.scope);
        }

        @Override
        public int hashCode() {
            return Objects.hash(account, scope);
        }
    }

    /**
     * @param account the account that the credentials belong to
     * @param source  the source of the keys; {@code null} for configured keys
     * @param client  a token is requested over the connections of a client, which lives as long as the token;
     *                {@code null} for Basic authentication
     */
    record Shared(
            ApiCredentials credentials, Account account, Account.KeySource source,
            Leases<?, SendcloudClient>.Lease client) {

        private AccountStatus status() {
            ClientOptions.NamedSource named = source instanceof ClientOptions.NamedSource known ? known : null;
            return new AccountStatus(
                    named == null ? null : named.name(), account.id(), named == null ? null : named.integrationId(),
                    credentials.refusal(), credentials.token(), credentials.calls(account.keysSince()));
        }

        private void end() {
            if (client != null) {
                client.close();
            }
        }
    }

    /** @param clients acquires the client that requests the tokens */
    SharedCredentials(
                      Function<ClientOptions, Leases<?, SendcloudClient>.Lease> clients, ScheduledExecutorService timer) {
        this.clients = clients;
        this.shared = new Leases<>(one -> 0, Shared::end, timer);
    }

    /** Returns the credentials of an account, for no server. The lease must be closed. */
    Leases<?, Shared>.Lease acquire(Account account, ClientOptions options) {
        return shared.acquire(new Key(account, options.scope()), key -> create(account, options));
    }

    private Shared create(Account account, ClientOptions options) {
        Account.KeySource source = options.account().source();
        if (options.scope() == null) {
            return new Shared(ApiCredentials.basic(account, Set.of()), account, source, null);
        }
        Leases<?, SendcloudClient>.Lease client = clients.apply(options);
        return new Shared(client.value().tokens(account, options.scope()), account, source, client);
    }

    /** The state of all credentials in use, in the order of the labels. */
    List<AccountStatus> status() {
        return shared.values().values().stream().map(Shared::status)
                .sorted(Comparator.comparing(AccountStatus::label).thenComparing(AccountStatus::mode)).toList();
    }

    /** See {@link Clients#invalidateToken}. */
    void invalidate(String name) {
        List<Shared> found = shared.values().values().stream()
                .filter(one -> one.client() != null)
                .filter(one -> {
                    AccountStatus status = one.status();
                    return name.equals(status.name()) || name.equals(status.account());
                }).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("No account with OAuth2 in use has this name or this public key");
        }
        found.forEach(one -> one.credentials().invalidate());
    }

    /** The number of tokens in use. */
    int tokens() {
        return (int) shared.values().keySet().stream().filter(key -> key.scope() != null).count();
    }

    /** Removes all credentials. */
    void clear() {
        shared.clear();
    }
}
