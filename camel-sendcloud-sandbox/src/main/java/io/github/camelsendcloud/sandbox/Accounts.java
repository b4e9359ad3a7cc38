package io.github.camelsendcloud.sandbox;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Store;

/**
 * The accounts of a sandbox, found by name, by public key and by the id of the integration. A public key stays with its
 * account until a reset, also when the key is no longer valid. Lock: this object. A thread that holds the lock of an
 * account does not take this lock.
 */
final class Accounts {

    private final NamedIntegrations initial;
    private final TokenIssuer tokens;
    private final RateLimit rateLimit;
    private final LongSupplier nanoTime;
    private final Function<Account, Store> newStore;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Account> byName = new LinkedHashMap<>();
    private final Map<String, Account> byPublicKey = new HashMap<>();
    private final Map<Long, Account> byId = new HashMap<>();
    private final Account first;
    private NamedIntegrations current;
    private int generatedKeys;
    private volatile Consumer<Account> recorder = account -> {
    };

    /** The accounts with these integrations; the default integration if there are none. */
    Accounts(NamedIntegrations integrations, TokenIssuer tokens, RateLimit rateLimit, LongSupplier nanoTime,
             Function<Account, Store> newStore) {
        this.initial = integrations.copy();
        this.tokens = tokens;
        this.rateLimit = rateLimit;
        this.nanoTime = nanoTime;
        this.newStore = newStore;
        if (initial.isEmpty()) {
            initial.add(Integration.DEFAULT);
        }
        this.current = initial.copy();
        initial.byName().forEach(this::put);
        this.first = byName.values().iterator().next();
    }

    Account first() {
        return first;
    }

    /** In the order of their addition. */
    synchronized List<Account> all() {
        return List.copyOf(byName.values());
    }

    /**
     * The account with this name.
     *
     * @throws IllegalArgumentException if no account has the name
     */
    synchronized Account named(String name) {
        return known(byName.get(name), "the name " + name);
    }

    /**
     * The account with the integration of this id.
     *
     * @throws IllegalArgumentException if no account has the integration
     */
    synchronized Account withId(long id) {
        return known(byId.get(id), "an integration with the id " + id);
    }

    /**
     * The data of the account that has this parcel.
     *
     * @throws IllegalArgumentException if no account has the parcel
     */
    Store withParcel(long parcelId) {
        for (Account account : all()) {
            Store store = account.store();
            synchronized (store) {
                if (store.parcel(parcelId) != null) {
                    return store;
                }
            }
        }
        throw new IllegalArgumentException("No integration has a parcel " + parcelId);
    }

    /** The account that has, or had, this public key; null for none. */
    synchronized Account withPublicKey(String publicKey) {
        return byPublicKey.get(publicKey);
    }

    /**
     * Adds an account with a generated integration.
     *
     * @throws IllegalArgumentException if the name is not a name, or if an account has the name or its generated key
     */
    synchronized Account add(String name) {
        if (byPublicKey.containsKey(NamedIntegrations.publicKey(name))) {
            throw new IllegalArgumentException("Another account has the public key " + NamedIntegrations.publicKey(name));
        }
        Account account = put(name, current.add(name));
        changed(account);
        return account;
    }

    /** Sets who learns of each new account, and of each change of the keys or the settings of an account. */
    void recorder(Consumer<Account> recorder) {
        this.recorder = recorder;
    }

    void changed(Account account) {
        recorder.accept(account);
    }

    /** Gives an account the keys and the settings of a file. An account that does not exist is added. */
    synchronized void restore(String name, ObjectNode json) {
        Account account = byName.get(name);
        if (account == null) {
            Integration integration = new Integration(
                    json.path("id").asLong(), json.path("user_id").asLong(), json.path("public_key").asText(),
                    json.path("secret_key").asText(), false);
            current.add(name, integration);
            account = put(name, integration);
        }
        account.restore(json);
        byPublicKey.put(account.publicKey(), account);
    }

    /**
     * Gives a public key to an account.
     *
     * @throws IllegalArgumentException if another account has, or had, the key
     */
    synchronized void claim(String publicKey, Account account) {
        Account owner = byPublicKey.putIfAbsent(publicKey, account);
        if (owner != null && owner != account) {
            throw new IllegalArgumentException("Another account has the public key " + publicKey);
        }
    }

    synchronized String newPublicKey(String name) {
        return NamedIntegrations.publicKey(name) + "-" + (++generatedKeys + 1);
    }

    String newSecretKey() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    TokenIssuer tokens() {
        return tokens;
    }

    RateLimit rateLimit() {
        return rateLimit;
    }

    void clearCounts() {
        all().forEach(account -> account.counters().clear());
    }

    /** Removes the accounts that were added after the start, and resets the other accounts. */
    synchronized void reset() {
        byName.keySet().retainAll(initial.byName().keySet());
        tokens.revoke(account -> byName.get(account.name()) != account);
        byId.clear();
        byPublicKey.clear();
        current = initial.copy();
        initial.byName().forEach((name, integration) -> {
            Account account = byName.get(name);
            account.reset();
            index(account, integration);
        });
    }

    private Account put(String name, Integration integration) {
        Account account = new Account(name, integration, this, nanoTime, newStore);
        byName.put(name, account);
        index(account, integration);
        return account;
    }

    private void index(Account account, Integration integration) {
        byId.put(integration.id(), account);
        byPublicKey.put(integration.publicKey(), account);
    }

    private static Account known(Account account, String what) {
        if (account == null) {
            throw new IllegalArgumentException("No account of the sandbox has " + what);
        }
        return account;
    }
}
