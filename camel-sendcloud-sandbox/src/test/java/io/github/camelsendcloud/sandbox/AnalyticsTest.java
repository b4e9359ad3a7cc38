package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The figures of the sandbox follow from the parcels of the account. */
class AnalyticsTest extends SandboxWithStoppedClock {

    private static final String INSIGHTS = "/api/v2/insights/";
    private static final String ITEMS
            = "[{\"description\":\"Shirt\",\"sku\":\"S-1\",\"quantity\":3},"
              + "{\"description\":\"Cap\",\"sku\":\"C-1\",\"quantity\":1}]";

    AnalyticsTest() {
        super(Instant.parse("2026-03-30T10:00:00Z"));
    }

    @Test
    void withoutParcelsTheFiguresAreEmpty() throws IOException {
        String period = "?start_date=2026-03-01&end_date=2026-03-31";

        assertThat(client.get(INSIGHTS + "parcels/buckets" + period + "&group_by=carrier").body())
                .isEqualTo("{\"buckets\":[]}");
        assertThat(client.get(INSIGHTS + "products/buckets" + period + "&group_by=brand").body()).isEqualTo("{\"buckets\":[]}");
        assertThat(TestClient.json(client.get(INSIGHTS + "products/series" + period + "&granularity=years")).path("series"))
                .hasSize(1);
        assertThat(client.get("/api/v2/analytics/carriers").body()).isEqualTo("{\"carriers\":[]}");
        assertThat(client.get("/api/v2/analytics/shipping-methods").body()).isEqualTo("{\"shipping_methods\":[]}");
        assertThat(client.get(INSIGHTS + "carriers/transit-times?carrier_code=dhl").body()).isEqualTo("{\"transit_times\":[]}");
        assertThat(client.get("/api/v3/analytics/transit-times/carriers?carrier_code=dhl").body())
                .isEqualTo("{\"transit_times\":[]}");
    }

    @Test
    void theBucketsCountTheParcelsOfEachGroup() throws IOException {
        announce("postnl:standard", "DE");
        announce("dhl:parcel", "DE");
        announce("dhl:parcel", "FR");
        cancelled(announce("dhl:parcel", "IT"));
        String buckets = INSIGHTS + "parcels/buckets?start_date=2026-03-30&end_date=2026-03-30&group_by=";

        JsonNode carriers = TestClient.json(client.get(buckets + "carrier")).path("buckets");
        assertThat(carriers.get(0).toString())
                .isEqualTo("{\"key\":\"dhl\",\"value\":2,\"percentage\":66.67,\"missing_data\":[]}");
        assertThat(carriers).hasSize(2);
        assertThat(TestClient.at(client.get(buckets + "route&size=1&carrier_code=postnl"), "/buckets/0/key"))
                .isEqualTo("NL-DE");
        assertThat(TestClient.json(client.get(buckets + "to_country&size=1")).path("buckets")).hasSize(1);
        assertThat(TestClient.at(client.get(buckets + "direction&to_country=FR"), "/buckets/0/value")).isEqualTo("1");
        assertThat(TestClient.json(client.get(buckets + "brand&direction=incoming")).path("buckets")).isEmpty();
        assertThat(TestClient.json(client.get(buckets + "integration&integration_id=99")).path("buckets")).isEmpty();
    }

    @Test
    void theBucketsOfProductsCountTheQuantities() throws IOException {
        client.post("/api/v3/shipments/announce",
                TestClient.SHIPMENT.replace("\"weight\"", "\"parcel_items\":" + ITEMS + ",\"weight\""));
        String buckets = INSIGHTS + "products/buckets?start_date=2026-03-01&end_date=2026-03-31&group_by=description";

        assertThat(TestClient.at(client.get(buckets), "/buckets/0/key")).isEqualTo("Shirt");
        assertThat(TestClient.at(client.get(buckets), "/buckets/0/percentage")).isEqualTo("75.00");
        assertThat(TestClient.at(client.get(buckets + "&product_sku=C-1"), "/buckets/0/key")).isEqualTo("Cap");
        assertThat(TestClient.json(client.get(buckets + "&product_name=Hat")).path("buckets")).isEmpty();
    }

