package io.github.camelsendcloud;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.api.Specifications;
import io.github.camelsendcloud.api.SpecifiedOperation;
import io.github.camelsendcloud.request.AnnounceRequest;
import io.github.camelsendcloud.request.Dimensions;
import io.github.camelsendcloud.request.InvalidRequestException;
import io.github.camelsendcloud.request.Money;
import io.github.camelsendcloud.request.OrderRequest;
import io.github.camelsendcloud.request.ParcelRequestV2;
import io.github.camelsendcloud.request.PostalAddress;
import io.github.camelsendcloud.request.RequestItem;
import io.github.camelsendcloud.request.RequestParcel;
import io.github.camelsendcloud.request.ReturnRequest;
import io.github.camelsendcloud.request.Weight;
import org.apache.camel.Exchange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A request of a builder is a body as it stands, and Sendcloud takes the body. */
class RequestBuildersTest extends SandboxTestSupport {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Characters that break JSON which is made by hand. */
    private static final String NAME = "Jane \"JJ\" O'Roe\\ 😀\nc/o Müller";

    private static PostalAddress.Builder address() {
        return PostalAddress.builder().name(NAME).street("Stadhuisplein").houseNumber("10").postalCode("5611 EM")
                .city("Eindhoven").countryCode("NL");
    }

    private static RequestItem.Builder item() {
        return RequestItem.builder().description("T-shirt \"XL\"").quantity(3).weight(Weight.grams(250))
                .price(Money.of("9.90", "EUR")).hsCode("620520").originCountry("NL").sku("TS-1").itemId("1");
    }

    private static AnnounceRequest.Builder announcement(String reference) {
        return AnnounceRequest.builder().externalReferenceId(reference).orderNumber("4711").from(address().build())
                .to(address().phoneNumber("+31612345678").email("jane@example.com").build()).shippingOption("sendcloud:letter")
                .totalOrderPrice(Money.of("29.70", "EUR")).labelType("application/pdf").labelDpi(72)
                .parcel(RequestParcel.builder().weight(Weight.kilograms("1.320"))
                        .dimensions(Dimensions.centimeters("20", "10.5", "5")).labelNote("Ring twice").item(item().build())
                        .build());
    }

    private static OrderRequest.Builder order() {
        return OrderRequest.builder().orderId("id-1").orderNumber("no-1")
                .integrationId(sandbox().integrations().get(0).id()).status("paid").paymentStatus("paid")
                .createdAt(OffsetDateTime.parse("2026-11-28T10:00:00+01:00")).totalPrice(Money.of("29.70", "EUR"))
                .shippingAddress(address().build()).weight(Weight.kilograms("0.8")).shippingOption("sendcloud:letter")
                .item(item().build());
    }

    private static ReturnRequest.Builder returned() {
        return ReturnRequest.builder().externalReference("RET-1").orderNumber("4711").from(address().build())
                .to(address().build()).shippingOption("postnl:return").weight(Weight.grams(900))
                .dimensions(Dimensions.centimeters("20", "10", "5")).totalOrderValue(Money.of("29.70", "EUR"))
                .deliveryOption("drop_off_point").sendTrackingEmails(false).item(item().build());
    }

    private static ParcelRequestV2.Builder parcel(String reference) {
        return ParcelRequestV2.builder().externalReference(reference).orderNumber("4711").to(address().build())
                .shippingMethodId(8L).weight(Weight.grams(1320)).dimensions(Dimensions.centimeters("20", "10", "5"))
                .totalOrderValue(Money.of("29.70", "EUR")).item(item().build());
    }

    @Test
    void theSandboxTakesAnAnnouncementAndKeepsEveryCharacterOfTheName() throws Exception {
        AnnounceRequest request = announcement("builders-1").build();

        Exchange first = call("sendcloud:shipments/announce?outputType=map", request);
        Exchange second = call("sendcloud:shipments/announce?outputType=map", request);

        assertThat(first.getException()).isNull();
        JsonNode data = JSON.valueToTree(first.getMessage().getBody()).path("data");
        assertThat(data.at("/to_address/name").asText()).isEqualTo(NAME);
        assertThat(data.at("/parcels/0/weight/value").asText()).startsWith("1.32");
        assertThat(second.getMessage().getHeader(SendcloudConstants.EXISTING, Boolean.class)).isTrue();
    }

