package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.delivery.Delivery;
import io.github.camelsendcloud.sandbox.internal.delivery.DeliverySender;
import io.github.camelsendcloud.sandbox.internal.delivery.Message;
import io.github.camelsendcloud.sandbox.internal.delivery.Outbox;
import io.github.camelsendcloud.sandbox.internal.integrations.IntegrationSettings;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * Sends webhooks and the deliveries of event subscriptions like Sendcloud: signed, with JSON in the form of Python, and
 * with retries until the status of a response is 2xx. The webhooks of a parcel are sent one after the other. Safe for
 * use by several threads; the list of attempts is its own lock.
 */
public final class Webhooks {

    private static final int MAX_ATTEMPTS = 10_000;

    /**
     * An attempt to send a webhook or a delivery.
     *
     * @param url    the receiver
     * @param body   the body of the request
     * @param status the status of the response; 0 if the attempt got no response
     */
    public record Attempt(String url, String body, int status) {
    }

    private final Accounts accounts;
    private final DeliverySender sender;
    private final Outbox outbox;
    private final AccountEvents events;
    private final Deque<Attempt> attempts = new ArrayDeque<>();

    /**
     * @param origin the begin of the addresses in webhooks
     */
    Webhooks(Accounts accounts, SandboxClock clock, Supplier<String> origin) {
        this.accounts = accounts;
        this.sender = new DeliverySender(clock);
        this.outbox = new Outbox(sender, clock);
        this.events = new AccountEvents(accounts, outbox, clock, origin);
        sender.observe(this::record);
    }

    /**
     * Sets a constant time of the sandbox's clock between an attempt without a status 2xx and its retry.
     *
     * @param  delay                    null (the default) for the times of Sendcloud: 5 minutes, then twice the time
     *                                  before, at most 1 hour
     * @throws IllegalArgumentException if the delay is negative
     */
    public Webhooks retryDelay(Duration delay) {
        if (delay != null && delay.isNegative()) {
            throw new IllegalArgumentException("The delay of a retry must not be negative: " + delay);
        }
        sender.schedule().constant(delay);
        return this;
    }

    /** Sets the number of retries. Default: 10 for a webhook and 5 for a delivery of an event subscription. */
    public Webhooks retries(int retries) {
        sender.schedule().retries(retries);
        return this;
    }

    /** Sets how many copies of each new webhook the sandbox sends. Default: 1. */
    public Webhooks copies(int copies) {
        outbox.copies(copies);
        return this;
    }

    /** Holds new webhooks back until {@link #releaseReversed()}. */
    public Webhooks hold() {
        outbox.hold();
        return this;
    }

    /**
     * Sends the webhooks that were held back, one after the other, the newest first. New webhooks are no longer held
     * back.
     *
     * @return complete after one attempt for each webhook
     */
    public CompletableFuture<Void> releaseReversed() {
        return outbox.releaseReversed();
    }

    /**
     * Lets each second new webhook overtake the webhook before, or ends this. A webhook waits at most 10 seconds of the
     * sandbox's clock for the webhook that overtakes. Default: false.
     */
    public Webhooks reorder(boolean reorder) {
        outbox.reorder(reorder);
        return this;
    }

    /** Gives the next {@code n} attempts a wrong signature. A retry has the right signature. Default: 0. */
    public Webhooks wrongSignatures(int n) {
        sender.wrongSignatures(n);
        return this;
    }

    /**
     * Sets the webhook address of an integration, like {@code PATCH /integrations/{id}}.
     *
     * @param url null for no webhooks
     */
    public Webhooks url(Integration integration, String url) {
        Store store = accounts.withId(integration.id()).store();
        synchronized (store) {
            IntegrationSettings.save(store, IntegrationSettings.of(store, integration.id()).put("webhook_url", url)
                    .put("webhook_active", url != null));
        }
        return this;
    }

    /**
     * Sends a webhook of an integration, if the integration has a webhook address. The secret of the integration's
     * account signs the webhook.
     *
     * @param  event                    the event in JSON
     * @return                          the status of the first response; 0 if the first attempt got no response, or if
     *                                  the sandbox has sent nothing
     * @throws IllegalArgumentException if the event is not JSON, or if the sandbox has no integration with this id
     */
    public CompletableFuture<Integer> send(Integration integration, String event) {
        return events.send(accounts.withId(integration.id()), Json.read(event));
    }

    /**
     * Sends an event of an account, if the account has a receiver of such events.
     *
     * @param  event                    {@code parcel_status_changed}, {@code return_created}, {@code return_delivered},
     *                                  {@code integration_connected}, {@code integration_updated},
     *                                  {@code integration_deleted}, {@code integration_credentials},
     *                                  {@code test_webhook} or {@code parcels.event.created}, which goes to the event
     *                                  subscriptions
     * @param  accountName              null for the first account
     * @param  parcelId                 the parcel of an event about a parcel; null for the newest parcel
     * @return                          the status of the first response; 0 for none, for an event subscription, and if
     *                                  the sandbox has sent nothing
     * @throws IllegalArgumentException if the sandbox does not have the event, the account or the parcel
     */
    public CompletableFuture<Integer> trigger(String event, String accountName, Long parcelId) {
        return events.trigger(accountName == null ? accounts.first() : accounts.named(accountName), event, parcelId);
    }

    /**
     * Sends a webhook or a delivery again, with the same body.
     *
     * @return                          the status of the first response; 0 for none
     * @throws IllegalArgumentException if {@link #deliveries()} has no delivery with this id
     */
    public CompletableFuture<Integer> resend(long id) {
        Delivery delivery = sender.delivery(id);
        if (delivery == null) {
            throw new IllegalArgumentException("The sandbox has no delivery " + id);
        }
        return sender.send(delivery);
    }

    /** The newest 1000 webhooks and deliveries since the last reset, the oldest first; unmodifiable. */
    public List<WebhookDelivery> deliveries() {
        return sender.deliveries().stream().map(WebhookDelivery::of).toList();
    }

    /** The newest 10,000 attempts since the last reset, in the order of the responses; unmodifiable. */
    public List<Attempt> attempts() {
        synchronized (attempts) {
            return List.copyOf(attempts);
        }
    }

    /** Adds an observer that learns of each attempt. An observer must not wait. */
    void observe(Consumer<WebhookDelivery> observer) {
        sender.observe((delivery, attempt) -> observer.accept(WebhookDelivery.of(delivery)));
    }

    /** The events of the accounts. */
    AccountEvents events() {
        return events;
    }

    void reset() {
        sender.reset();
        outbox.reset();
        synchronized (attempts) {
            attempts.clear();
        }
    }

    private void record(Delivery delivery, Delivery.Attempt attempt) {
        Message message = delivery.message();
        synchronized (attempts) {
            if (attempts.size() == MAX_ATTEMPTS) {
                attempts.removeFirst();
            }
            attempts.add(new Attempt(message.url(), message.text(), attempt.status()));
        }
    }
}
