package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * An account of a running sandbox: a name, an integration with its key pair, and data, rate limits, tokens, scopes and
 * a webhook secret of its own. {@link Sandbox#reset()} sets the keys and the settings of the start. Safe for use by
 * several threads. Lock: this object.
 */
public final class Account {

    private final String name;
    private final Integration initial;
    private final Accounts accounts;
    private final LongSupplier nanoTime;
    private final Function<Account, Store> newStore;
    private final Counters counters = new Counters();
    private final List<KeyPair> oldPairs = new ArrayList<>(0);
    private KeyPair newestPair;
    private KeyPair oldSigner;
    private AcceptedAuthentication accepted;
    private Scopes granted;
    private String webhookSecret;
    private Store store;

    Account(String name, Integration initial, Accounts accounts, LongSupplier nanoTime, Function<Account, Store> newStore) {
        this.name = name;
        this.initial = initial;
        this.accounts = accounts;
        this.nanoTime = nanoTime;
        this.newStore = newStore;
        reset();
    }

    /** The name, unique within the sandbox. */
    public String name() {
        return name;
    }

    /** The integration with its ids and its newest key pair. */
    public synchronized Integration integration() {
        return new Integration(
                initial.id(), initial.userId(), newestPair.publicKey(), newestPair.secretKey(),
                accepted == AcceptedAuthentication.OAUTH2_ONLY);
    }

    /** The newest public key. */
    public synchronized String publicKey() {
        return newestPair.publicKey();
    }

    /** The newest secret key. */
    public synchronized String secretKey() {
        return newestPair.secretKey();
    }

    /**
     * Gives the account a new key pair. New keys are valid when the method returns.
     *
     * @return                          the integration with the new pair
     * @throws IllegalArgumentException if another account has, or had, the new public key
     */
    public Integration rotateKeys(KeyRotation rotation) {
        Objects.requireNonNull(rotation, "rotation");
        String publicKey = rotation.publicKey() == null ? accounts.newPublicKey(name) : rotation.publicKey();
        String secretKey = rotation.secretKey() == null ? accounts.newSecretKey() : rotation.secretKey();
        accounts.claim(publicKey, this);
        synchronized (this) {
            long end = nanoTime.getAsLong() + rotation.overlap().toNanos();
            oldPairs.add(newestPair);
            oldPairs.forEach(pair -> pair.endAt(end, rotation.revokesTokens()));
            oldSigner = rotation.signsWithOldSecret() ? newestPair : null;
            newestPair = new KeyPair(this, publicKey, secretKey, nanoTime);
            return integration();
        }
    }

    /** Revokes the tokens of this account. A call with such a token gets the status 401. */
    public Account revokeTokens() {
        accounts.tokens().revoke(account -> account == this);
        return this;
    }

    /** Sets the ways of authentication that the account accepts. Default: the setting of its {@link Integration}. */
    public synchronized Account accept(AcceptedAuthentication accepted) {
        this.accepted = Objects.requireNonNull(accepted, "accepted");
        return this;
    }

    /**
     * Sets the scopes that the account has. A token request gets the requested scopes that the account has. A token
     * request without a scope, or with the scope {@code api}, gets all scopes of the account. A token request that
     * would get no scope gets the error {@code invalid_scope}. Sendcloud documents only the request without a scope.
     * Tokens that the sandbox has issued keep their scopes.
     *
     * @param  scopes                   for example {@code read:parcel}; {@code api} (the default) stands for all scopes
     * @throws IllegalArgumentException if a text is not a scope
     */
    public Account grantScopes(String... scopes) {
        Scopes all = Scopes.of(Arrays.asList(scopes));
        synchronized (this) {
            granted = all;
        }
        return this;
    }

    /**
     * Limits the calls of this account, instead of {@link SandboxControls#rateLimit(int, int, Duration, String)}. A
     * later call of that method does not change the limit of this account.
     *
     * @param  writesPerWindow          the number of POST, PUT, PATCH and DELETE calls; not negative
     * @param  readsPerWindow           the number of GET calls; not negative
     * @param  window                   positive
     * @param  retryAfter               the value of the {@code Retry-After} header; null for no such header
     * @throws IllegalArgumentException if a number is negative or the window is not positive
     */
    public Account rateLimit(int writesPerWindow, int readsPerWindow, Duration window, String retryAfter) {
        accounts.rateLimit().set(initial.id(), new RateLimit.Rule(writesPerWindow, readsPerWindow, window, retryAfter));
        return this;
    }

    /**
     * Sets the secret that signs the webhooks of this account.
     *
     * @param secret null (the default) for the secret key
     */
    public synchronized Account webhookSecret(String secret) {
        this.webhookSecret = secret;
        return this;
    }

    /** The labels that this account has bought, in the order of the parcels' ids; a copy. */
    public List<BoughtLabel> labels() {
        Store data = store();
        synchronized (data) {
            return data.parcels().stream().filter(parcel -> parcel.announcedAt() != null).map(this::label).toList();
        }
    }

    private BoughtLabel label(Parcel parcel) {
        Shipment shipment = parcel.shipment();
        return new BoughtLabel(
                name, shipment.id(), parcel.id(), Json.text(shipment.fields(), "order_number", ""),
                Json.text(shipment.fields(), "external_reference_id", ""), parcel.trackingNumber(),
                parcel.status() == ParcelStatus.CANCELLED || parcel.status() == ParcelStatus.CANCELLED_UPSTREAM);
    }

    /** The number of requests of this account. */
    public AccountCounts counts() {
        return counters.counts();
    }

    /** The id of the integration. */
    long id() {
        return initial.id();
    }

    Counters counters() {
        return counters;
    }

    /** A valid pair with this public key, the newest first; null for none. */
    KeyPair validPair(String publicKey) {
        return validPair(publicKey, pair -> true);
    }

    /** A valid pair with these keys; null for none. */
    KeyPair validPair(String publicKey, String secretKey) {
        return validPair(publicKey, pair -> pair.secretKey().equals(secretKey));
    }

    private synchronized KeyPair validPair(String publicKey, Predicate<KeyPair> matches) {
        Predicate<KeyPair> valid = matches.and(pair -> pair.publicKey().equals(publicKey)).and(KeyPair::isValid);
        return valid.test(newestPair) ? newestPair : oldPairs.stream().filter(valid).findFirst().orElse(null);
    }

    synchronized AcceptedAuthentication accepted() {
        return accepted;
    }

    synchronized Scopes granted() {
        return granted;
    }

    /** The secret that signs a webhook now. */
    synchronized String signingSecret() {
        if (webhookSecret != null) {
            return webhookSecret;
        }
        return oldSigner != null && oldSigner.isValid() ? oldSigner.secretKey() : newestPair.secretKey();
    }

    /**
     * The shipments, parcels and orders. The first caller creates the store: most accounts of a large test need none.
     */
    synchronized Store store() {
        if (store == null) {
            store = newStore.apply(this);
        }
        return store;
    }

    /** Sets the keys and the settings of the start, and removes the data and the counts. */
    synchronized void reset() {
        oldPairs.clear();
        oldSigner = null;
        newestPair = new KeyPair(this, initial.publicKey(), initial.secretKey(), nanoTime);
        accepted = initial.oauth2Only() ? AcceptedAuthentication.OAUTH2_ONLY : AcceptedAuthentication.BASIC_AND_OAUTH2;
        granted = Scopes.ALL;
        webhookSecret = null;
        store = null;
        counters.clear();
    }

    @Override
    public String toString() {
        return "Account[" + name + ", " + integration() + "]";
    }
}
