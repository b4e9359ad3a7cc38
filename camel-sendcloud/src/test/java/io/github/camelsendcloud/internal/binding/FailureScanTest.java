package io.github.camelsendcloud.internal.binding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.BodyPath;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FailureScanTest {

    private static final Operation ANNOUNCE = OperationCatalog.get()
            .resolve("shipments/announce", ApiVersion.V3).operation(HttpMethod.POST, true);
    private static final List<BodyPath> FAILURES = ANNOUNCE.failures();

    private static boolean hasSigns(String response) throws IOException {
        return FailureScan.areIn(new ByteArrayInputStream(response.getBytes(StandardCharsets.UTF_8)), FAILURES);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "[]", "1", "{\"data\":{}}", "{\"data\":{\"errors\":[]}}", "{\"data\":{\"errors\":{}}}",
            "{\"data\":{\"errors\":null}}", "{\"data\":{\"parcels\":[{\"status\":{\"code\":\"READY_TO_SEND\"}}]}}",
            "{\"code\":19,\"note\":\"ANNOUNCEMENT_FAILED\"}" })
    void aSuccessHasNoSigns(String response) throws IOException {
        assertThat(hasSigns(response)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"data\":{\"errors\":[{\"code\":\"x\"}]}}", "{\"data\":{\"errors\":{\"a\":1}}}", "{\"data\":{\"errors\":[[]]}}",
            "{\"data\":{\"errors\":\"no\"}}", "{\"data\":{\"errors\":false}}",
            "{\"data\":{\"parcels\":[{\"status\":{\"code\":\"ANNOUNCEMENT_FAILED\"}}]}}" })
    void aFailureHasSigns(String response) throws IOException {
        assertThat(hasSigns(response)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"data\":{\"errors\":", "{\"data\":{\"errors\":[1]}", "{\"data\":{}} }", "<html>" })
    void invalidJsonIsNoSuccess(String response) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> hasSigns(response));
    }

    @Test
    void invalidJsonAfterASignIsFound() {
        assertThatExceptionOfType(JsonParseException.class)
                .isThrownBy(() -> hasSigns("{\"data\":{\"errors\":[{\"code\":\"x\"}],\"a\":}}"));
    }

    @Property
    void everyFailureHasASign(@ForAll("responses") JsonNode response) throws IOException {
        boolean failure = !PartialFailures.errors(ANNOUNCE, response).isEmpty();
        if (failure) {
            assertThat(hasSigns(response.toString())).isTrue();
            assertThat(mayHaveSigns(response.toString())).isTrue();
            assertThat(mayHaveSigns(response.toPrettyString())).isTrue();
        }
    }

    private static boolean mayHaveSigns(String response) {
        return !response.isEmpty()
                && JsonScan.of(response.getBytes(StandardCharsets.UTF_8), FAILURES, null) != JsonScan.Finding.PLAIN;
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "", "{\"data\":{\"errors\":[]}}", "{ \"data\" : { \"errors\" : [ ] } }", "{\"errors\":{}}",
            "{\"errors\":\n null}",
            "[\"errors\",\"a\"]", "{\"a\":\"errors\"}", "{\"note\":\"\\\"errors\\\": 1\"}", "{\"code\":\"READY_TO_SEND\"}" })
    void theBytesOfASuccessNeedNoParser(String response) {
        assertThat(mayHaveSigns(response)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"\\u0065rrors\":[1]}", "{\"errors\" :\t[1]}", "{\"errors\":{\"a\":1}}", "{\"errors\":\"no\"}", "{\"errors\":1}",
            "{\"errors\"", "{\"errors\":", "{\"code\":\"ANNOUNCEMENT_FAILED\"}" })
    void theBytesOfAPossibleFailureNeedAParser(String response) {
        assertThat(mayHaveSigns(response)).isTrue();
    }

    @Provide
    Arbitrary<JsonNode> responses() {
        Arbitrary<String> leaf
                = Arbitraries.of("null", "[]", "{}", "1", "\"\"", "\"a\"", "[{\"code\":\"a\"}]", "\"ANNOUNCEMENT_FAILED\"");
        Arbitrary<String> parcel = leaf.map(code -> "{\"status\":{\"code\":" + code + "}}");
        return leaf.flatMap(errors -> parcel.list().ofMaxSize(3).map(
                parcels -> "{\"data\":{\"errors\":" + errors + ",\"parcels\":" + parcels + "}}")).map(FailureScanTest::tree);
    }

    private static JsonNode tree(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
