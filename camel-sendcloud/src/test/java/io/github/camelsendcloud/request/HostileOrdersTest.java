package io.github.camelsendcloud.request;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Orders that are wrong are rejected with a message: no value is lost, and no value fills the memory. */
@Timeout(30)
class HostileOrdersTest {

    private static final String COMPLETE = """
            {"order_number": "7", "name": "Jane", "street": "Plein 1", "postal_code": "1", "city": "Wien", "country": "AT",
             "shipping_option": "sendcloud:letter", "sender_address": 1, "weight_unit": "kg", "FIELD": VALUE}""";

    private static PlainOrder order(String field, String value) {
        return (PlainOrder) PlainOrders.read(COMPLETE.replace("FIELD", field).replace("VALUE", value));
    }

    private static void assertRejected(ThrowingCallable code, String... parts) {
        assertThatThrownBy(code).isInstanceOf(InvalidRequestException.class).hasMessageContainingAll(parts);
    }

    @ParameterizedTest
    @ValueSource(strings = { "weight", "contract", "total", "length" })
    void aLargeExponentIsNoNumberAndDoesNotFillTheMemory(String field) {
        for (String number : List.of("1e999999999", "1e-999999999", "-2.5e99999999")) {
            assertRejected(() -> order(field, number).toAnnounceRequest(), "order 7: " + field + " is '", "must be a number");
        }
    }

    @Test
    void anOrderNumberWithALargeExponentDoesNotFillTheMemory() {
        assertThat(order("weight", "1, \"reference\": 1e999999999").toAnnounceRequest().externalReferenceId())
                .isEqualTo("1E+999999999");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"line\": 1}", "[\"a\", \"b\"]", "true", "[[[]]]" })
    void aValueThatIsNoTextIsNotPrintedOnALabel(String value) {
        assertRejected(() -> order("company", value).toAnnounceRequest(), "order 7: company must be a text or a number");
        assertRejected(() -> order("items", "[{\"description\": " + value + "}]").toAnnounceRequest(),
                "order 7: items[0].description must be a text or a number");
        assertRejected(() -> order("reference", value).toAnnounceRequest(), "order 7: reference must be a text or a number");
    }

    @Test
    void anUnreadableCharacterIsNotPrintedOnALabel() {
        assertRejected(() -> order("company", "\"M\uFFFDller\"").toAnnounceRequest(), "order 7: company is 'M", "charset");
    }

    @Test
    void theListOfItemsIsNotReplacedByTheFieldsOfOneItem() {
        assertRejected(() -> order("items", "[{\"sku\": \"a\"}], \"item_sku\": \"b\"").toAnnounceRequest(),
                "order 7: item_sku is the field of a row with one item");
    }

    @ParameterizedTest
    @CsvSource({
            "'[1, 2]', order 1 is no JSON object", "'[{}, null]', order 2 is no JSON object",
            "'[[{}]]', order 1 is no JSON object" })
    void aListWithoutOrdersIsRejected(String json, String message) {
        assertRejected(() -> PlainOrders.read(json), message);
        assertRejected(() -> PlainOrders.of(Arrays.asList(Map.<String, Object> of(), null)), "order 2 is null");
    }

    @Test
    void aColumnThatIsThereTwiceIsRejected() {
        assertRejected(() -> PlainOrders.read("order_number,name,name\n1,Jane,Bob\n"), "no valid CSV", "column name twice");
    }

    @ParameterizedTest
    @ValueSource(strings = { "<order/>", "hello", "order\n" })
    void aTextOfAnotherFormatIsNotAnEmptyList(String text) {
        assertRejected(() -> PlainOrders.read(text), "no valid CSV", "order_number");
    }

    @Test
    void noOrdersAreAnEmptyListAndALineBreakBeforeTheFirstRowDoesNoHarm() {
        assertThat(PlainOrders.read("order_number;name\n")).isEqualTo(List.of());
        assertThat(PlainOrders.read("\n\norder_number;name\n1;Jane\n"))
                .hasToString("[{\"order_number\":\"1\",\"name\":\"Jane\"}]");
    }

    @Test
    void anOrderWithVeryManyRowsIsReadInTime() {
        StringBuilder csv = new StringBuilder("order_number,item_sku\n");
        for (int i = 0; i < 100_000; i++) {
            csv.append("1,").append(i).append('\n');
        }

        assertThat(PlainOrders.read(csv.toString())).asString().startsWith("[{\"order_number\":\"1\"");
    }

    @Test
    void aBuilderRejectsAMissingPart() {
        assertRejected(() -> RequestParcel.builder().item(null), "item is missing");
        assertRejected(() -> RequestParcel.builder().labelNote(null), "label_notes is missing");
        assertRejected(() -> AnnounceRequest.builder().parcel(null), "parcel is missing");
    }
}
