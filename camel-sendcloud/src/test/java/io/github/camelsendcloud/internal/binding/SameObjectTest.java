package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.api.RetrySemantics;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SameObjectTest {

    private static final Operation PARCELS
            = OperationCatalog.get().resolve("parcels", ApiVersion.V2).operation(HttpMethod.POST, true);
    private static final String REQUESTED
            = "{\"parcel\":{\"external_reference\":\"a-1\",\"name\":\"Jane\",\"address\":\"Main Street\",\"house_number\":\"7\","
              + "\"city\":\"Bonn\",\"postal_code\":\"53111\",\"country\":\"DE\",\"weight\":\"1.320\",\"order_number\":\"9\"}}";
    private static final String FOUND
            = "{\"parcel\":{\"id\":5,\"external_reference\":\"a-1\",\"name\":\"Jane\",\"address\":\"Main Street 7\",\"address_2\":"
              + "\"\",\"address_divided\":{\"street\":\"Main Street\",\"house_number\":\"7\"},\"city\":\"Bonn\",\"company_name\":"
              + "\"\",\"postal_code\":\"53111\",\"country\":{\"iso_2\":\"DE\",\"iso_3\":\"DEU\"},\"weight\":\"1.320\","
              + "\"order_number\":\"9\",\"status\":{\"id\":1000,\"message\":\"Ready\"},\"to_service_point\":null}}";

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isSure(byte[] requested, byte[] found) {
        InMemoryResponse response = new InMemoryResponse(found);
        return BodyScan.fields(requested, 0) != null
                && response.scan(PARCELS.failures(), Substance.of(PARCELS)) == JsonScan.Finding.PLAIN
                && SameObject.isSure(PARCELS, new JsonEntity(requested, 0, null, JsonFormat.JSON), response);
    }

    @Test
    void aResponseInSendcloudsFormIsSure() {
        assertThat(isSure(bytes(REQUESTED), bytes(FOUND))).isTrue();
    }

    @Test
    void aRequestWithoutAReferenceIsSure() {
        assertThat(isSure(bytes("{\"parcel\":{\"name\":\"Jane\"}}"), bytes(FOUND))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Bonn", "Jane", "Main Street", "53111", "\"9\"", "1.320", "\"DE\"", "a-1", "\"7\"", "1000", "\"parcel\"",
            "\"external_reference\"" })
    void anotherValueIsNotSure(String value) {
        String other = value.replaceAll("(?<=[\\w])(\"?)$", "8$1");
        assertThat(isSure(bytes(REQUESTED), bytes(FOUND.replace(value, other).replace("10008", "1998")))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"parcels\":[{\"external_reference\":\"a-1\"}]}", "{\"parcel\":{\"external_reference\":7}}",
            "{\"parcel\":{\"external_reference\":null}}", "{\"parcel\":[]}", "{}" })
    void aRequestOfAnotherFormIsNotSure(String requested) {
        assertThat(isSure(bytes(requested), bytes(FOUND))).isFalse();
    }

    /** If the scan is sure, the parsed objects have no difference. */
    @Property(tries = 5000)
    void theBytesAndTheParsedObjectsAgree(
            @ForAll @IntRange(max = 600) int place, @ForAll @IntRange(min = 0, max = 127) int value,
            @ForAll @IntRange(max = 2) int change, @ForAll boolean request)
            throws IOException {
        byte[] requested = request ? JsonScanTest.changed(bytes(REQUESTED), place, (byte) value, change) : bytes(REQUESTED);
        byte[] found = request ? bytes(FOUND) : JsonScanTest.changed(bytes(FOUND), place, (byte) value, change);
        if (isSure(requested, found)) {
            List<RetrySemantics.RequestedObject> objects
                    = PARCELS.retrySemantics().requestedObjects(Json.WHOLE.readTree(requested));
            JsonNode object = Json.MAPPER.readTree(found).path("parcel");
            if (!objects.isEmpty()) {
                assertThat(objects).hasSize(1);
                assertThat(objects.get(0).hasSameReference(object)).isTrue();
                assertThat(objects.get(0).differences(object)).isEmpty();
            }
        }
    }
}
