package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelsendcloud.sandbox.internal.data.Ids;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import io.github.camelsendcloud.sandbox.internal.data.Settings;
import io.github.camelsendcloud.sandbox.internal.data.Shipment;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.StoreContext;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a sandbox remembers of the past has a largest size. */
class BoundedMemoryTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final TokenIssuer tokens = new TokenIssuer(nanos::get);

    @Test
    void tokensAreForgottenAnHourAfterTheirEnd() {
        tokens.lifetime(Duration.ofMinutes(1));
        String first = tokens.issue(null, Scopes.ALL).token();
        nanos.addAndGet(Duration.ofMinutes(30).toNanos());
        String second = tokens.issue(null, Scopes.ALL).token();
        assertThat(tokens.find(first)).isNotNull();
        nanos.addAndGet(Duration.ofMinutes(32).toNanos());
        tokens.issue(null, Scopes.ALL);

        assertThat(tokens.find(first)).isNull();
        assertThat(tokens.find(second)).isNotNull();
        assertThat(tokens.size()).isEqualTo(2);
    }

    @Test
    void theOldestTokensOfVeryManyAreForgotten() {
        String first = tokens.issue(null, Scopes.ALL).token();
        String second = tokens.issue(null, Scopes.ALL).token();
        for (int i = 1; i < TokenIssuer.MAX_TOKENS; i++) {
            tokens.issue(null, Scopes.ALL);
        }

        assertThat(tokens.find(first)).isNull();
        assertThat(tokens.find(second)).isNotNull();
        assertThat(tokens.size()).isEqualTo(TokenIssuer.MAX_TOKENS);
    }

    @Test
    void theStoreRemembersTheLatestDeletedShipments() {
        Store store = new Store(new StoreContext(new Ids(), new SandboxClock(), new Settings()), (any, parcel) -> {
        });
        Shipment shipment = null;
        for (int i = 1; i <= 10_001; i++) {
            shipment = store.newShipment(Json.object(), Json.object());
            shipment.addParcel(i, Json.object(), ParcelStatus.NO_LABEL);
            store.add(shipment);
            store.remove(shipment);
        }

        assertThat(store.table(Store.DELETED_SHIPMENTS).rows()).hasSize(10_000);
        assertThat(store.table(Store.DELETED_SHIPMENTS).get(shipment.id())).isNotNull();
        assertThat(store.isDeleted("10001")).isTrue();
    }

    @Test
    void aRemovedParcelHasNoTimer() {
        SandboxClock clock = new SandboxClock();
        Store store = new Store(new StoreContext(new Ids(), clock, new Settings()), (any, parcel) -> {
        });
        Shipment shipment = store.newShipment(Json.object(), Json.object());
        shipment.addParcel(1, Json.object(), ParcelStatus.ANNOUNCING).nextStep(
                clock.at(clock.now().plusSeconds(3600), () -> {
                }));
        store.add(shipment);
        assertThat(clock.pending()).isEqualTo(1);

        store.remove(shipment);

        assertThat(clock.pending()).isZero();
        clock.close();
    }
}
