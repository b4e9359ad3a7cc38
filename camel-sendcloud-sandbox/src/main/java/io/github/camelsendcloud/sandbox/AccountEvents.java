package io.github.camelsendcloud.sandbox;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.delivery.Message;
import io.github.camelsendcloud.sandbox.internal.delivery.Outbox;
import io.github.camelsendcloud.sandbox.internal.delivery.Signature;
import io.github.camelsendcloud.sandbox.internal.delivery.WebhookEvents;
import io.github.camelsendcloud.sandbox.internal.events.EventSubscriptionsApi;
import io.github.camelsendcloud.sandbox.internal.events.TrackingEvent;
import io.github.camelsendcloud.sandbox.internal.integrations.IntegrationSettings;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.json.PythonJson;

/**
 * Sends the events of the accounts: webhooks to the address of the integration, and deliveries to the event
 * subscriptions. Safe for use by several threads; reads an account with the lock of its store.
 */
final class AccountEvents {

    private final Accounts accounts;
    private final Outbox outbox;
    private final SandboxClock clock;
    private final Supplier<String> origin;
    private final EventSubscriptionsApi subscriptions = new EventSubscriptionsApi(this::deliver);

    /**
     * @param origin the begin of the addresses in webhooks
     */
    AccountEvents(Accounts accounts, Outbox outbox, SandboxClock clock, Supplier<String> origin) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
        this.origin = origin;
    }

    /** The operations of event subscriptions. */
    EventSubscriptionsApi subscriptions() {
        return subscriptions;
    }

    /** Sends a webhook of the account, if the account has a webhook address. */
    CompletableFuture<Integer> send(Account account, JsonNode event) {
        return send(account, url(account, account.store()), null, event);
    }

    /**
     * Sends an event of an account, if the account has a receiver of such events.
     *
     * @param  parcelId                 the parcel of an event about a parcel; null for the newest parcel
     * @throws IllegalArgumentException if the sandbox does not have the event or the parcel
     */
    CompletableFuture<Integer> trigger(Account account, String event, Long parcelId) {
        Store store = account.store();
        synchronized (store) {
            switch (event) {
                case TrackingEvent.TYPE -> {
                    Parcel parcel = parcel(store, parcelId);
                    subscriptions.deliver(store, account.id(), parcel.id(), () -> TrackingEvent.of(parcel));
                    return CompletableFuture.completedFuture(0);
                }
                case WebhookEvents.PARCEL_STATUS_CHANGED -> {
                    return parcelStatusChanged(account, store, parcel(store, parcelId));
                }
                case WebhookEvents.RETURN_CREATED, "return_delivered" -> {
                    return published(account, store, event, WebhookEvents.sampleReturn());
                }
                case "integration_connected", "integration_updated", "integration_deleted" -> {
                    return published(account, store, event, IntegrationSettings.of(store, account.id()));
                }
                case WebhookEvents.INTEGRATION_CREDENTIALS -> {
                    return send(account, WebhookEvents.credentials(
                            account.id(), account.publicKey(), account.secretKey(), clock.now()));
                }
                case WebhookEvents.TEST -> {
                    return send(account, WebhookEvents.event(event, clock.now()));
                }
                default -> throw new IllegalArgumentException("The sandbox has no event \"" + event + "\"");
            }
        }
    }

    /** Sends a webhook about a parcel's status, if the account has a webhook address. */
    CompletableFuture<Integer> parcelStatusChanged(Account account, Store store, Parcel parcel) {
        String url = url(account, store);
        return url == null
                ? CompletableFuture.completedFuture(0)
                : send(account, url, parcel.id(), new WebhookEvents(origin.get()).parcelStatusChanged(parcel, clock.now()));
    }

    /**
     * Sends a webhook about an integration, if this integration has a webhook address, or about a return, if the
     * account has a webhook address.
     */
    CompletableFuture<Integer> published(Account account, Store store, String action, ObjectNode data) {
        String url = action.startsWith("integration_") ? url(data) : url(account, store);
        return send(account, url, null, WebhookEvents.of(action, data, clock.now()));
    }

    private CompletableFuture<Integer> send(Account account, String url, Object about, JsonNode event) {
        if (url == null) {
            return CompletableFuture.completedFuture(0);
        }
        byte[] body = PythonJson.bytes(event);
        Map<String, String> headers = Map.of(Signature.HEADER, Signature.of(body, account.signingSecret()));
        return outbox.post(new Message(
                account.name(), Message.Kind.WEBHOOK, Json.text(event, "action", ""), about, url, body, headers));
    }

    private CompletableFuture<Integer> deliver(
            long integration, Object about, String url, byte[] body, Map<String, String> headers) {
        String account = accounts.all().stream().filter(each -> each.id() == integration).map(Account::name).findFirst()
                .orElse("");
        return outbox.post(new Message(account, Message.Kind.EVENT, TrackingEvent.TYPE, about, url, body, headers));
    }

    private static Parcel parcel(Store store, Long id) {
        Parcel parcel = id != null
                ? store.parcel(id) : store.parcels().stream().reduce((earlier, later) -> later).orElse(null);
        if (parcel == null) {
            throw new IllegalArgumentException("The account has no parcel" + (id == null ? "" : " " + id));
        }
        return parcel;
    }

    /** The webhook address of an account; null for none. */
    private static String url(Account account, Store store) {
        synchronized (store) {
            return url(IntegrationSettings.of(store, account.id()));
        }
    }

    private static String url(ObjectNode integration) {
        return integration.path("webhook_active").asBoolean() ? Json.text(integration, "webhook_url") : null;
    }
}
