package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The lists of service points of both versions of the API: filters, places, distances and single service points. */
class ServicePointsTest {

    private static final String V3 = "/api/v3/service-points";
    private static final String EINDHOVEN = "&latitude=51.438&longitude=5.475";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);
    private final String v2 = sandbox.servicePointsUri() + "/v2";

    @AfterEach
    void resetControls() {
        sandbox.reset();
    }

    @Test
    void theListOfVersion3IsFilteredByCountryCarrierAndType() throws IOException {
        assertThat(results(V3 + "?country_code=NL")).hasSizeGreaterThan(20);
        assertThat(texts(results(V3 + "?country_code=NL&carrier_code=dhl&carrier_code=dpd"), "/carrier/code"))
                .contains("dhl", "dpd").doesNotContain("postnl", "ups");
        assertThat(texts(results(V3 + "?country_code=NL&general_shop_type=locker"), "/general_shop_type"))
                .containsOnly("locker");
        assertThat(results(V3 + "?country_code=NL&carrier_service_point_id=NL-1000002")).hasSize(1);
        assertThat(texts(results(V3 + "?country_code=NL&carrier_shop_type=PBA"), "/carrier/code")).containsOnly("postnl");
        assertThat(results(V3 + "?country_code=NL&limit=1")).hasSize(1);
        assertThat(results(V3 + "?country_code=US")).isEmpty();
        assertThat(TestClient.at(client.get(V3 + "/1000003"), "/data/address/city")).isEqualTo("München");
    }

    @Test
    void aServicePointOfVersion3HasImagesOpeningTimesAndTheNextOpening() throws IOException {
        JsonNode shop = TestClient.json(client.get(V3 + "/1000001")).path("data");

        assertThat(shop.at("/carrier/logo_url").asText()).isEqualTo("https://cdn.sendcloud.com/global-media/dhl/img/logo.svg");
        assertThat(shop.at("/carrier/icon_url").asText()).endsWith("/dhl/img/icon.svg");
        assertThat(shop.at("/opening_times/monday/0/start_time").asText()).isEqualTo("09:00");
        assertThat(shop.at("/opening_times/sunday").isNull()).isTrue();
        OffsetDateTime opening = OffsetDateTime.parse(shop.path("next_open_at").asText());
        assertThat(opening).isAfter(OffsetDateTime.now()).isBefore(OffsetDateTime.now().plusDays(3));
        assertThat(opening.toLocalTime()).isEqualTo(LocalTime.of(9, 0));
        assertThat(opening.getDayOfWeek()).isNotEqualTo(DayOfWeek.SUNDAY);
        assertThat(shop.path("is_open_tomorrow").isBoolean()).isTrue();
        assertThat(shop.has("distance")).isFalse();
    }

    @Test
    void aSearchAroundACoordinateReturnsTheNearestFirstWithRealDistances() throws IOException {
        JsonNode near = results(V3 + "?country_code=NL&radius=700" + EINDHOVEN);

        List<Integer> distances = near.findValues("distance").stream().map(JsonNode::asInt).toList();
        assertThat(distances).isSorted().isNotEmpty().allMatch(meters -> meters > 0 && meters <= 700);
        assertThat(near.valueStream().filter(point -> point.path("id").asInt() == 1000001).toList())
                .singleElement().satisfies(point -> assertThat(point.path("distance").asInt()).isBetween(240, 250));
        assertThat(results(V3 + "?country_code=NL&radius=100&latitude=53.2&longitude=6.6")).isEmpty();
    }

    @Test
    void aSearchForAnAddressSaysWhatTheSandboxHasFound() throws IOException {
        JsonNode found = data(V3 + "?country_code=NL&address=Stadhuisplein%2010,%205611%20EM%20Eindhoven");
        JsonNode parts = data(V3 + "?country_code=DE&address_city=Munich&address_postal_code=80331");
        JsonNode street = data(V3 + "?country_code=NL&address_street=Unknown&address_city=Eindhoven");
        JsonNode unknown = data(V3 + "?country_code=NL&address=Nowhere%201");

        assertThat(found.at("/geocoding/status").asText()).isEqualTo("matched");
        assertThat(found.at("/geocoding/precision").asText()).isEqualTo("house_number");
        assertThat(found.at("/geocoding/formatted_address").asText())
                .isEqualTo("Stadhuisplein 10, 5611 EM Eindhoven, Netherlands");
        assertThat(found.at("/results/0/id").asInt()).isEqualTo(1000001);
        assertThat(found.at("/results/0/distance").asInt()).isEqualTo(81);
        assertThat(parts.at("/geocoding/precision").asText()).isEqualTo("postal_code");
        assertThat(parts.at("/results/0/address/city").asText()).isEqualTo("München");
        assertThat(street.at("/geocoding/status").asText()).isEqualTo("partially_matched");
        assertThat(street.path("results")).isNotEmpty();
        assertThat(unknown.at("/geocoding/status").asText()).isEqualTo("not_found");
        assertThat(unknown.path("results")).isEmpty();
    }

    @Test
    void aBoundingBoxNeedsAllItsCorners() throws IOException {
        String box = "&ne_latitude=51.5&ne_longitude=5.6&sw_latitude=51.4&sw_longitude=5.4";

        JsonNode points = results(V3 + "?country_code=NL" + box);

        assertThat(texts(points, "/address/city")).containsOnly("Eindhoven");
        assertThat(points.path(0).path("distance").isNull()).isTrue();
        assertThat(TestClient.at(client.get(V3 + "?country_code=NL&ne_latitude=51.5"), "/errors/0/source/parameter"))
                .isEqualTo("ne_latitude");
    }

    @Test
    void invalidRequestsForServicePointsOfVersion3AreRejected() throws IOException {
        HttpResponse<String> missing = client.get(V3);
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.body())
                .isEqualTo("{\"errors\":[{\"status\":\"400\",\"code\":\"required\",\"detail\":\"Field required\","
                           + "\"source\":{\"parameter\":\"country_code\"}}]}");
        assertThat(TestClient.at(client.get(V3 + "?country_code=XX"), "/errors/0/code")).isEqualTo("invalid_choice");
        for (String invalid : List.of("general_shop_type=pub", "limit=201", "latitude=x&longitude=1", "latitude=1",
                "radius=99&latitude=51&longitude=5", "carrier_code=acme", "carrier_code=dhl&use_integration_carriers=true")) {
            assertThat(client.get(V3 + "?country_code=NL&" + invalid).statusCode()).as(invalid).isEqualTo(400);
        }
        assertThat(TestClient.at(client.get(V3 + "/1"), "/errors/0/detail"))
                .isEqualTo("The service point could not be found");
    }

    @Test
    void theSettingsOfTheIntegrationDecideAboutServicePoints() throws IOException {
        client.send("PATCH", "/api/v3/integrations/1", "{\"service_point_carriers\":[\"ups\"]}");
        assertThat(texts(results(V3 + "?country_code=NL&use_integration_carriers=true"), "/carrier/code"))
                .containsOnly("ups");

        client.send("PATCH", "/api/v3/integrations/1", "{\"service_point_enabled\":false}");
        assertThat(TestClient.at(client.get(V3 + "?country_code=NL"), "/errors/0/detail"))
                .isEqualTo("Service points are not enabled for the authenticated integration.");
    }

    @Test
    void theServicePointsOfVersion2AreOnTheirHostAndBelowThePanel() throws IOException {
        for (String root : List.of(v2, "/api/v2")) {
            HttpResponse<String> german = client.get(root + "/service-points/?country=DE&carrier=dhl,postnl");

            assertThat(TestClient.json(german)).hasSize(1);
            assertThat(TestClient.at(german, "/0/city")).isEqualTo("Berlin");
            assertThat(TestClient.at(client.get(root + "/service-points/1000002"), "/name"))
                    .isEqualTo("Stationsplein Parcel Locker");
            assertThat(client.get(root + "/carriers").body()).contains("\"postnl\"", "\"mondial_relay\"");
            assertThat(TestClient.at(client.get(root + "/service-points"), "/error/request"))
                    .isEqualTo("api/v2/service-points");
            assertThat(client.get(root + "/service-points/1").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aServicePointOfVersion2HasADistanceInASearchForAPlaceOnly() throws IOException {
        JsonNode all = TestClient.json(client.get(v2 + "/service-points?country=NL"));
        JsonNode near = TestClient.json(
                client.get(v2 + "/service-points?country=NL&postal_code=5611EM&house_number=1&radius=5000"));

        assertThat(all.findValues("distance")).isEmpty();
        assertThat(all.path(0).at("/extra_data/partner_name").asText()).isEqualTo("DHL");
        assertThat(all.path(0).path("shop_type").asText()).isEqualTo("parcelShop");
        assertThat(near.findValues("distance")).hasSameSizeAs(near);
        assertThat(near.path(0).path("id").asInt()).isEqualTo(1000001);
        assertThat(texts(near, "/city")).containsOnly("Eindhoven");
    }

    @Test
    void aLockerTakesNoHeavyParcel() throws IOException {
        JsonNode heavy = TestClient.json(client.get(v2 + "/service-points?country=NL&weight=25"));

        assertThat(texts(heavy, "/general_shop_type")).isNotEmpty().doesNotContain("locker");
        assertThat(client.get(v2 + "/service-points?country=NL&weight=heavy").statusCode()).isEqualTo(400);
    }

    @Test
    void strictSlashesRedirectTheListOfVersion2() throws IOException {
        sandbox.controls().strictSlashes(true);

        HttpResponse<String> redirected = client.get(v2 + "/service-points?country=NL&city=Den%20Bosch");

        assertThat(redirected.statusCode()).isEqualTo(301);
        assertThat(redirected.headers().firstValue("Location"))
                .hasValue("/service-points-host/api/v2/service-points/?country=NL&city=Den+Bosch");
        assertThat(client.get(v2 + "/service-points/?country=NL").statusCode()).isEqualTo(200);
    }

    private JsonNode data(String path) throws IOException {
        return TestClient.json(client.get(path)).path("data");
    }

    private JsonNode results(String path) throws IOException {
        return data(path).path("results");
    }

    private static List<String> texts(JsonNode list, String pointer) {
        return list.valueStream().map(item -> item.at(pointer).asText()).toList();
    }
}
