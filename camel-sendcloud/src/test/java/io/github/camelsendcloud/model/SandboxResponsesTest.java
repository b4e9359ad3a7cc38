package io.github.camelsendcloud.model;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;

import io.github.camelsendcloud.sandbox.SandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxResponsesTest {

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SHIPMENT = """
            {"label_details":{"mime_type":"application/pdf","dpi":72},
             "order_number":"4711","external_reference_id":"%s",
             "from_address":{"name":"Lager","address_line_1":"Stadhuisplein","house_number":"10","postal_code":"5611 EM",
                             "city":"Eindhoven","country_code":"NL"},
             "to_address":{"name":"Jürgen Müßig","address_line_1":"Königstraße","house_number":"12","postal_code":"70173",
                           "city":"Stuttgart","country_code":"DE"},
             "ship_with":{"type":"shipping_option_code","properties":{"shipping_option_code":"%s"}},
             "total_order_price":{"value":"11.11","currency":"EUR"},
             "parcels":[{"weight":{"value":"1.320","unit":"kg"},
                         "parcel_items":[{"description":"T-Shirt","quantity":2,"weight":{"value":0.3,"unit":"kg"},
                                          "price":{"value":12.65,"currency":"EUR"},"hs_code":"620520"}]}]}""";
    private static final String PARCEL = """
            {"parcel":{"name":"Jane Doe","address":"Kerkstraat","house_number":"1","city":"Amsterdam","postal_code":"1012 AB",
                       "country":"NL","weight":"2.000","shipment":{"id":8},"order_number":"A1","request_label":true}}""";

    @BeforeEach
    void start() {
        SENDCLOUD.sandbox().reset();
    }

    @Test
    void anAnnouncedShipmentHasItsParcelTrackingNumberAndLabel() throws Exception {
        Shipment shipment = announce("sendcloud:letter");

        assertThat(shipment.id()).isNotBlank();
        assertThat(shipment.orderNumber()).isEqualTo("4711");
        assertThat(shipment.externalReferenceId()).isEqualTo("R1");
        assertThat(shipment.toAddress().name()).isEqualTo("Jürgen Müßig");
        assertThat(shipment.toAddress().addressLine1()).isEqualTo("Königstraße");
        assertThat(shipment.fromAddress().houseNumber()).isEqualTo("10");
        assertThat(shipment.shipWith().properties().shippingOptionCode()).isEqualTo("sendcloud:letter");
        assertThat(shipment.totalOrderPrice().value()).isEqualByComparingTo("11.11");
        assertThat(shipment.errors()).isEmpty();
        assertThat(shipment.parcels()).singleElement().satisfies(parcel -> {
            assertThat(parcel.id()).isPositive();
            assertThat(parcel.status().code()).isEqualTo("READY_TO_SEND");
            assertThat(parcel.trackingNumber()).isNotBlank();
            assertThat(parcel.weight().value()).isEqualByComparingTo("1.32");
            assertThat(Base64.getDecoder().decode(parcel.labelFile())).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
            assertThat(parcel.documents()).extracting(Document::type).contains("label");
            assertThat(OffsetDateTime.parse(parcel.announcedAt())).isNotNull();
            assertThat(parcel.parcelItems()).extracting(item -> item.price().value().toPlainString()).containsExactly("12.65");
        });
    }

    @Test
    void aShipmentThatTheCarrierRejectedHasTheReasons() throws Exception {
        Shipment shipment = announce("sandbox:announcement-failed");

        assertThat(shipment.parcels()).extracting(parcel -> parcel.status().code()).containsExactly("ANNOUNCEMENT_FAILED");
        assertThat(shipment.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo("parcel_announcement_error");
            assertThat(error.status()).isEqualTo("500");
            assertThat(error.detail()).isNotBlank();
        });
    }

    @Test
    void shipmentsAreListedReadAndCancelled() throws Exception {
        Shipment announced = announce("sendcloud:letter");

        ShipmentPage page = get("/v3/shipments", ShipmentPage.class);
        Shipment one = get("/v3/shipments/" + announced.id(), ShipmentEnvelope.class).data();
        Cancellation cancellation = post("/v3/shipments/" + announced.id() + "/cancel", "", CancellationEnvelope.class).data();
        ReturnPortalUrl url
                = get("/v3/shipments/" + announced.id() + "/return-portal-url", ReturnPortalUrlEnvelope.class).data();

        assertThat(page.data()).extracting(Shipment::id).containsExactly(announced.id());
        assertThat(one.parcels()).extracting(Parcel::trackingNumber)
                .containsExactly(announced.parcels().get(0).trackingNumber());
        assertThat(cancellation.status()).isIn("cancelled", "queued");
        assertThat(url.url()).startsWith("http");
    }

    @Test
    void anOrderIsSavedReadAndShipped() throws Exception {
        OrderReferenceList saved = post("/v3/orders", """
                [{"order_id":"555413","order_number":"OX-1",
                  "order_details":{"integration":{"id":1},"status":{"code":"fulfilled","message":"Fulfilled"},
                                   "order_created_at":"2026-02-27T10:00:00.555Z",
                                   "order_items":[{"name":"Candle","quantity":1,"total_price":{"value":3.5,"currency":"EUR"},
                                                   "measurement":{"weight":{"value":0.8,"unit":"kg"}}}]},
                  "payment_details":{"is_cash_on_delivery":false,"total_price":{"value":7,"currency":"EUR"},
                                     "status":{"code":"paid","message":"Paid"}},
                  "shipping_address":{"name":"Jane Doe","address_line_1":"Vioolstraat","house_number":"15",
                                      "postal_code":"5341AB","city":"Oss","country_code":"NL"},
                  "shipping_details":{"ship_with":{"type":"shipping_option_code",
                                                   "properties":{"shipping_option_code":"sendcloud:letter"}}}}]""",
                OrderReferenceList.class);
        String id = saved.data().get(0).id();

        Order order = get("/v3/orders/" + id, OrderEnvelope.class).data();
        OrderPage page = get("/v3/orders", OrderPage.class);
        OrderLabelList labels = post("/v3/orders/create-label-sync", """
                {"integration_id":1,"sender_address_id":1,"label_details":{"mime_type":"application/pdf","dpi":72},
                 "order":{"order_id":"555413"}}""", OrderLabelList.class);

        assertThat(saved.data()).extracting(OrderReference::orderNumber).containsExactly("OX-1");
        assertThat(order.id()).isEqualTo(id);
        assertThat(order.orderDetails().orderCreatedAt()).isEqualTo("2026-02-27T10:00:00.555Z");
        assertThat(order.orderDetails().integration().id()).isEqualTo(1);
        assertThat(order.orderDetails().orderItems()).extracting(item -> item.measurement().weight().value().toPlainString())
                .containsExactly("0.8");
        assertThat(order.paymentDetails().isCashOnDelivery()).isFalse();
        assertThat(order.createdAt()).isNotNull();
        assertThat(page.data()).extracting(Order::orderId).containsExactly("555413");
        assertThat(labels.data()).singleElement().satisfies(label -> {
            assertThat(label.orderNumber()).isEqualTo("OX-1");
            assertThat(label.parcelId()).isPositive();
            assertThat(label.trackingNumber()).isNotBlank();
            assertThat(Base64.getDecoder().decode(label.label().file())).isNotEmpty();
        });
    }

    @Test
    void aParcelOfApiV2HasItsLabelAndTrackingNumber() throws Exception {
        ParcelV2 created = post("/v2/parcels", PARCEL, SavedParcelsV2.class).parcels().get(0);

        ParcelV2 one = get("/v2/parcels/" + created.id(), ParcelEnvelopeV2.class).parcel();
        ParcelPageV2 page = get("/v2/parcels", ParcelPageV2.class);
        LabelLinksV2 links = get("/v2/labels/" + created.id(), LabelEnvelopeV2.class).label();
        LabelLinksV2 several
                = post("/v2/labels", "{\"label\":{\"parcels\":[" + created.id() + "]}}", LabelEnvelopeV2.class).label();

        assertThat(one.name()).isEqualTo("Jane Doe");
        assertThat(one.addressDivided()).isEqualTo(new ParcelV2.AddressDivided("Kerkstraat", "1"));
        assertThat(one.country().iso2()).isEqualTo("NL");
        assertThat(one.weight()).isEqualByComparingTo("2");
        assertThat(one.trackingNumber()).isNotBlank();
        assertThat(one.status().id()).isEqualTo(1000);
        assertThat(one.shipment().id()).isEqualTo(8);
        assertThat(one.isReturn()).isFalse();
        assertThat(one.dateCreated()).matches("\\d\\d-\\d\\d-\\d{4} \\d\\d:\\d\\d:\\d\\d");
        assertThat(page.parcels()).extracting(ParcelV2::id).containsExactly(created.id());
        assertThat(page.next()).isNull();
        assertThat(one.label().labelPrinter()).isNotBlank();
        assertThat(links.normalPrinter()).hasSize(4);
        assertThat(several.labelPrinter()).contains(created.id().toString());
    }

    @Test
    void aParcelWithoutALabelHasNoLabelAddresses() throws Exception {
        ParcelV2 created = post("/v2/parcels", PARCEL.replace("true", "false"), SavedParcelsV2.class).parcels().get(0);
        Cancellation cancellation = post("/v2/parcels/" + created.id() + "/cancel", "", Cancellation.class);

        assertThat(created.label().normalPrinter()).isEmpty();
        assertThat(created.label().labelPrinter()).isNull();
        assertThat(cancellation.status()).isNotBlank();
    }

    @Test
    void theAccountAndItsAddressesAndInvoicesAreRead() throws Exception {
        AuthMetadata metadata = get("/v3/user/auth/metadata", AuthMetadataEnvelope.class).data();
        UserV2 user = get("/v2/user", UserEnvelopeV2.class).user();
        List<SenderAddressV2> addresses = get("/v2/user/addresses/sender", SenderAddressListV2.class).senderAddresses();
        SenderAddressV2 address
                = get("/v2/user/addresses/sender/" + addresses.get(0).id(), SenderAddressEnvelopeV2.class).senderAddress();
        InvoiceSummaryV2 invoice = get("/v2/user/invoices", InvoiceListV2.class).invoices().get(0);
        InvoiceV2 detailedInvoice = get("/v2/user/invoices/" + invoice.id(), InvoiceEnvelopeV2.class).invoice();

        assertThat(metadata).isEqualTo(new AuthMetadata(1L, 1L, metadata.other()));
        assertThat(user.companyName()).isNotBlank();
        assertThat(user.modules()).extracting(UserV2.Module::shortName).containsExactly("sendcloud_client");
        assertThat(address).isEqualTo(addresses.get(0));
        assertThat(invoice.items()).endsWith("/invoices/" + invoice.id());
        assertThat(detailedInvoice.items()).isNotEmpty();
        assertThat(detailedInvoice.isPayed()).isTrue();
    }

    @Test
    void statusesAreReadInBothVersions() throws Exception {
        assertThat(get("/v3/parcels/statuses", ParcelStatusList.class).data())
                .extracting(Status::code).contains("READY_TO_SEND");
        assertThat(get("/v2/parcels/statuses", ParcelStatusListV2.class).statuses())
                .extracting(StatusV2::id).contains(11, 1000);
    }

    @Test
    void servicePointsAreReadInBothVersions() throws Exception {
        ServicePointList points = get("/v3/service-points?country_code=NL", ServicePointListEnvelope.class).data();
        ServicePoint point = points.results().get(0);
        URI host = SENDCLOUD.sandbox().servicePointsUri();
        ServicePointListV2 pointsV2
                = send(request(host + "/v2/service-points?country=NL").GET().build(), ServicePointListV2.class);
        ServicePointCarriersV2 carriers = send(request(host + "/v2/carriers").GET().build(), ServicePointCarriersV2.class);

        assertThat(point.position().latitude()).isNotNull();
        assertThat(point.openingTimes().monday()).isNotEmpty();
        assertThat(get("/v3/service-points/" + point.id(), ServicePointEnvelope.class).data().id()).isEqualTo(point.id());
        assertThat(pointsV2.servicePoints()).extracting(ServicePointV2::id).contains(point.id());
        assertThat(pointsV2.servicePoints().get(0).formattedOpeningTimes()).containsKey("6");
        assertThat(pointsV2.servicePoints().get(0).latitude()).isEqualByComparingTo(point.position().latitude());
        assertThat(carriers.codes()).contains(point.carrier().code());
    }

    private static Shipment announce(String option) throws IOException, InterruptedException {
        return post("/v3/shipments/announce", SHIPMENT.formatted("R1", option), ShipmentEnvelope.class).data();
    }

    private static <T> T get(String path, Class<T> type) throws IOException, InterruptedException {
        return send(request(SENDCLOUD.sandbox().baseUri() + path).GET().build(), type);
    }

    private static <T> T post(String path, String body, Class<T> type) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(SENDCLOUD.sandbox().baseUri() + path);
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), type);
    }

    private static HttpRequest.Builder request(String uri) {
        String keys = SENDCLOUD.sandbox().publicKey() + ":" + SENDCLOUD.sandbox().secretKey();
        return HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json");
    }

    private static <T> T send(HttpRequest request, Class<T> type) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return RecordsTest.JSON.readValue(response.body(), type);
    }
}
