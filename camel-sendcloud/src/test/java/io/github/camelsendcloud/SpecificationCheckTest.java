package io.github.camelsendcloud;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.camelsendcloud.RecordingServer.PreparedResponse;
import io.github.camelsendcloud.RecordingServer.Received;
import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.Specifications;
import io.github.camelsendcloud.api.SpecifiedOperation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The check accepts requests that match the specifications, and rejects all other requests. */
class SpecificationCheckTest {

    private static final String DOCUMENT = "/panel/api/v2/parcels/1/documents/label";
    private static final PreparedResponse PDF = new PreparedResponse(200, "application/pdf", new byte[0]);
    private static final PreparedResponse JSON = new PreparedResponse(200, "application/json", new byte[0]);

    @BeforeAll
    static void requireSpecifications() {
        Specifications.get();
    }

    @Test
    void aRequestThatMatchesTheSpecificationReceivesTheResponse() {
        assertThat(requestDocument("GET", DOCUMENT, "dpi=300&raw=true", Map.of())).isSameAs(PDF);
        assertThat(validate(address(), Map.of())).isSameAs(JSON);
    }

    @ParameterizedTest
    @CsvSource({
            "POST, /panel/api/v2/parcels/1/documents/label, , No such operation",
            "GET, /panel/api/v1/parcels/1/documents/label, , No such operation",
            "GET, /service-points-host/api/v2/parcels/1/documents/label, , No such operation",
            "GET, /panel/api/v2/parcels/1, , 'The operation is GET /parcels/{id}, not GET /parcels/{id}/documents/{type}'",
            "GET, /panel/api/v2/parcels/one/documents/label, , path parameter id",
            "GET, /panel/api/v2/parcels/1/documents/lable, , path parameter type",
            "GET, /panel/api/v2/parcels/1/documents/label, dpi=100, query parameter dpi",
            "GET, /panel/api/v2/parcels/1/documents/label, dpi=72&dpi=72, query parameter dpi",
            "GET, /panel/api/v2/parcels/1/documents/label, dpi=, query parameter dpi",
            "GET, /panel/api/v2/parcels/1/documents/label, raw=yes, query parameter raw",
            "GET, /panel/api/v2/parcels/1/documents/label, row=true, The query parameter row is unknown" })
    void anUnspecifiedRequestIsRejected(String method, String path, String query, String why) {
        assertRejected(requestDocument(method, path, query, Map.of()), why);
    }

    @ParameterizedTest
    @CsvSource({
            "Authorization, Basic cms6c2s=, The credentials are wrong", "Accept, text/html, header parameter Accept",
            "Content-Type, application/json, The body is application/json" })
    void anUnspecifiedHeaderIsRejected(String name, String value, String why) {
        assertRejected(requestDocument("GET", DOCUMENT, null, Map.of(name, value)), why);
    }

    @Test
    void aTokenIsRejectedWhenOnlyKeysAreSpecified() {
        assertRejected(
                validate(address(), Map.of("Authorization", "Bearer " + RecordingServer.TOKEN)),
                "The credentials must be of");
    }

    @Test
    void aBodyThatViolatesItsSchemaIsRejected() {
        assertRejected(validate(address().replaceAll("\"country_code\":\"..\"", "\"country_code\":31"), Map.of()),
                "body/address/country_code: integer found");
        assertRejected(validate("{", Map.of()), "The body is no JSON");
    }

    @ParameterizedTest
    @CsvSource({
            "GET, returns, V3, to_date=2026-11-23, The query parameter from_date is missing",
            "GET, labels/label_printer, V2, ids=1&ids=2, query parameter ids",
            "GET, analytics/transit-times/carriers, V3, carrier_code=dhl&from_country_code=NLD, query parameter from_country_code" })
    void anUnspecifiedListOrAMissingParameterIsRejected(
            String method, String path, ApiVersion version, String query, String why) {
        assertRejected(
                response(method, "/panel/api/" + version.path() + "/" + path, query, "", Map.of(),
                        specified(method, "/" + path, version), JSON),
                why);
    }

    private static PreparedResponse requestDocument(String method, String path, String query, Map<String, String> headers) {
        return response(
                method, path, query, "", headers, specified("GET", "/parcels/{id}/documents/{type}", ApiVersion.V2), PDF);
    }

    private static PreparedResponse validate(String body, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(Map.of("Content-Type", "application/json"));
        all.putAll(headers);
        return response("POST", "/panel/api/v3/addresses/validate", null, body, all, validation(), JSON);
    }

    private static String address() {
        return validation().request("application/json").schema().sample().toString();
    }

    private static SpecifiedOperation validation() {
        return specified("POST", "/addresses/validate", ApiVersion.V3);
    }

    private static PreparedResponse response(
            String method, String path, String query, String body, Map<String, String> headers, SpecifiedOperation expected,
            PreparedResponse response) {
        Map<String, String> all = new TreeMap<>(Map.of("Authorization", OperationRoutes.BASIC, "Accept", response.type()));
        all.putAll(headers);
        return new SpecificationCheck(expected, response, true)
                .apply(new Received(method, path, query, all, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static SpecifiedOperation specified(String method, String path, ApiVersion version) {
        Stream<SpecifiedOperation> all = Specifications.get().all(version);
        return all.filter(one -> one.method().equals(method) && one.path().equals(path)).findFirst().orElseThrow();
    }

    private static void assertRejected(PreparedResponse response, String why) {
        assertThat(response.status()).isEqualTo(400);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains(why);
    }
}