    @Test
    void aSeriesHasAPointForEachDayMonthOrYear() throws IOException {
        announce("postnl:standard", "DE");
        clock.advance(Duration.ofDays(2));
        announce("postnl:standard", "DE");
        announce("postnl:standard", "DE");
        String series = INSIGHTS + "parcels/series?start_date=2026-03-29&end_date=2026-04-02&granularity=";

        assertThat(TestClient.json(client.get(series + "days")).findValuesAsText("value"))
                .containsExactly("0", "1", "0", "2", "0");
        assertThat(client.get(series + "months").body()).isEqualTo(
                "{\"series\":[{\"value\":1,\"start_date\":\"2026-03-29\",\"end_date\":\"2026-03-31\",\"missing_data\":[]},"
                                                                   + "{\"value\":2,\"start_date\":\"2026-04-01\","
                                                                   + "\"end_date\":\"2026-04-02\",\"missing_data\":[]}]}");
        assertThat(TestClient.json(client.get(series + "years")).findValuesAsText("value")).containsExactly("3");
    }

    @Test
    void theSummaryCountsTheParcelsOfTheLastDays() throws IOException {
        announce("postnl:standard", "DE");
        clock.advance(Duration.ofDays(10));
        announce("postnl:standard", "DE");

        assertThat(client.get(INSIGHTS + "parcels/counts-summary?last_days=7&last_days=14").body())
                .isEqualTo("{\"summary\":[{\"last_days\":7,\"value\":1},{\"last_days\":14,\"value\":2}]}");
    }

    @Test
    void theUsedCarriersAndShippingMethodsAreListedOnce() throws IOException {
        announce("postnl:standard", "DE");
        announce("postnl:standard", "FR");

        assertThat(client.get("/api/v2/analytics/carriers").body()).isEqualTo("{\"carriers\":[{\"code\":\"postnl\"}]}");
        assertThat(client.get("/api/v2/analytics/shipping-methods").body())
                .isEqualTo("{\"shipping_methods\":[{\"code\":\"postnl:standard\",\"carrier_code\":\"postnl\"}]}");
    }

    @Test
    void aTransitTimeIsTheTimeFromTheReceiptToTheFirstDeliveryAttempt() throws IOException {
        deliver(announce("postnl:standard", "DE"), Duration.ofHours(2));
        deliver(announce("postnl:standard", "DE"), Duration.ofHours(3));
        deliver(announce("postnl:standard", "DE"), Duration.ofHours(7));
        announce("postnl:standard", "DE");
        String today = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC).toString();

        String carriers = "/api/v3/analytics/transit-times/carriers?carrier_code=postnl&carrier_code=dhl";
        String methods = INSIGHTS + "shipping-methods/transit-times?shipping_method_code=postnl:standard/kg=0-23";
        JsonNode v3 = TestClient.json(client.get(carriers)).at("/transit_times");
        JsonNode v2 = TestClient.json(client.get(methods)).at("/transit_times");

