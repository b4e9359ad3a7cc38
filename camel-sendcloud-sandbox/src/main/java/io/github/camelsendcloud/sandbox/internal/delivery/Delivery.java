package io.github.camelsendcloud.sandbox.internal.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A message on its way, with its attempts. Lock: this object. */
public final class Delivery {

    private static final int MAX_ATTEMPTS = 100;

    /**
     * An attempt to deliver a message.
     *
     * @param time           when the attempt began, by the clock of the sandbox
     * @param status         the status of the response; 0 for no response
     * @param error          why there is no response; null for none
     * @param durationMillis the time until the response, by the clock of the machine
     */
    public record Attempt(Instant time, int status, String error, long durationMillis) {
    }

    private final long id;
    private final Instant time;
    private final Message message;
    private final List<Attempt> attempts = new ArrayList<>(1);
    private String sentSignature;

    Delivery(long id, Instant time, Message message) {
        this.id = id;
        this.time = time;
        this.message = message;
        this.sentSignature = message.headers().get(DeliverySender.SIGNATURE);
    }

    public long id() {
        return id;
    }

    /** When the sandbox created the message. */
    public Instant time() {
        return time;
    }

    public Message message() {
        return message;
    }

    /** The signature of the newest attempt; null for a message without a signature. */
    public synchronized String signature() {
        return sentSignature;
    }

    /** The newest attempts, the oldest first; a copy. */
    public synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    synchronized void signedWith(String signature) {
        this.sentSignature = signature;
    }

    synchronized void add(Attempt attempt) {
        if (attempts.size() == MAX_ATTEMPTS) {
            attempts.remove(0);
        }
        attempts.add(attempt);
    }
}
