package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The invoices of the sandbox follow from the labels of the account. */
class InvoicesTest extends SandboxWithStoppedClock {

    private static final String V2 = "/api/v2/user/invoices";
    private static final String ITEMS = "/api/v3/invoice-items";

    InvoicesTest() {
        super(Instant.parse("2026-03-10T10:00:00Z"));
    }

    @Test
    void aNewAccountHasTheInvoiceOfTheFirstPayment() throws IOException {
        JsonNode invoices = TestClient.json(client.get(V2)).path("invoices");

        assertThat(invoices).hasSize(1);
        assertThat(invoices.at("/0/type").asText()).isEqualTo("initial_payment");
        assertThat(TestClient.at(client.get(invoices.at("/0/items").asText()), "/invoice/items/0/name"))
                .isEqualTo("Initial payment");
        assertThat(TestClient.at(client.get("/api/v3/invoices/1"), "/data/price_non_taxable/value")).isEqualTo("0.0200");
        assertThat(TestClient.at(client.get(ITEMS + "/1"), "/data/invoice_id")).isEqualTo("1");
    }

    @Test
    void aLabelIsOnTheOpenInvoiceOfVersion2UntilThePeriodEnds() throws IOException {
        announce("NL");
        announce("DE");

        JsonNode open = TestClient.json(client.get(V2)).at("/invoices/0");
        clock.advance(Duration.ofDays(14));
        JsonNode issued = TestClient.json(client.get(V2 + "/" + open.path("id").asText())).path("invoice");
        clock.advance(Duration.ofDays(14));
        JsonNode paid = TestClient.json(client.get(V2 + "/" + open.path("id").asText())).path("invoice");

        assertThat(open.path("price_excl").asText()).isEqualTo("15.20");
        assertThat(open.path("price_incl").asText()).isEqualTo("18.39");
        assertThat(open.path("isPayed").asBoolean()).isFalse();
        assertThat(open.path("date").asText()).isEqualTo("09-03-2026 00:00:00");
        assertThat(issued.path("date").asText()).isEqualTo("2026-03-23T00:00:00Z");
        assertThat(issued.path("items").findValuesAsText("name")).hasSize(2)
                .allSatisfy(name -> assertThat(name).startsWith("PostNL Standard"));
        assertThat(issued.path("isPayed").asBoolean()).isFalse();
        assertThat(paid.path("isPayed").asBoolean()).isTrue();
    }

    @Test
    void anItemOfTheOpenPeriodIsOnNoInvoiceOfVersion3() throws IOException {
        long parcel = announce("DE");
        String items = ITEMS + "?parcel_id=" + parcel;

        JsonNode pending = TestClient.json(client.get(items)).at("/data/0");
        assertThat(client.get("/api/v3/invoices").body()).doesNotContain("Shipping charges");
        clock.advance(Duration.ofDays(14));
        JsonNode invoiced = TestClient.json(client.get(items)).at("/data/0");
        JsonNode invoice = TestClient.json(client.get("/api/v3/invoices/" + invoiced.path("invoice_id").asText())).path("data");

        assertThat(pending.path("invoice_id").isNull()).isTrue();
        assertThat(pending.path("tax").isNull()).isTrue();
        assertThat(pending.path("type").asText()).isEqualTo("shipment");
        assertThat(invoiced.at("/tax/value").asText()).isEqualTo("1.8795");
        assertThat(invoiced.path("tax_rate").asText()).isEqualTo("0.21");
        assertThat(invoice.at("/price_taxable/value").asText()).isEqualTo("8.9500");
        assertThat(invoice.path("created_at").asText()).isEqualTo("2026-03-23T00:00:00.000000Z");
        assertThat(invoice.path("due_date").asText()).isEqualTo("2026-04-06T00:00:00.000000Z");
        assertThat(invoice.path("description").asText()).isEqualTo("Shipping charges from 2026-03-09 to 2026-03-22");
    }

