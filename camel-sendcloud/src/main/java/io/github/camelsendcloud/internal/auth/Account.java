package io.github.camelsendcloud.internal.auth;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The present keys of an account, and the source that may supply newer keys.
 * <p>
 * States:
 * <pre>
 *   NO KEYS ──── start ────► CURRENT ──── refused, or the interval is over ────► ASKING
 *                               ▲                                                  │
 *                               └───────────────── keys, or a failure ─────────────┘
 * </pre>
 *
 * While the account asks the source, calls use the current keys. One thread asks at a time. After the source has
 * supplied refused keys once more, the account asks again only after {@link #ASK_PAUSE}, so that wrong keys do not
 * overload the source. In that time the interval of the source is this pause.
 * <p>
 * Lock rule: the monitor of the account guards {@code asking}, {@code askedAt} and all writes of {@code current}. The
 * source is asked without the monitor.
 */
public final class Account {

    private static final Logger LOG = LoggerFactory.getLogger(Account.class);

    /** The time after an answer of the source in which a refusal of the keys does not lead to another question. */
    static final Duration ASK_PAUSE = Duration.ofSeconds(1);

    private final Settings settings;
    private final Executor executor;
    private final LongSupplier clock;
    /** The public key at the beginning, which names the account although its keys change. */
    private volatile String id;
    private volatile Keys current;
    private final FormerSecrets former = new FormerSecrets();
    private volatile boolean asking;
    /** Whether the source has supplied the current keys once more after a refusal. */
    private volatile boolean refused;
    /** Whether the source has supplied the current keys once more after an unknown signature. */
    private volatile boolean unsigned;
    private volatile long askedAt;
    private CompletableFuture<Void> answer = CompletableFuture.completedFuture(null);

    /**
     * The configuration of an account. Endpoints with equal settings share the account.
     *
     * @param tokenUri  the token endpoint, which identifies the Sendcloud installation
     * @param publicKey the configured public key; empty with a source
     * @param secretKey the configured secret key; empty with a source
     * @param source    supplies the keys instead; {@code null} for configured keys
     * @param interval  the longest time between two questions to the source; ignored without a source
     */
    public record Settings(URI tokenUri, String publicKey, String secretKey, KeySource source, Duration interval) {

        public Settings {
            Objects.requireNonNull(tokenUri, "tokenUri");
            Objects.requireNonNull(publicKey, "publicKey");
            Objects.requireNonNull(secretKey, "secretKey");
        }

        /** An account with configured keys. */
        public Settings(URI tokenUri, String publicKey, String secretKey) {
            this(tokenUri, publicKey, secretKey, null, null);
        }

        /** The configured keys. Not for an account with a source. */
        public Keys configured() {
            return new Keys(publicKey, secretKey, null);
        }

        /** A text without the keys. */
        @Override
        public String toString() {
            return "Account[" + tokenUri + ", " + Redaction.MASK + "]";
        }
    }

    /**
     * The keys of an integration.
     *
     * @param publicKey     the user name, and the OAuth2 client id
     * @param secretKey     the password, and the OAuth2 client secret
     * @param webhookSecret the secret of webhooks; {@code null} for the secret key
     */
    public record Keys(String publicKey, String secretKey, String webhookSecret) {

        public Keys {
            Objects.requireNonNull(publicKey, "publicKey");
            Objects.requireNonNull(secretKey, "secretKey");
        }

        String secretOfWebhooks() {
            return webhookSecret == null ? secretKey : webhookSecret;
        }

        /** A text without the keys. */
        @Override
        public String toString() {
            return "Keys[" + Redaction.MASK + "]";
        }
    }

    /** Supplies the keys of an account. */
    @FunctionalInterface
    public interface KeySource {

        /**
         * The keys that are valid now. The method may block.
         *
         * @throws Exception when the keys cannot be supplied; the account continues with its current keys
         */
        Keys keys() throws Exception;
    }

    /**
     * @param keys     the keys to begin with; {@code null} for the keys of the settings or of the source
     * @param executor runs the questions to the source
     * @param clock    monotonic, in nanoseconds
     */
    public Account(Settings settings, Keys keys, Executor executor, LongSupplier clock) {
        this.settings = settings;
        this.executor = executor;
        this.clock = clock;
        this.current = keys != null || settings.source() != null ? keys : settings.configured();
        this.id = settings.source() != null ? null : settings.publicKey();
    }

    /** An account with configured keys, which change only with {@link #update}. */
    public static Account of(Settings settings) {
        return new Account(settings, null, Runnable::run, System::nanoTime);
    }

    /**
     * Asks the source for the first keys, unless the account has keys.
     *
     * @throws IllegalStateException when the source supplies no keys; the cause is the exception of the source
     */
    public void start() {
        if (current != null) {
            return;
        }
        try {
            update(settings.source().keys());
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The account has no keys, because the credentials provider or the accounts supply none ("
                                            + e.getClass().getName() + ")",
                    e);
        }
    }

    /** The keys for new requests. After the interval of the source, the method starts a question to the source. */
    Keys current() {
        Keys keys = current;
        if (settings.source() != null && !asking
                && clock.getAsLong() - askedAt >= (refused ? ASK_PAUSE : settings.interval()).toNanos()) {
            ask();
        }
        return keys;
    }

    URI tokenUri() {
        return settings.tokenUri();
    }

    /** The name of the account for limits: the configured public key, or the first public key of the source. */
    public String id() {
        return id;
    }

    /**
     * The secrets of webhooks: the secret of the current keys, and for {@link FormerSecrets#OVERLAP} the secrets of
     * replaced keys.
     *
     * @param ask whether a question to the source starts after the interval of the source
     */
    public List<String> webhookSecrets(boolean ask) {
        return former.with((ask ? current() : current).secretOfWebhooks(), clock.getAsLong());
    }

    /** Replaces the keys: new requests use these keys. Requests in flight finish with the old keys. */
    public synchronized void update(Keys newer) {
        Objects.requireNonNull(newer, "keys");
        askedAt = clock.getAsLong();
        if (newer.equals(current)) {
            return;
        }
        if (current != null) {
            former.keep(current.secretOfWebhooks(), askedAt);
            LOG.info("An account has new keys: new requests use the new keys");
        }
        current = newer;
        refused = false;
        id = id == null ? newer.publicKey() : id;
    }

    /** Whether other keys than the refused keys are available, or may be available from the source. */
    boolean mayReplace(Keys refused) {
        return !refused.equals(current) || mayAsk();
    }

    private boolean mayAsk() {
        return settings.source() != null && (asking || !refused || clock.getAsLong() - askedAt >= ASK_PAUSE.toNanos());
    }

    /**
     * Asks the source in another thread, unless the source was asked a moment ago.
     *
     * @return a future that completes with the answer, also when the source has failed
     */
    public CompletableFuture<Void> replacement() {
        if (!mayAsk()) {
            return CompletableFuture.completedFuture(null);
        }
        Keys before = current;
        return ask().thenRun(() -> refusedAgain(before));
    }

    /** Asks the source in the calling thread, as {@link #replacement()}. */
    public void replaceNow() {
        if (mayAsk()) {
            Keys before = current;
            question(new CompletableFuture<>());
            refusedAgain(before);
        }
    }

    /**
     * Asks the source in the calling thread after a webhook with an unknown signature. Any sender can cause this
     * question, so the question does not change when the account asks after a refused call.
     */
    public void replaceUnsigned() {
        if (settings.source() != null && (!unsigned || clock.getAsLong() - askedAt >= ASK_PAUSE.toNanos())) {
            Keys before = current;
            question(new CompletableFuture<>());
            unsigned = current == before;
        }
    }

    private synchronized void refusedAgain(Keys before) {
        refused = current == before;
    }

    private CompletableFuture<Void> ask() {
        CompletableFuture<Void> mine;
        synchronized (this) {
            if (asking) {
                return answer;
            }
            asking = true;
            mine = new CompletableFuture<>();
            answer = mine;
        }
        try {
            executor.execute(() -> question(mine));
        } catch (RejectedExecutionException e) {
            LOG.debug("The source of the keys is not asked: the component is stopped", e);
            end(mine);
        }
        return mine;
    }

    private void question(CompletableFuture<Void> mine) {
        try {
            update(settings.source().keys());
        } catch (Exception e) {
            // the message of the exception may contain keys
            LOG.warn("The credentials provider has failed ({}): the account continues with its current keys",
                    e.getClass().getName());
        } finally {
            end(mine);
        }
    }

    private void end(CompletableFuture<Void> mine) {
        synchronized (this) {
            askedAt = clock.getAsLong();
            if (answer == mine) {
                asking = false;
            }
        }
        mine.complete(null);
    }

    /** A text without the keys. */
    @Override
    public String toString() {
        return settings.toString();
    }
}
