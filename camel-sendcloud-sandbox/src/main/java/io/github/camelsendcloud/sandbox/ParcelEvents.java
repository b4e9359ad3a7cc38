package io.github.camelsendcloud.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carrier.Journeys;
import io.github.camelsendcloud.sandbox.internal.control.EventStream;
import io.github.camelsendcloud.sandbox.internal.data.Order;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.StoreListener;
import io.github.camelsendcloud.sandbox.internal.events.TrackingEvent;

/**
 * Plans the journeys of the parcels of an account, sends the webhooks and the event deliveries of the account, and
 * records the changes of its data.
 */
final class ParcelEvents implements StoreListener {

    private final Account account;
    private final AccountEvents accountEvents;
    private final Journeys journeys;
    private final EventStream events;
    private final String origin;
    private final StoredData data;

    ParcelEvents(Account account, AccountEvents accountEvents, Journeys journeys, EventStream events,
                 String origin, StoredData data) {
        this.account = account;
        this.accountEvents = accountEvents;
        this.journeys = journeys;
        this.events = events;
        this.origin = origin;
        this.data = data;
    }

    @Override
    public void added(Store store, Parcel parcel) {
        journeys.plan(parcel);
        changed(parcel);
    }

    @Override
    public void statusChanged(Store store, Parcel parcel) {
        journeys.plan(parcel);
        changed(parcel);
        accountEvents.parcelStatusChanged(account, store, parcel);
        accountEvents.subscriptions().deliver(store, account.id(), parcel.id(), () -> TrackingEvent.of(parcel));
    }

    private void changed(Parcel parcel) {
        events.publish("parcel", () -> ControlParcels.json(account, parcel, origin));
    }

    @Override
    public void changed(Shipment shipment) {
        data.shipment(account, shipment, false);
    }

    @Override
    public void removed(Shipment shipment) {
        data.shipment(account, shipment, true);
    }

    @Override
    public void changed(Order order) {
        data.order(account, order, false);
    }

    @Override
    public void removed(Order order) {
        data.order(account, order, true);
    }

    @Override
    public void rowChanged(String table, String id, ObjectNode row) {
        data.row(account, table, id, row);
    }

    @Override
    public void published(Store store, String action, ObjectNode data) {
        accountEvents.published(account, store, action, data);
    }
}
