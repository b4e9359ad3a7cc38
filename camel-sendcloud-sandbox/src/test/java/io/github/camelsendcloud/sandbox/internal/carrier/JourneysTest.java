package io.github.camelsendcloud.sandbox.internal.carrier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.camelsendcloud.sandbox.internal.data.Ids;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import io.github.camelsendcloud.sandbox.internal.data.Settings;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.StoreContext;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A journey continues after a restart, and a parcel has one timer at most. */
class JourneysTest {

    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T08:00:00Z");

    private final SandboxClock clock = new SandboxClock();
    private final Journeys journeys = new Journeys(clock);
    private final List<ParcelStatus> statuses = new ArrayList<>();
    private boolean running;
    private final Store store = new Store(new StoreContext(new Ids(), clock, new Settings()), (store, parcel) -> {
        statuses.add(parcel.status());
        if (running) {
            journeys.plan(parcel);
        }
    });

    @BeforeEach
    void stopTheClock() {
        clock.speed(0);
        clock.set(NEW_YEAR);
    }

    @AfterEach
    void close() {
        clock.close();
    }

    @Test
    void aResumedJourneyContinuesWhereItsHistoryEnds() {
        Parcel parcel = announced();
        clock.advance(Duration.ofHours(1));
        parcel.status(ParcelStatus.ANNOUNCED);
        clock.advance(Duration.ofHours(1));

        running = true;
        synchronized (store) {
            journeys.plan(parcel);
        }
        clock.advance(Duration.ofHours(4));

        assertThat(parcel.status()).isEqualTo(ParcelStatus.SHIPMENT_PICKED_UP_BY_DRIVER);
        assertThat(parcel.updatedAt()).isEqualTo(NEW_YEAR.plus(Duration.ofHours(6)));
        assertThat(clock.pending()).isOne();
    }

    @Test
    void stepsWhoseTimeIsPastHappenAtOnceAfterARestart() {
        Parcel parcel = announced();
        clock.advance(Duration.ofDays(10));

        running = true;
        synchronized (store) {
            journeys.plan(parcel);
        }
        clock.advance(Duration.ZERO);

        assertThat(parcel.status()).isEqualTo(ParcelStatus.DELIVERED);
        assertThat(statuses).containsExactly(
                ParcelStatus.READY_TO_SEND, ParcelStatus.ANNOUNCED, ParcelStatus.SHIPMENT_PICKED_UP_BY_DRIVER,
                ParcelStatus.EN_ROUTE_TO_SORTING_CENTER, ParcelStatus.SORTED, ParcelStatus.DRIVER_EN_ROUTE,
                ParcelStatus.DELIVERED);
        assertThat(clock.pending()).isZero();
    }

    @Test
    void aParcelHasOneTimerAtMost() {
        running = true;
        Parcel parcel = announced();
        for (ParcelStatus status : List.of(ParcelStatus.SORTED, ParcelStatus.DELIVERY_DELAYED, ParcelStatus.BEING_SORTED)) {
            parcel.status(status);
            journeys.plan(parcel);
            assertThat(clock.pending()).isOne();
        }
        parcel.status(ParcelStatus.DELIVERED);
        assertThat(clock.pending()).isZero();
    }

    @Test
    void aRemovedParcelHasNoMoreEvents() {
        running = true;
        Parcel parcel = announced();
        store.remove(parcel.shipment());
        clock.advance(Duration.ofDays(3));
        assertThat(parcel.status()).isEqualTo(ParcelStatus.READY_TO_SEND);
    }

    @Test
    void manyParcelsHaveTheSameJourney() {
        running = true;
        List<Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            parcels.add(announced());
        }
        clock.advance(Duration.ofDays(2));
        assertThat(parcels).allMatch(parcel -> parcel.status() == ParcelStatus.DELIVERED);
        assertThat(clock.pending()).isZero();
    }

    private Parcel announced() {
        Shipment shipment = store.newShipment(Json.object(), Json.object());
        Parcel parcel = shipment.addParcel(store.ids().nextParcel(), Json.object(), ParcelStatus.ANNOUNCING);
        store.add(shipment);
        shipment.completeAnnouncements();
        return parcel;
    }
}
