package io.github.camelsendcloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts that a consumer polls: the account of the endpoint, or all accounts of option accounts. A poll of all
 * accounts visits one account after the other. The account that comes first changes with each poll. The failure of an
 * account does not end the poll.
 * <p>
 * The polls run on one thread at a time. {@link #open}, {@link #close} and {@link #release} may be called from any
 * thread at any time. Lock rule: the monitor of this object guards the pollers by name and the field {@code opened},
 * and is never held during I/O.
 */
final class PolledAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(PolledAccounts.class);

    private final PolledAccount only;
    private final Supplier<Set<String>> names;
    private final Function<String, PolledAccount> factory;
    private final Map<String, PolledAccount> byName = new HashMap<>();
    private volatile boolean opened;
    /** The next poll begins with the account after this one, in the order of the names. */
    private volatile String latest = "";

    /** Polls one account. */
    @FunctionalInterface
    interface Poll {

        /** @return the number of exchanges */
        int poll(PolledAccount account) throws Exception;
    }

    private PolledAccounts(PolledAccount only, Supplier<Set<String>> names, Function<String, PolledAccount> factory) {
        this.only = only;
        this.names = names;
        this.factory = factory;
    }

    /** The account of the endpoint only. */
    static PolledAccounts one(PolledAccount account) {
        return new PolledAccounts(account, null, null);
    }

    /**
     * All accounts with names.
     *
     * @param names   the present names
     * @param factory creates the account with a name
     */
    static PolledAccounts all(Supplier<Set<String>> names, Function<String, PolledAccount> factory) {
        return new PolledAccounts(null, names, factory);
    }

    /**
     * Loads the state of the account of the endpoint. The state of an account with a name is loaded at its first poll.
     *
     * @throws IllegalStateException when the state is unreadable, or belongs to another consumer
     */
    void take() {
        if (only != null) {
            only.take();
        }
    }

    /** Releases the states of all accounts. */
    void release() {
        forEach(PolledAccount::release);
    }

    /** Allows polls to wait. */
    synchronized void open() {
        opened = true;
        forEach(PolledAccount::open);
    }

    /** Ends the poll that waits. No poll may wait until the accounts are opened again. */
    synchronized void close() {
        opened = false;
        forEach(PolledAccount::close);
    }

    /** Whether no poll may wait. */
    boolean isClosed() {
        return !opened;
    }

    /** Ends all pauses, after a change of the clock. */
    void restartPauses() {
        forEach(PolledAccount::restartPause);
    }

    private synchronized void forEach(Consumer<PolledAccount> action) {
        if (only != null) {
            action.accept(only);
        }
        byName.values().forEach(action);
    }

    /** Whether there are accounts, and all accounts are paused. */
    boolean isPaused() {
        if (only != null) {
            return only.isPaused();
        }
        List<PolledAccount> accounts;
        try {
            accounts = next();
        } catch (RuntimeException e) {
            // the poll has the same failure, and reports the failure
            return false;
        }
        return !accounts.isEmpty() && accounts.stream().allMatch(PolledAccount::isPaused);
    }

    /**
     * Polls the account of the endpoint, or all accounts that are not paused. The exception handler of the consumer
     * receives the failure of each account with a name.
     *
     * @param  goesOn    whether the poll of all accounts may visit the next account
     * @return           the number of exchanges
     * @throws Exception the failure of the account of the endpoint, or the failure of all accounts
     */
    int poll(BooleanSupplier goesOn, Poll poll) throws Exception {
        return only != null ? poll.poll(only) : pollAll(goesOn, poll);
    }

    private int pollAll(BooleanSupplier goesOn, Poll poll) {
        List<PolledAccount> accounts = next().stream().filter(account -> !account.isPaused()).toList();
        int exchanges = 0;
        int failed = 0;
        Exception failure = null;
        for (PolledAccount account : accounts) {
            if (isClosed() || !goesOn.getAsBoolean()) {
                return exchanges;
            }
            latest = account.name();
            try {
                exchanges += poll.poll(account);
            } catch (Exception e) {
                if (isClosed() || !names.get().contains(account.name())) {
                    LOG.debug("Account {} was removed, or its consumer was stopped", account.name(), e);
                    continue;
                }
                failed++;
                failure = e;
                account.report(e);
            }
        }
        if (failed > 0 && failed == accounts.size()) {
            throw new IllegalStateException(
                    "No account could be polled. The exception handler has received the failure of each account. The cause is"
                                            + " the failure of account " + latest,
                    failure);
        }
        if (!accounts.isEmpty()) {
            latest = accounts.get(0).name();
        }
        return exchanges;
    }

    /** The present accounts in the order of the next poll. Forgets removed accounts whose exchanges have ended. */
    private List<PolledAccount> next() {
        TreeSet<String> present = new TreeSet<>(names.get());
        synchronized (this) {
            byName.values().removeIf(account -> !present.contains(account.name()) && forget(account));
            return Stream.concat(present.tailSet(latest, false).stream(), present.headSet(latest, true).stream())
                    .map(name -> byName.computeIfAbsent(name, this::create)).toList();
        }
    }

    private static boolean forget(PolledAccount account) {
        boolean unused = !account.isInUse();
        if (unused) {
            account.release();
        }
        return unused;
    }

    private PolledAccount create(String name) {
        PolledAccount account = factory.apply(name);
        if (!opened) {
            account.close();
        }
        return account;
    }

    /** The states of the accounts that were polled. */
    List<PolledAccount.State> states() {
        List<PolledAccount.State> states = new ArrayList<>();
        forEach(account -> states.add(account.state()));
        return states;
    }

    /** The earliest watermark of the accounts; {@code null} when no account has a watermark. */
    Instant watermark() {
        return states().stream().map(PolledAccount.State::watermark).filter(Objects::nonNull)
                .min(Comparator.naturalOrder()).orElse(null);
    }

    /** The number of accounts whose pollers are kept. */
    synchronized int size() {
        return byName.size();
    }
}