    @Test
    void theSandboxTakesOrdersAndParcelsOfVersion2() {
        Exchange orders = call("sendcloud:orders?outputType=map", List.of(order().build()));
        Exchange parcel = call("sendcloud:parcels?outputType=map", parcel("builders-2").build());

        assertThat(orders.getException()).isNull();
        assertThat(parcel.getException()).isNull();
        assertThat(JSON.valueToTree(parcel.getMessage().getBody()).at("/parcel/weight").asText()).isEqualTo("1.320");
    }

    @Test
    void theSandboxTakesAReturn() {
        Exchange exchange = call("sendcloud:returns?outputType=map", returned().shippingOption("dpd:return/return").build());

        assertThat(exchange.getException()).isNull();
        JsonNode body = JSON.valueToTree(exchange.getMessage().getBody());
        assertThat(body.path("return_id").asLong()).isPositive();
        assertThat(body.path("parcel_id").asLong()).isPositive();
    }

    @Test
    void theSpecificationsAcceptEachRequest() {
        assertSpecified("v3 POST /shipments/announce", announcement("a").build().toMap());
        assertSpecified("v3 POST /orders", List.of(order().build().toMap()));
        assertSpecified("v3 POST /returns", returned().build().toMap());
        assertSpecified("v2 POST /parcels", parcel("a").build().toMap());
    }

    private static void assertSpecified(String name, Object body) {
        Operation catalog = OperationCatalog.get().operations().stream()
                .filter(one -> one.toString().equals(name)).findFirst().orElseThrow();
        SpecifiedOperation operation = Specifications.get().find(catalog);
        JsonNode json = JSON.valueToTree(body);

        assertThat(operation.request("application/json").schema().complaints(json)).isEmpty();
    }

    @Test
    void numbersKeepTheirDigitsAndUnits() {
        Map<String, Object> parcel = parcel("a").weight(Weight.grams(1)).build().toMap();

        assertThat(JSON.valueToTree(parcel).at("/parcel/weight").asText()).isEqualTo("0.001");
        assertThat(announcement("a").build().toString()).contains("\"value\":\"29.70\"").contains("\"value\":\"1.320\"");
        assertThat(order().build().toString()).contains("\"total_price\":{").contains("29.70")
                .contains("2026-11-28T10:00:00+01:00");
    }

    @Test
    void aRequestThatBuysALabelNeedsAReference() {
        assertRefused(() -> announcement(" ").build(), "external_reference_id is missing");
        assertRefused(() -> returned().externalReference(null).build(), "external_reference is missing");
        assertRefused(() -> parcel(null).build(), "external_reference is missing");
    }

    @Test
    void anErrorNamesTheFieldAndWhatIsRight() {
        assertRefused(() -> address().countryCode("Germany").build(), "such as DE");
        assertRefused(() -> address().countryCode("deu").build(), "such as DE");
        assertRefused(() -> address().city("").build(), "city is missing");
        assertRefused(() -> Weight.kilograms("1,5"), "weight is '1,5', and must be a number with a decimal point");
        assertRefused(() -> Weight.kilograms("0"), "must be more than 0");
        assertRefused(() -> Money.of("1", "EURO"), "currency is 'EURO', and must be a code of ISO 4217");
        assertRefused(() -> announcement("a").senderAddressId(1L).build(), "not both");
        assertRefused(() -> announcement("a").labelType("pdf").build(), "mime_type is 'pdf'");
        assertRefused(() -> announcement("a").with("to_address", Map.of()).build(), "to_address is set twice");
        assertRefused(() -> item().quantity(0).build(), "quantity is 0");
        assertRefused(() -> parcel("a").shippingMethodId(null).build(), "shipment is missing");
    }

    private static void assertRefused(ThrowingCallable build, String message) {
        assertThatThrownBy(build).isInstanceOf(InvalidRequestException.class).hasMessageContaining(message);
    }

    @Test
    void aStreetOfVersion2IsSplitOnlyWhereTheNumberIsCertain() {
        assertStreet("Stadhuisplein 10", "Stadhuisplein", "10");
        assertStreet("Hoofdstraat 7 b", "Hoofdstraat", "7 b");
        assertStreet("Plein 1944 8", "Plein 1944 8", "");
        assertStreet("123 West 43rd St", "123 West 43rd St", "");
    }

    private static void assertStreet(String given, String street, String number) {
        JsonNode json = JSON.valueToTree(parcel("a").to(address().street(given).houseNumber(null).build()).build());

        assertThat(json.at("/parcel/address").asText()).isEqualTo(street);
        assertThat(json.at("/parcel/house_number").asText()).isEqualTo(number);
    }
}
