package io.github.camelsendcloud.internal.auth;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

/** A test controls the clock, the threads and the source of this account. */
final class KeySourceRig {

    static final Account.Keys FIRST = new Account.Keys("public-1", "s3cret-1", null);
    static final Account.Keys SECOND = new Account.Keys("public-2", "s3cret-2", null);
    static final Duration INTERVAL = Duration.ofMinutes(1);

    /** The questions that wait for a thread. */
    final Queue<Runnable> tasks = new ArrayDeque<>();
    /** The questions that wait for the end of the pause, and their delays in nanoseconds. */
    final Queue<Runnable> delayed = new ArrayDeque<>();
    final List<Long> delays = new ArrayList<>();
    /** The present answer of the source. */
    Account.KeySource source = () -> FIRST;
    int asked;
    /** Whether the thread of the caller runs the questions. */
    boolean inline;
    private final AtomicLong now;
    private final Account account;

    /** @param start the time of the clock, in nanoseconds */
    KeySourceRig(long start) {
        now = new AtomicLong(start);
        Account.KeySource counting = () -> {
            asked++;
            return source.keys();
        };
        account = new Account(
                new Account.Settings(URI.create("https://account.example/token"), "", "", counting, INTERVAL), null,
                task -> {
                    if (inline) {
                        task.run();
                    } else {
                        tasks.add(task);
                    }
                }, nanos -> {
                    delays.add(nanos);
                    return delayed::add;
                }, now::get);
    }

    Account account() {
        return account;
    }

    KeySourceRig pass(Duration time) {
        now.addAndGet(time.toNanos());
        return this;
    }

    /** Runs the only question that waits for a thread. */
    KeySourceRig runTheQuestion() {
        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        return this;
    }

    /** Lets the pause pass, and runs the only question that waits for the end of the pause. */
    KeySourceRig runTheDelayedQuestion() {
        assertThat(delayed).hasSize(1);
        now.addAndGet(delays.get(delays.size() - 1));
        delayed.remove().run();
        return this;
    }
}
