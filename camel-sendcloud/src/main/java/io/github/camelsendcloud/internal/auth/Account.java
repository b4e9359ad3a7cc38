package io.github.camelsendcloud.internal.auth;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The present keys of an account, and the source that may supply newer keys. Calls use the present keys while
 * {@link KeyQuestions} asks the source: when an endpoint starts, when Sendcloud has refused the keys, and after an
 * interval.
 * <p>
 * Lock rule: the monitor of the account guards all writes of {@code current} and {@code id}. The source is asked
 * without this monitor. The monitor of {@code starting} is held while the first keys are requested.
 */
public final class Account {

    private static final Logger LOG = LoggerFactory.getLogger(Account.class);

    private final Settings settings;
    private final Executor executor;
    private final LongSupplier clock;
    /** {@code null} without a source. */
    private final KeyQuestions questions;
    private final Object starting = new Object();
    /** The public key at the beginning, which names the account although its keys change. */
    private volatile String id;
    private volatile Keys current;
    private final FormerSecrets former = new FormerSecrets();
    private final KeyVerification verification = new KeyVerification();

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

        // the JVM generates a record's own method at the first use, which takes 5 ms of a start
        @Override
        public boolean equals(Object other) {
            return other instanceof Settings same && tokenUri.equals(same.tokenUri) && publicKey.equals(same.publicKey)
                    && secretKey.equals(same.secretKey) && Objects.equals(source, same.source)
                    && Objects.equals(interval, same.interval);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tokenUri, publicKey, secretKey, source, interval);
        }

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

        /** Whether the keys are in memory, so that {@link #keys} never blocks. */
        default boolean isInMemory() {
            return false;
        }
    }

    /**
     * @param keys     the keys to begin with; {@code null} for the keys of the settings or of the source
     * @param executor runs the questions to the source
     * @param clock    monotonic, in nanoseconds
     */
    public Account(Settings settings, Keys keys, Executor executor, LongSupplier clock) {
        this(settings, keys, executor, nanos -> CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, executor),
             clock);
    }

    /** @param later an executor that runs a question after this number of nanoseconds */
    Account(Settings settings, Keys keys, Executor executor, LongFunction<Executor> later, LongSupplier clock) {
        this.settings = settings;
        this.executor = executor;
        this.clock = clock;
        this.current = keys != null || settings.source() != null ? keys : settings.configured();
        this.id = settings.source() != null ? null : settings.publicKey();
        this.questions = settings.source() == null
                ? null
                : new KeyQuestions(
                        () -> update(settings.source().keys()), this::execute, later, clock, KeyQuestions.LONGEST_WAIT);
    }

    private void execute(Runnable question) {
        Executor thread = settings.source().isInMemory() ? Runnable::run : executor;
        thread.execute(question);
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
        synchronized (starting) {
            if (current == null) {
                startWith(settings.source());
            }
        }
    }

    private void startWith(KeySource source) {
        try {
            update(source.keys());
        } catch (Exception e) {
            // the message of the exception may contain keys
            throw new IllegalStateException(
                    "The account has no keys, because the credentials provider or the accounts supply none ("
                                            + e.getClass().getName() + ")",
                    e);
        }
    }

    /**
     * The keys for new requests. After the interval of the source, the method starts a question to the source. Keys in
     * memory are read at once.
     */
    Keys current() {
        if (questions != null && questions.isDue(settings.interval())) {
            questions.ask();
        }
        return current;
    }

    /** The time of the latest replacement of the keys; {@code null} for none. */
    public Instant keysSince() {
        return former.since();
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

    /** The nanoseconds for which the secret of replaced keys is accepted; 0 without such a secret. */
    public long nanosOfFormerSecrets() {
        return former.nanosLeft(clock.getAsLong());
    }

    /** Checks the current keys, unless the same check has succeeded before, see {@link KeyVerification#once}. */
    public void verifyOnce(Object kind, Runnable check) {
        verification.once(kind, current, check);
    }

    /**
     * Replaces the keys: new requests use these keys. Requests in flight finish with the old keys.
     *
     * @return whether the keys differ from the current keys
     */
    public synchronized boolean update(Keys newer) {
        Objects.requireNonNull(newer, "keys");
        if (newer.equals(current)) {
            return false;
        }
        if (current != null) {
            former.keep(current.secretOfWebhooks(), clock.getAsLong());
            LOG.info("An account has new keys: new requests use the new keys");
        }
        current = newer;
        id = id == null ? newer.publicKey() : id;
        return true;
    }

    /**
     * Whether other keys than the refused keys are available, or may be available from the source.
     *
     * @param certain whether only other keys can help. Otherwise the source is not asked during its pause, since the
     *                reason may be a missing permission
     */
    boolean mayReplace(Keys refused, boolean certain) {
        return !refused.equals(current) || questions != null && (certain || !questions.isPaused());
    }

    /** Starts a question to the source, unless the account has other keys than the refused keys already. */
    void refused(Keys keys) {
        if (questions != null && keys.equals(current)) {
            questions.ask();
        }
    }

    /**
     * The question to the source that is open.
     *
     * @return a future that completes at the end of the question, also when the source has failed; completed without a
     *         question
     */
    CompletableFuture<Void> replacement() {
        return questions == null ? CompletableFuture.completedFuture(null) : questions.latest();
    }

    /** Asks the source because these keys were refused, and waits for the end of the question. */
    void replaceNow(Keys refused) {
        refused(refused);
        KeyQuestions.await(replacement());
    }

    /** The secrets of webhooks after a question to the source. Many callers lead to one question. */
    public List<String> newerWebhookSecrets() {
        if (questions != null) {
            KeyQuestions.await(questions.askForWebhook());
        }
        return webhookSecrets(true);
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
