package io.github.camelsendcloud.model;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A record keeps the fields that Sendcloud adds to a response. */
class UnknownFieldsTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** A depth that is greater than the depth of any record that does not contain itself. */
    private static final int DEPTH = 8;

    private int unknown;

    @ParameterizedTest
    @MethodSource("io.github.camelsendcloud.model.RecordsTest#recordsOfObjects")
    void aRecordHasAPlaceForUnknownFields(Class<? extends Record> type) throws Exception {
        assertThat(type.getMethod("other").getReturnType()).isEqualTo(Map.class);
        assertThat(type.getMethod("other").isAnnotationPresent(UnknownFields.class)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.github.camelsendcloud.model.RecordsTest#records")
    void anUnknownFieldAtEachDepthIsKept(Class<? extends Record> type) throws Exception {
        JsonNode sample = sample(RecordsTest.JSON.constructType(type), 0);

        JsonNode written = RecordsTest.JSON.valueToTree(RecordsTest.JSON.treeToValue(sample, type));

        assertThat(unknown).isPositive();
        assertThat(JsonTrees.values(written)).isEqualTo(JsonTrees.values(sample));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"phone_number\":\"1\"}", "{\"telephone\":\"1\"}", "{\"phone_number\":\"1\",\"telephone\":\"2\"}" })
    void aTelephoneNumberKeepsItsName(String json) throws Exception {
        Address address = RecordsTest.JSON.readValue(json, Address.class);

        assertThat(address.phoneNumber()).isEqualTo("1");
        assertThat(RecordsTest.JSON.writeValueAsString(address)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"parcels\":[{\"id\":3}]}", "{\"parcel\":{\"id\":3}}", "{\"parcel\":[{\"id\":3}]}",
            "{\"parcel\":[{\"id\":3},{\"id\":4}],\"failed_parcels\":[{\"errors\":{\"name\":[\"wrong\"]}}]}" })
    void savedParcelsKeepTheirNameAndShape(String json) throws Exception {
        SavedParcelsV2 saved = RecordsTest.JSON.readValue(json, SavedParcelsV2.class);

        assertThat(saved.parcels()).first().extracting(ParcelV2::id).isEqualTo(3L);
        assertSame(json, saved);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"data\":[{\"label\":{\"file\":\"JVBE\"}}]}", "{\"data\":{\"label_details\":{\"file\":\"JVBE\"}}}",
            "{\"data\":[],\"errors\":[{\"code\":\"invalid\",\"links\":{\"about\":\"x\"}}]}" })
    void labelsOfOrdersKeepTheirNameAndShape(String json) throws Exception {
        assertSame(json, RecordsTest.JSON.readValue(json, OrderLabelList.class));
    }

    @ParameterizedTest
    @ValueSource(strings = { "delivery-dates", "delivery_dates" })
    void deliveryDatesKeepTheirName(String name) throws Exception {
        String json = "{\"" + name + "\":{\"deliver_at\":\"2026-03-15T10:00:00Z\"}}";

        assertSame(json, RecordsTest.JSON.readValue(json, Shipment.class));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"https://x/1\"", "[\"https://x/1\"]", "[]" })
    void theAddressesOfALabelKeepTheirShape(String links) throws Exception {
        String json = "{\"normal_printer\":" + links + "}";

        assertThat(RecordsTest.JSON.writeValueAsString(RecordsTest.JSON.readValue(json, LabelLinksV2.class)))
                .isEqualTo(json);
    }

    private static void assertSame(String json, Object read) throws Exception {
        assertThat(JsonTrees.values(RecordsTest.JSON.valueToTree(read)))
                .isEqualTo(JsonTrees.values(RecordsTest.JSON.readTree(json)));
    }

    /** Returns JSON with all fields of a type, and one unknown field in each object. */
    private JsonNode sample(JavaType type, int depth) {
        if (type.isRecordType()) {
            return record(type, depth);
        }
        if (type.isTypeOrSubTypeOf(List.class)) {
            return depth > DEPTH ? NODES.arrayNode() : NODES.arrayNode().add(sample(type.getContentType(), depth));
        }
        if (type.isTypeOrSubTypeOf(Map.class)) {
            return NODES.objectNode().set("key", sample(type.getContentType(), depth));
        }
        if (type.hasRawClass(Boolean.class) || type.hasRawClass(boolean.class)) {
            return NODES.booleanNode(true);
        }
        if (type.isTypeOrSubTypeOf(Number.class)) {
            return type.hasRawClass(BigDecimal.class) ? NODES.numberNode(new BigDecimal("1.50")) : NODES.numberNode(7);
        }
        if (type.hasRawClass(OffsetDateTime.class)) {
            return NODES.textNode("2026-03-11T09:00:00+01:00");
        }
        assertThat(type.getRawClass()).isIn(String.class, Object.class);
        return type.hasRawClass(String.class) ? NODES.textNode("text") : NODES.objectNode().put("any", 1);
    }

    private JsonNode record(JavaType type, int depth) {
        for (RecordComponent component : type.getRawClass().getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonValue.class)) {
                unknown++;
                return sample(RecordsTest.JSON.constructType(component.getGenericType()), depth);
            }
        }
        ObjectNode object = NODES.objectNode();
        unknown++;
        object.putObject("unknown_" + unknown).putArray("nested").add(unknown).addNull().add("x");
        if (depth < DEPTH) {
            for (BeanPropertyDefinition property : RecordsTest.JSON.getDeserializationConfig().introspect(type)
                    .findProperties()) {
                if (!property.getName().equals("*")) {
                    object.set(property.getName(), sample(property.getPrimaryType(), depth + 1));
                }
            }
        }
        return object;
    }
}
