package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.util.Collection;

import io.github.camelsendcloud.sandbox.internal.carriers.Price;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.prices.Prices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Each parcel has a price for the invoice. */
class PricesTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    private Price priceOfNewestParcel() {
        Collection<Parcel> parcels = sandbox.account().store().parcels();
        Parcel newest = parcels.stream().reduce((first, second) -> second).orElseThrow();
        return Prices.of(newest.shipment(), newest);
    }

    @Test
    void thePriceOfAParcelOfVersion2FollowsItsMethod() throws IOException {
        client.post("/api/v2/parcels", TestClient.PARCEL.replace("\"id\": 8", "\"id\": 109"));
        assertThat(priceOfNewestParcel().total()).isEqualByComparingTo("6.08");
        assertThat(priceOfNewestParcel().parts()).extracting(Price.Part::type).containsExactly(
                "price_without_insurance", "fuel");

        client.post("/api/v2/parcels", TestClient.PARCEL);
        assertThat(priceOfNewestParcel().total()).isZero();
    }

    @Test
    void insuranceCosts() throws IOException {
        client.post(
                "/api/v2/parcels", TestClient.PARCEL.replace("\"id\": 8}", "\"id\": 109}, \"insured_value\": 200"));

        assertThat(priceOfNewestParcel().total()).isEqualByComparingTo("8.08");
    }

    @Test
    void thePriceOfAParcelOfVersion3FollowsItsOptionItsWeightAndItsCountry() throws IOException {
        String shipment = TestClient.SHIPMENT.replace("postnl:standard", "postnl:international");
        client.post("/api/v3/shipments/announce", shipment);
        assertThat(priceOfNewestParcel().total()).isEqualByComparingTo("13.10");

        client.post("/api/v3/shipments/announce", shipment.replace("1.320", "11"));
        assertThat(priceOfNewestParcel().total()).isEqualByComparingTo("32.90");

        client.post("/api/v3/shipments/announce", shipment.replace("\"DE\"", "\"CH\""));
        assertThat(priceOfNewestParcel().total()).isEqualByComparingTo("18.40");
    }

    @Test
    void aCountryThatTheMethodDoesNotListCostsTheHighestPrice() throws IOException {
        client.post("/api/v3/shipments/announce", TestClient.SHIPMENT);

        assertThat(priceOfNewestParcel().total()).isEqualByComparingTo("8.95");
    }

    @Test
    void anUnknownOptionCostsNothing() throws IOException {
        client.post("/api/v3/shipments/announce", TestClient.SHIPMENT.replace("postnl:standard", "trunkrs:same_day"));

        assertThat(priceOfNewestParcel().total()).isZero();
        assertThat(sandbox.account().store().shipments().iterator().next().carrierName()).isEqualTo("Trunkrs");
    }
}
