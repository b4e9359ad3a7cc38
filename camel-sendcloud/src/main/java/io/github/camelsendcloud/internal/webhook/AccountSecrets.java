package io.github.camelsendcloud.internal.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import io.github.camelsendcloud.internal.auth.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets of the accounts of an endpoint. The endpoint keeps an {@link Account} for each name, apart from the
 * accounts of calls: a sender without a secret cannot influence calls. An account without keys does not stop the
 * others.
 * <p>
 * Lock rule: {@code asking} is held while the sources of the keys are asked after an unknown signature. One thread asks
 * at a time, and other threads wait for at most {@link #WAIT}.
 */
final class AccountSecrets {

    /** The time after which an account without keys is asked again. */
    static final Duration RETRY = Duration.ofSeconds(10);

    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(AccountSecrets.class);

    private final Source accounts;
    private final LongSupplier clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final ReentrantLock asking = new ReentrantLock();

    /** The accounts. */
    interface Source {

        /** The names of the present accounts. The set may change at any time. */
        Set<String> names();

        /** The id of the integration of an account; {@code null} for an unknown id. */
        Long integrationId(String name);

        /** The source of the keys of an account. */
        Account.Settings settings(String name);
    }

    /**
     * @param account {@code null} when the source has supplied no keys
     * @param asked   the time of the question, in nanoseconds
     */
    private record Known(Account account, long asked) {
    }

    /** @param clock monotonic, in nanoseconds */
    AccountSecrets(Source accounts, LongSupplier clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * The accounts that an event may belong to. An account with another integration id than the event is no candidate.
     *
     * @param named         the only account that may be meant; {@code null} for any account
     * @param integrationId the id in the event; {@code null} for an event without an id
     */
    List<String> candidates(String named, Long integrationId) {
        List<String> withId = new ArrayList<>();
        List<String> withoutId = new ArrayList<>();
        if (named != null) {
            if (accounts.names().contains(named)) {
                add(named, integrationId, withId, withoutId);
            }
        } else {
            accounts.names().forEach(name -> add(name, integrationId, withId, withoutId));
            forgetRemoved();
        }
        return withId.isEmpty() ? withoutId : withId;
    }

    private void add(String name, Long integrationId, List<String> withId, List<String> withoutId) {
        Long own = integrationId == null ? null : accounts.integrationId(name);
        if (own == null) {
            withoutId.add(name);
        } else if (own.equals(integrationId)) {
            withId.add(name);
        }
    }

    private void forgetRemoved() {
        if (known.size() > accounts.names().size()) {
            known.keySet().removeIf(name -> !accounts.names().contains(name));
        }
    }

    /** The known secrets of an account; empty for an account without keys. */
    List<String> secrets(String name) {
        Account account = account(name);
        return account == null ? List.of() : account.webhookSecrets(false);
    }

    /** Asks for newer keys of an account when the interval of the account is over. */
    void refresh(String name) {
        Account account = account(name);
        if (account != null) {
            account.webhookSecrets(true);
        }
    }

    /**
     * Asks for newer keys of accounts. A source that may be slow is asked at most once in a second when the keys stay
     * the same.
     *
     * @return whether the sources were asked; false while another thread asks for a long time
     */
    boolean askForNewer(List<String> names) {
        try {
            if (!asking.tryLock(WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            for (String name : names) {
                Account account = account(name);
                if (account != null) {
                    ask(name, account);
                }
            }
            return true;
        } finally {
            asking.unlock();
        }
    }

    private void ask(String name, Account account) {
        Account.KeySource source = accounts.settings(name).source();
        if (!source.isInMemory()) {
            account.newerWebhookSecrets();
            return;
        }
        try {
            account.update(source.keys());
        } catch (Exception e) {
            // the message may contain keys
            LOG.warn("Account {} has no valid keys any more ({}): its webhooks are verified with the former keys", name,
                    e.getClass().getName());
        }
    }

    private Account account(String name) {
        Known present = known.get(name);
        if (present == null || present.account() == null && clock.getAsLong() - present.asked() >= RETRY.toNanos()) {
            present = known.merge(name, start(name), (old, started) -> old.account() == null ? started : old);
        }
        return present.account();
    }

    private Known start(String name) {
        Account account = Account.of(accounts.settings(name));
        try {
            account.start();
            return new Known(account, clock.getAsLong());
        } catch (IllegalStateException e) {
            // the message of the cause may contain keys
            LOG.warn("Webhooks of account {} are refused, because the account has no keys ({})", name,
                    e.getCause().getClass().getName());
            return new Known(null, clock.getAsLong());
        }
    }
}
