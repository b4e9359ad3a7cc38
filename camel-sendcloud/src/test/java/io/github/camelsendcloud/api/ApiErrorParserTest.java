package io.github.camelsendcloud.api;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The parser reads each format of an error in Sendcloud's documents and in reports of users. */
class ApiErrorParserTest {

    private static Arguments shape(String name, String json, String code, String detail, String source) {
        return arguments(name, json, new ApiError(code, detail, source));
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                shape("v2", """
                        {"error":{"code":404,"request":"api/v2/parcels","message":"No Parcel matches the given query."}}""",
                        "404", "No Parcel matches the given query.", null),
                shape("v2, a field in the message", """
                        {"error":{"code":400,"request":"api/v2/parcels",
                        "message":"house_number: 'This field cannot be blank.'"}}""",
                        "400", "house_number: 'This field cannot be blank.'", null),
                shape("v2, Python in the message", """
                        {"error":{"code":400,"request":"api/v2/integrations/1",
                        "message":"{'settings': ['webhook_url: This field may not be null.']}"}}""",
                        "400", "{'settings': ['webhook_url: This field may not be null.']}", null),
                shape("v2, no address", """
                        {"error":{"code":412,"request":"api/v2/parcels","message":"User has no address data"}}""",
                        "412", "User has no address data", null),
                shape("v2 with the code of a v3 one", """
                        {"error":{"code":"invalid_postal_code","request":"api/v2/brand/x","message":"Not a postal code"}}""",
                        "invalid_postal_code", "Not a postal code", null),
                shape("analytics", """
                        {"detail":[{"loc":["query","start_date"],"msg":"field required","type":"value_error.missing"}]}""",
                        "value_error.missing", "field required", "query.start_date"),
                shape("analytics, a place in a list", """
                        {"detail":[{"loc":["body",0,"id"],"msg":"field required","type":"missing"}]}""",
                        "missing", "field required", "body.0.id"),
                shape("a list of texts as detail", """
                        {"detail":["Not so"]}""", null, "Not so", null),
                shape("v3 with a pointer", """
                        {"errors":[{"detail":"This field is required.","status":"400",
                        "source":{"pointer":"/to_address/name"},"code":"required"}]}""",
                        "required", "This field is required.", "/to_address/name"),
                shape("v3 with a parameter", """
                        {"errors":[{"status":"400","code":"invalid_choice","detail":"No such carrier",
                        "source":{"parameter":"carrier_code"}}]}""",
                        "invalid_choice", "No such carrier", "carrier_code"),
                shape("v3 with a header",
                        """
                                {"errors":[{"code":"invalid","detail":"Unknown partner","source":{"header":"Sendcloud-Partner-Id"}}]}""",
                        "invalid", "Unknown partner", "Sendcloud-Partner-Id"),
                shape("v3, busy", """
                        {"errors":[{"status":"400","code":"invalid","detail":"We are still processing a previous request.",
                        "source":{"pointer":"/data"}}]}""",
                        "invalid", "We are still processing a previous request.", "/data"),
                shape("v3, not authenticated", """
                        {"errors":[{"status":"401","code":"authentication_failed","title":"Authentication Failed",
                        "detail":"Unauthorized"}]}""",
                        "authentication_failed", "Unauthorized", null),
                shape("v3 with a title only", """
                        {"errors":[{"status":"404","code":"not_found","title":"Not found"}]}""", "not_found", "Not found",
                        null),
                shape("support, a status as number", """
                        {"errors":[{"code":"not_acceptable","detail":"Invalid JSON","title":"Not Acceptable","status":406}]}""",
                        "not_acceptable", "Invalid JSON", null),
                shape("support, throttled", """
                        {"errors":[{"code":"hit_rate_limit","detail":"Rate limit exceeded: 30 per 1 minute",
                        "title":"Rate limit exceeded","status":429}]}""",
                        "hit_rate_limit", "Rate limit exceeded: 30 per 1 minute", null),
                shape("returns, not cancellable", """
                        {"errors":[{"field":"returns","code":409,"message":"Return is not cancellable."}]}""",
                        "409", "Return is not cancellable.", "returns"),
                shape("service points, without a code", """
                        {"errors":[{"status":"503","code":null,"detail":"The address could not be resolved at this time."}]}""",
                        null, "The address could not be resolved at this time.", null),
                shape("tracking", """
                        {"detail":"Parcel does not exist"}""", null, "Parcel does not exist", null),
                shape("a message", """
                        {"message":"Throttled"}""", null, "Throttled", null),
                shape("OAuth2", """
                        {"error":"invalid_client","error_description":"Client authentication failed"}""",
                        "invalid_client", "Client authentication failed", null),
                shape("OAuth2, without a description", """
                        {"error":"invalid_scope"}""", "invalid_scope", null, null),
                shape("one error without a list", """
                        {"errors":{"code":"invalid","detail":"Not so"}}""", "invalid", "Not so", null),
                shape("texts by field", """
                        {"errors":{"name":["This field is required."]}}""", null, "This field is required.", "name"),
                shape("S3", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message>
                        <Key>x</Key></Error>""", "NoSuchKey", "The specified key does not exist.", null),
                shape("XML with a code only", "<Error><Code>AccessDenied</Code></Error>", "AccessDenied", null, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void everyDocumentedFormatIsParsed(String name, String body, ApiError error) {
        assertThat(ApiErrorParser.parse(body)).containsExactly(error);
    }

    @Test
    void severalErrorsKeepTheirOrder() {
        assertThat(ApiErrorParser.parse("""
                {"errors":[{"code":"required","source":{"pointer":"/a"}},{"code":"invalid","source":{"pointer":"/b"}}]}"""))
                .containsExactly(new ApiError("required", null, "/a"), new ApiError("invalid", null, "/b"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "  \n", "{}", "[]", " { } " })
    void aBodyWithoutContentIsNotAnError(String body) {
        assertThat(ApiErrorParser.parse(body)).isEmpty();
    }

    @Test
    void aMissingBodyIsNotAnError() {
        assertThat(ApiErrorParser.parse(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
                 strings = {
                         "Bad gateway", "<html><body><h1>502 Bad Gateway</h1></body></html>", "<html><p>unclosed",
                         "{\"errors\":[",
                         "{\"foo\":1}", "{\"errors\":[]}", "{\"errors\":null}", "[1,2]", "\"text\"", "null", "�x",
                         "{\"detail\":[{}]}",
                         "{\"detail\":[null]}", "<Error><Code> </Code></Error>", "{\"name\":[\"a\"],\"id\":7}" })
    void anUnknownFormatBecomesTheDetail(String body) {
        assertThat(ApiErrorParser.parse(body)).containsExactly(new ApiError(null, body, null));
    }

    private static List<ApiError> errors(String json) throws JsonProcessingException {
        JsonNode node = new ObjectMapper().readTree(json);
        return ApiErrorParser.errors(node);
    }

    @Test
    void failedParcelsNameTheFieldOfEachText() throws JsonProcessingException {
        assertThat(errors("""
                [{"parcel":{"name":"","city":"x"},"errors":{"name":["This field is required."]}},
                 {"parcel":{},"errors":{"city":["Too long.","Not a city."],"non_field_errors":["No."]}}]"""))
                .containsExactly(
                        new ApiError(null, "This field is required.", "name"), new ApiError(null, "Too long.", "city"),
                        new ApiError(null, "Not a city.", "city"), new ApiError(null, "No.", "non_field_errors"));
    }

    @Test
    void aSingleWordIsACode() throws JsonProcessingException {
        assertThat(errors("\"ANNOUNCEMENT_FAILED\"")).containsExactly(new ApiError("ANNOUNCEMENT_FAILED", null, null));
    }

    @Test
    void severalWordsAreADetail() throws JsonProcessingException {
        assertThat(errors("[\"The carrier is away.\"]")).containsExactly(new ApiError(null, "The carrier is away.", null));
    }

    @ParameterizedTest
    @CsvSource(
               delimiter = '|', value = {
                       "[{\"parcel\":{\"id\":1}}]|[{\"parcel\":{\"id\":1}}]", "{\"x\":{\"y\":1}}|{\"x\":{\"y\":1}}",
                       "[{}]|[{}]",
                       "7|7", "true|true", "[[],[1]]|[[],[1]]" })
    void aFailureInAnUnknownFormatIsNeverLost(String json, String detail) throws JsonProcessingException {
        assertThat(errors(json)).containsExactly(new ApiError(null, detail, null));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "{}", "null", "\" \"", "\"\"" })
    void anEmptyPartIsNotAnError(String json) throws JsonProcessingException {
        assertThat(errors(json)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
               delimiter = '|', nullValues = "-", value = {
                       "required|Say it.|/name|required at /name: Say it.", "required|-|-|required", "-|Say it.|-|Say it.",
                       "-|-|/name|at /name", "-|Say it.|/name|at /name: Say it.", "required|-|/name|required at /name" })
    void anErrorIsShownInOneLine(String code, String detail, String source, String line) {
        assertThat(new ApiError(code, detail, source)).hasToString(line);
    }

    @Test
    void anErrorWithLineBreaksIsShownInOneLine() {
        assertThat(new ApiError("x", "one\r\ntwo\u2028three\u0085four\u001b[31m", "/a\nb"))
                .hasToString("x at /a b: one two three four [31m");
    }
}
