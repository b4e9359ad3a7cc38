package io.github.camelsendcloud.model;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordsTest {

    /** The mapper has the settings of the component. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    @ParameterizedTest
    @MethodSource("recordsOfObjects")
    void anEmptyObjectIsReadWithoutANullListOrMap(Class<? extends Record> type) throws Exception {
        Record read = JSON.readValue("{}", type);

        assertThat(collections(read)).doesNotContainNull();
        assertThat(collections(read)).allSatisfy(RecordsTest::isEmpty);
    }

    @ParameterizedTest
    @MethodSource("recordsOfObjects")
    void anExplicitNullIsReadAsAnAbsentField(Class<? extends Record> type) throws Exception {
        // the JSON of an empty record has its lists and maps only
        ObjectNode nulls = JSON.valueToTree(JSON.readValue("{}", type));
        nulls.fieldNames().forEachRemaining(name -> nulls.replace(name, null));

        Record read = JSON.treeToValue(nulls, type);

        assertThat(collections(read)).allSatisfy(RecordsTest::isEmpty);
    }

    @ParameterizedTest
    @MethodSource("recordsWithOther")
    void unknownFieldsAreStoredInOtherAndWrittenBack(Class<? extends Record> type) throws Exception {
        String json = """
                {"brand_new":{"nested":[1,null,"x"]},"nothing":null,"other":"a field of that very name"}""";

        Record read = JSON.readValue(json, type);

        assertThat(type.getMethod("other").invoke(read)).isEqualTo(JSON.readValue(json, Map.class));
        assertThat(JSON.<ObjectNode> valueToTree(read).properties()).containsAll(JSON.readTree(json).properties());
    }

    @Test
    void unknownFieldsAreReadByAMapperThatRejectsUnknownFields() throws Exception {
        ObjectMapper strict = new ObjectMapper();

        assertThat(strict.readValue("{\"value\":1,\"vat\":2}", Price.class).value()).isEqualTo("1");
        assertThat(strict.readValue("{\"id\":1,\"vat\":2}", Parcel.class).other()).containsEntry("vat", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "12.650", "\"12.650\"" })
    void amountsAreExactAsTextAndAsNumber(String amount) throws Exception {
        ParcelItem item = JSON.readValue("""
                {"price":{"value":%1$s,"currency":"EUR"},"weight":{"value":%1$s,"unit":"kg"}}""".formatted(amount),
                ParcelItem.class);
        ParcelV2 parcel = JSON.readValue("""
                {"weight":%1$s,"total_order_value":%1$s}""".formatted(amount), ParcelV2.class);

        assertThat(item.price()).isEqualTo(new Price(new BigDecimal("12.650"), "EUR"));
        assertThat(item.weight().value()).isEqualTo(new BigDecimal("12.650"));
        assertThat(parcel.weight()).isEqualTo(new BigDecimal("12.650"));
        assertThat(parcel.totalOrderValue()).isEqualTo(new BigDecimal("12.650"));
    }

    @Test
    void anEmptyAmountIsNull() throws Exception {
        assertThat(JSON.readValue("{\"total_order_value\":\"\"}", ParcelV2.class).totalOrderValue()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1337", "\"1337\"" })
    void idsAreReadAsTextAndAsNumber(String id) throws Exception {
        String json = "{\"id\":" + id + ",\"house_number\":" + id + ",\"status\":" + id + "}";

        assertThat(JSON.readValue(json, OrderReference.class).id()).isEqualTo("1337");
        assertThat(JSON.readValue(json, AppliedShippingRule.Rule.class).id()).isEqualTo(1337);
        assertThat(JSON.readValue(json, ParcelV2.AddressDivided.class).houseNumber()).isEqualTo("1337");
        assertThat(JSON.readValue(json, ErrorObject.class).status()).isEqualTo("1337");
    }

    @ParameterizedTest
    @ValueSource(strings = { "2018-01-01T21:45:30", "2024-06-06T17:11:14.616615Z", "2026-02-09T16:00:17+00:00" })
    void timesOfAParcelAreReadWithAndWithoutAZone(String time) throws Exception {
        assertThat(JSON.readValue("{\"created_at\":\"" + time + "\"}", Parcel.class).createdAt()).isEqualTo(time);
    }

    @Test
    void theOpeningTimeOfAServicePointKeepsItsOffset() throws Exception {
        ServicePoint point = JSON.readValue("{\"next_open_at\":\"2026-03-11T09:00:00+01:00\"}", ServicePoint.class);

        assertThat(point.nextOpenAt()).hasToString("2026-03-11T09:00+01:00");
    }

    @Test
    void aClosedDayHasNoHours() throws Exception {
        OpeningTimes times = JSON.readValue("""
                {"monday":[{"start_time":"09:00","end_time":"17:00"}],"sunday":null}""", OpeningTimes.class);

        assertThat(times.monday()).containsExactly(new OpeningTimes.Hours("09:00", "17:00"));
        assertThat(times.sunday()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"parcel\":{\"id\":3}}", "{\"parcel\":[{\"id\":3}]}", "{\"parcels\":[{\"id\":3}]}",
            "{\"parcels\":[{\"id\":3}],\"failed_parcels\":[]}" })
    void savedParcelsAreAListInEachFormat(String json) throws Exception {
        SavedParcelsV2 saved = JSON.readValue(json, SavedParcelsV2.class);

        assertThat(saved.parcels()).extracting(ParcelV2::id).containsExactly(3L);
        assertThat(saved.failedParcels()).isEmpty();
        assertThat(saved.other()).isEmpty();
    }

    @Test
    void aRejectedParcelHasTheSentParcelAndTheErrors() throws Exception {
        SavedParcelsV2 saved = JSON.readValue("""
                {"failed_parcels":[{"parcel":{"name":"Jane","country":"NL"},"errors":{"name":["This is wrong."]}}]}""",
                SavedParcelsV2.class);

        assertThat(saved.parcels()).isEmpty();
        assertThat(saved.failedParcels()).singleElement().satisfies(failed -> {
            assertThat(failed.parcel()).containsEntry("country", "NL");
            assertThat(failed.errors()).containsEntry("name", List.of("This is wrong."));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "[]" })
    void theDataOfAParcelIsReadAsObjectOrList(String data) throws Exception {
        ParcelV2 parcel = JSON.readValue("{\"data\":" + data + ",\"customs_declaration\":{}}", ParcelV2.class);

        assertThat(parcel.other()).containsOnlyKeys("data", "customs_declaration");
    }

    @Test
    void theParcelOfAWebhookIsRead() throws Exception {
        ParcelV2 parcel = JSON.readValue("""
                {"id":1,"address_divided":{"street":"Kerkstraat","house_number":10},"date_created":"2019-02-03T06:48:07",
                 "status":{"id":11,"message":"Delivered"},"external_order_id":"A1"}""", ParcelV2.class);

        assertThat(parcel.addressDivided()).isEqualTo(new ParcelV2.AddressDivided("Kerkstraat", "10"));
        assertThat(parcel.status()).isEqualTo(new StatusV2(11, "Delivered"));
        assertThat(parcel.externalOrderId()).isEqualTo("A1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"data\":[{\"label\":{\"file\":\"JVBE\",\"dpi\":72}}]}",
            "{\"data\":{\"label_details\":{\"file\":\"JVBE\",\"dpi\":72}}}" })
    void theLabelOfAnOrderIsReadInTheSpecifiedShapeAndInTheShapeOfTheExamples(String json) throws Exception {
        OrderLabelList labels = JSON.readValue(json, OrderLabelList.class);

        assertThat(labels.data()).extracting(OrderLabel::label)
                .containsExactly(new LabelDetails("JVBE", null, 72, Map.of()));
        assertThat(labels.errors()).isEmpty();
    }

    @Test
    void deliveryDatesAreReadWithHyphenAndUnderscore() throws Exception {
        String dates = "{\"deliver_at\":\"2026-03-15T10:00:00Z\"}";

        for (String name : List.of("delivery-dates", "delivery_dates")) {
            Shipment shipment = JSON.readValue("{\"" + name + "\":" + dates + "}", Shipment.class);
            assertThat(shipment.deliveryDates()).isEqualTo(new DeliveryDates(null, "2026-03-15T10:00:00Z"));
        }
    }

    @Test
    void responsesThatAreNotObjectsAreReadAndWritten() throws Exception {
        assertRoundTrip("[\"postnl\",\"ups\"]", new ServicePointCarriersV2(List.of("postnl", "ups")));
        assertRoundTrip("[{\"id\":3,\"message\":\"x\"}]", new ParcelStatusListV2(List.of(new StatusV2(3, "x"))));
        assertRoundTrip("[]", new ServicePointListV2(null));
        assertRoundTrip("true", new AvailabilityV2(true));
    }

    @Test
    void listsAreUnmodifiable() throws Exception {
        Shipment shipment = JSON.readValue("{\"parcels\":[{\"id\":1}],\"new\":1}", Shipment.class);

        assertThatThrownBy(() -> shipment.parcels().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> shipment.other().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static void assertRoundTrip(String json, Record expected) throws JsonProcessingException {
        assertThat(JSON.readValue(json, expected.getClass())).isEqualTo(expected);
        assertThat(JSON.writeValueAsString(expected)).isEqualTo(json);
    }

    /** Returns all public records of the package that are read from a JSON object. */
    static Stream<Class<?>> recordsOfObjects() throws Exception {
        return records().filter(type -> Stream.of(type.getRecordComponents())
                .noneMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class)));
    }

    static Stream<Class<?>> recordsWithOther() throws Exception {
        return recordsOfObjects().filter(type -> Stream.of(type.getRecordComponents())
                .anyMatch(component -> component.getName().equals("other")));
    }

    static Stream<Class<?>> records() throws Exception {
        List<String> names;
        try (Stream<Path> files = Files.list(folder())) {
            names = files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".class")).sorted().toList();
        }
        return names.stream().<Class<?>> map(file -> load(file.substring(0, file.length() - ".class".length())))
                .filter(Class::isRecord);
    }

    private static Path folder() throws URISyntaxException {
        Path classes = Path.of(Shipment.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return classes.resolve(Shipment.class.getPackageName().replace('.', '/'));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(Shipment.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Object> collections(Record read) throws ReflectiveOperationException {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : read.getClass().getRecordComponents()) {
            if (component.getType() == List.class || component.getType() == Map.class) {
                values.add(component.getAccessor().invoke(read));
            }
        }
        return values;
    }

    private static void isEmpty(Object collection) {
        assertThat(JSON.<JsonNode> valueToTree(collection)).isEmpty();
    }
}