        assertThat(v3).hasSize(1);
        assertThat(v3.get(0).path("total_parcels").asInt()).isEqualTo(3);
        assertThat(v3.get(0).path("transit_time_hours").asText()).isEqualTo("3.0");
        assertThat(v3.get(0).path("transit_time_days").asInt()).isZero();
        assertThat(v3.get(0).path("end_date").asText()).isEqualTo(today + "T23:59:59Z");
        assertThat(v2.at("/0/transit_time").asText()).isEqualTo("4.0");
        assertThat(v2.at("/0/user_id").isTextual()).isTrue();
        assertThat(v2.at("/0/shipping_method_code").asText()).isEqualTo("postnl:standard");
    }

    @Test
    void transitTimesAreFilteredByCountryAndPeriod() throws IOException {
        deliver(announce("postnl:standard", "DE"), Duration.ofHours(20));
        String option = "/api/v3/analytics/transit-times/shipping-options?shipping_option_code=postnl:standard";
        String carrier = INSIGHTS + "carriers/transit-times?carrier_code=postnl";

        assertThat(rows(client.get(option + "&from_country_code=NL&to_country_code=DE"))).isEqualTo(1);
        assertThat(rows(client.get(option + "&to_country_code=FR"))).isZero();
        assertThat(rows(client.get(option + "&end_date=2026-03-30"))).isZero();
        assertThat(rows(client.get(carrier + "&from_country=NL&to_country=DE"))).isEqualTo(1);
        assertThat(rows(client.get(carrier + "&from_country=FR"))).isZero();
        assertThat(rows(client.get(carrier + "&start_date=2026-04-15"))).isZero();
    }

    @Test
    void invalidRequestsOfVersion2GetAListOfDetails() throws IOException {
        HttpResponse<String> missing = client.get(INSIGHTS + "parcels/series");

        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(TestClient.json(missing).at("/detail/0").toString())
                .isEqualTo("{\"loc\":[\"query\",\"start_date\"],\"msg\":\"field required\",\"type\":\"value_error.missing\"}");
        assertThat(TestClient.json(missing).path("detail")).hasSize(3);
        assertThat(TestClient.at(client.get(INSIGHTS + "parcels/buckets?start_date=x&end_date=2026-01-01&group_by=shoe&size=x"),
                "/detail/0/msg")).isEqualTo("invalid date format");
        assertThat(TestClient.at(client.get(INSIGHTS + "parcels/counts-summary"), "/detail/0/loc/1")).isEqualTo("last-days");
        assertThat(TestClient.at(client.get(INSIGHTS + "carriers/transit-times"), "/detail/0/loc/1")).isEqualTo("carrier-code");
        String tooLong = "?start_date=0001-01-01&end_date=9999-01-01&granularity=years";
        assertThat(client.get(INSIGHTS + "parcels/series" + tooLong).statusCode()).isEqualTo(422);
    }

    @Test
    void invalidRequestsOfVersion3NameTheParameter() throws IOException {
        String carriers = "/api/v3/analytics/transit-times/carriers";

        assertThat(client.get(carriers).body()).isEqualTo(
                "{\"errors\":[{\"status\":\"400\",\"code\":\"missing\",\"detail\":\"Field required\","
                                                          + "\"source\":{\"parameter\":\"carrier_code\"}}]}");
        assertThat(TestClient.at(client.get(carriers + "?carrier_code=dhl&from_country_code=NLD"), "/errors/0/code"))
                .isEqualTo("string_too_long");
        assertThat(TestClient.at(
                client.get(carriers + "?carrier_code=dhl&start_date=2026-02-01&end_date=2026-01-01"), "/errors/0/detail"))
                .isEqualTo("start_date must be on or before end_date.");
        assertThat(client.get(carriers + "?carrier_code=dhl&start_date=soon").statusCode()).isEqualTo(400);
    }

    private static int rows(HttpResponse<String> response) {
        return TestClient.json(response).path("transit_times").size();
    }

    private long announce(String option, String country) throws IOException {
        String shipment = TestClient.SHIPMENT.replace("postnl:standard", option).replace("\"DE\"", "\"" + country + "\"");
        return Long.parseLong(TestClient.at(client.post("/api/v3/shipments/announce", shipment), "/data/parcels/0/id"));
    }

    private void cancelled(long parcel) {
        sandbox.parcelStatus(parcel, "CANCELLED");
    }

    private void deliver(long parcel, Duration transit) {
        sandbox.parcelStatus(parcel, "EN_ROUTE_TO_SORTING_CENTER");
        clock.advance(transit);
        sandbox.parcelStatus(parcel, "DELIVERED");
    }
}
