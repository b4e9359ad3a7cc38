package io.github.camelsendcloud.sandbox;

import io.github.camelsendcloud.sandbox.internal.control.EventStream;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.StoreListener;
import io.github.camelsendcloud.sandbox.internal.events.EventSubscriptionsApi;
import io.github.camelsendcloud.sandbox.internal.events.TrackingEvent;
import io.github.camelsendcloud.sandbox.internal.parcels.ParcelView;

/** Sends the webhook and the event deliveries of an account when the status of a parcel changes. */
final class ParcelEvents implements StoreListener {

    private final Account account;
    private final Webhooks webhooks;
    private final EventSubscriptionsApi subscriptions;
    private final EventStream events;
    private final String origin;
    private final ParcelView view;

    ParcelEvents(Account account, Webhooks webhooks, EventSubscriptionsApi subscriptions, EventStream events,
                 String origin) {
        this.account = account;
        this.webhooks = webhooks;
        this.subscriptions = subscriptions;
        this.events = events;
        this.origin = origin;
        this.view = new ParcelView(origin);
    }

    @Override
    public void statusChanged(Store store, Parcel parcel) {
        webhooks.parcelStatusChanged(account, store, () -> view.of(parcel));
        events.publish("parcel", () -> ControlParcels.json(account, parcel, origin));
        subscriptions.deliver(store, () -> TrackingEvent.of(parcel));
    }
}