    @Test
    void aCancelledLabelIsCredited() throws IOException {
        long parcel = announce("DE");
        clock.advance(Duration.ofDays(15));
        sandbox.parcelStatus(parcel, "CANCELLED");

        JsonNode items = TestClient.json(client.get(ITEMS + "?parcel_id=" + parcel)).path("data");
        JsonNode invoices = TestClient.json(client.get(V2)).path("invoices");

        assertThat(items.findValuesAsText("value")).containsExactly("8.9500", "1.8795", "-8.9500");
        assertThat(items.at("/0/invoice_id").isNull()).isFalse();
        assertThat(items.at("/1/invoice_id").isNull()).isTrue();
        assertThat(invoices.findValuesAsText("price_excl")).containsExactly("-8.95", "8.95", "0.02");
    }

    @Test
    void theLettersOfTheAccountCostNothing() throws IOException {
        client.post("/api/v2/parcels", TestClient.PARCEL);

        JsonNode invoice = TestClient.json(client.get(V2)).at("/invoices/0");

        assertThat(invoice.path("price_incl").asText()).isEqualTo("0.00");
        assertThat(TestClient.at(client.get(invoice.path("items").asText()), "/invoice/items/0/name"))
                .isEqualTo("Unstamped letter");
    }

    @Test
    void theListsOfVersion3HavePages() throws IOException {
        announce("DE");
        announce("NL");
        clock.advance(Duration.ofDays(14));

        HttpResponse<String> items = client.get(ITEMS + "?page_size=2");
        HttpResponse<String> invoices = client.get("/api/v3/invoices?page_size=1");
        String link = invoices.headers().firstValue("Link").orElseThrow();

        assertThat(TestClient.json(items).path("data")).hasSize(2);
        assertThat(items.headers().firstValue("Link").orElseThrow()).contains("rel=\"next\"");
        assertThat(TestClient.at(client.get(link.substring(1, link.indexOf('>'))), "/data/0/description"))
                .startsWith("Shipping charges");
        assertThat(client.get(ITEMS + "?page_size=101").statusCode()).isEqualTo(400);
    }

    @Test
    void theItemsAreFiltered() throws IOException {
        announce("DE");

        assertThat(count("created_after=2026-03-10T10:00:00Z")).isEqualTo(1);
        assertThat(count("created_after=2026-03-10T10:00:01%2B00:00")).isZero();
        assertThat(count("created_before=2026-01-01")).isEqualTo(1);
        assertThat(count("type=initial_payment")).isEqualTo(1);
        assertThat(count("type=shipment")).isEqualTo(1);
        assertThat(count("invoice_id=1")).isEqualTo(1);
        assertThat(count("parcel_id=1")).isZero();
        assertThat(TestClient.at(client.get(ITEMS + "?type=shoe"), "/errors/0/source/parameter")).isEqualTo("type");
        assertThat(client.get(ITEMS + "?created_after=soon").statusCode()).isEqualTo(400);
        assertThat(client.get(ITEMS + "?parcel_id=x").statusCode()).isEqualTo(400);
    }

    @Test
    void unknownInvoicesAndItemsAreNotFound() throws IOException {
        assertThat(TestClient.at(client.get(V2 + "/2"), "/error/message")).isEqualTo("No Invoice matches the given query.");
        assertThat(TestClient.at(client.get("/api/v3/invoices/2"), "/errors/0/code")).isEqualTo("not_found");
        assertThat(client.get(ITEMS + "/2").statusCode()).isEqualTo(404);
    }

    private int count(String query) throws IOException {
        return TestClient.json(client.get(ITEMS + "?" + query)).path("data").size();
    }

    private long announce(String country) throws IOException {
        String shipment = TestClient.SHIPMENT.replace("\"DE\"", "\"" + country + "\"");
        return Long.parseLong(TestClient.at(client.post("/api/v3/shipments/announce", shipment), "/data/parcels/0/id"));
    }
}
