package io.github.camelsendcloud.sandbox.internal.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;

/** Passes new messages to the sender: at once, several times, later or in another order. Lock: this object. */
public final class Outbox {

    private static final Duration LONGEST_REORDERING = Duration.ofSeconds(10);

    private final DeliverySender sender;
    private final SandboxClock clock;
    private final List<Delivery> held = new ArrayList<>();
    private Delivery overtaken;
    private int copies = 1;
    private boolean holding;
    private boolean reordering;

    public Outbox(DeliverySender sender, SandboxClock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /** Sets how many copies of each new message the sandbox sends. */
    public synchronized void copies(int copies) {
        this.copies = copies;
    }

    /** Holds new messages back until {@link #releaseReversed()}. */
    public synchronized void hold() {
        holding = true;
    }

    /**
     * Lets each second new message overtake the message before. A message waits for at most 10 seconds of the clock.
     */
    public void reorder(boolean reorder) {
        synchronized (this) {
            reordering = reorder;
        }
        if (!reorder) {
            sendOvertaken(null);
        }
    }

    /**
     * Sends a message.
     *
     * @return the status of the first response; 0 for none, and for a message that waits
     */
    public CompletableFuture<Integer> post(Message message) {
        CompletableFuture<Integer> first = null;
        for (int left = numberOfCopies(); left > 0; left--) {
            CompletableFuture<Integer> status = post(sender.add(message));
            first = first == null ? status : first;
        }
        return first == null ? CompletableFuture.completedFuture(0) : first;
    }

    private synchronized int numberOfCopies() {
        return copies;
    }

    private CompletableFuture<Integer> post(Delivery delivery) {
        Delivery later;
        synchronized (this) {
            if (holding) {
                held.add(delivery);
                return CompletableFuture.completedFuture(0);
            }
            if (reordering && overtaken == null) {
                overtaken = delivery;
                clock.at(clock.now().plus(LONGEST_REORDERING), () -> sendOvertaken(delivery));
                return CompletableFuture.completedFuture(0);
            }
            later = overtaken;
            overtaken = null;
        }
        CompletableFuture<Integer> status = sender.send(delivery);
        if (later != null) {
            sender.send(later, status);
        }
        return status;
    }

    /** Sends the message that waits to be overtaken, if the message is this one. Null stands for every message. */
    private void sendOvertaken(Delivery delivery) {
        Delivery waiting;
        synchronized (this) {
            if (overtaken == null || delivery != null && overtaken != delivery) {
                return;
            }
            waiting = overtaken;
            overtaken = null;
        }
        sender.send(waiting);
    }

    /**
     * Sends the messages that were held back, one after the other, the newest first. New messages are no longer held
     * back.
     *
     * @return complete after one attempt for each message
     */
    public CompletableFuture<Void> releaseReversed() {
        List<Delivery> released;
        synchronized (this) {
            holding = false;
            released = new ArrayList<>(held);
            held.clear();
        }
        Collections.reverse(released);
        CompletableFuture<Integer> last = CompletableFuture.completedFuture(0);
        for (Delivery delivery : released) {
            last = sender.send(delivery, last);
        }
        return last.thenApply(status -> null);
    }

    /** Forgets the messages that wait, and sets the defaults. */
    public synchronized void reset() {
        held.clear();
        overtaken = null;
        holding = false;
        reordering = false;
        copies = 1;
    }
}
