package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.BodyPath;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.OperationCatalog;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReferencePlaceTest {

    private static final List<BodyPath> PARCELS = keys("parcels", ApiVersion.V2);
    private static final List<BodyPath> ANNOUNCE = keys("shipments/announce", ApiVersion.V3);

    private static List<BodyPath> keys(String path, ApiVersion version) {
        return OperationCatalog.get().resolve(path, version).operation(HttpMethod.POST, true).retrySemantics().referencePaths();
    }

    private static ReferencePlace place(List<BodyPath> keys, byte[] json) {
        return ReferencePlace.of(keys, json, JsonValues.next(json, 0), BodyScan.fields(json, 0));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", " { } ", "{\"a\":1}", "{\"a\":{\"external_reference_id\":\"b\"} }\n", "{\"\u00eb\":\"}\"}" })
    void anObjectGetsItsReference(String json) throws IOException {
        JsonNode filled = Json.WHOLE.readTree(place(ANNOUNCE, bytes(json)).fill(bytes(json), 0, "x"));
        assertThat(filled).isEqualTo(((ObjectNode) Json.WHOLE.readTree(json)).put("external_reference_id", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"parcel\":{}}", "{\"parcel\": {\"a\":{}}, \"b\":[{}]}" })
    void anObjectWithinTheBodyGetsItsReference(String json) throws IOException {
        JsonNode expected = Json.WHOLE.readTree(json);
        ((ObjectNode) expected.get("parcel")).put("external_reference", "x");
        assertThat(Json.WHOLE.readTree(place(PARCELS, bytes(json)).fill(bytes(json), 0, "x"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"parcel\":{\"external_reference\":\"a\"}}", "{\"a\":{}}" })
    void aBodyThatNeedsNoReferenceStaysUnchanged(String json) {
        assertThat(place(PARCELS, bytes(json))).isSameAs(ReferencePlace.SET);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"parcel\":{\"external_reference\":\"\"}}", "{\"parcel\":{\"external_reference\":\" \"}}",
            "{\"parcel\":{\"external_reference\":null}}", "{\"parcel\":{\"external_reference\":7}}", "{\"parcel\":[]}",
            "{\"parcel\":{\"external_reference\":\"\\u0020\"}}", "{\"parcels\":[]}", "{\"parcel\":{},\"parcels\":[]}" })
    void allOtherBodiesAreLeftToAParser(String json) {
        assertThat(place(PARCELS, bytes(json))).isNull();
    }

    @Property
    void eachReferenceCanBeReadBack(@ForAll @StringLength(min = 1, max = 30) String reference) throws IOException {
        if (reference.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            byte[] json = bytes("{\"a\":1}");
            assertThat(
                    Json.WHOLE.readTree(place(ANNOUNCE, json).fill(json, 0, reference)).path("external_reference_id").asText())
                    .isEqualTo(reference);
        }
    }
}
