package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is made with a reference is made once, and what became of it is found out. */
@Timeout(60)
class RetryReferenceTest extends SandboxTestSupport {

    private static final String ANNOUNCE = "sendcloud:shipments/announce";
    private static final String OTHER = "{\"data\":{\"id\":\"9\",\"external_reference_id\":\"other\"}}";
    private static final String NO_OBJECT = "{\"errors\":[{\"code\":\"invalid\",\"detail\":\"Exists already.\"}]}";

    @ParameterizedTest
    @ValueSource(strings = { "announce", "announce-with-shipping-rules", "create-with-shipping-rules", "" })
    void anAnswerThatIsLostEndsInOneShipmentAndASuccess(String operation) {
        sandbox().controls().failNext(1, Fault.responseLost());

        Exchange exchange = call(
                "sendcloud:shipments" + (operation.isEmpty() ? "" : "/" + operation) + "?method=POST&outputType=map",
                referenced("r-1"));

        assertTaken(exchange, 2);
        assertThat(shipments()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3 })
    void oneShipmentIsMadeHoweverManyAnswersAreLost(int lost) {
        sandbox().controls().failNext(lost, Fault.responseLost());

        assertTaken(call(ANNOUNCE + "?outputType=map", referenced("r-1")), lost + 1);
        assertThat(shipments()).hasSize(1);
    }

    @Test
    void anAnswerThatIsCutEndsInOneShipment() {
        sandbox().controls().failNext(1, Fault.responseTruncated());

        assertTaken(call(ANNOUNCE + "?outputType=map", referenced("r-1")), 2);
        assertThat(shipments()).hasSize(1);
    }

    @Test
    void anAnswerThatIsWaitedForInVainEndsInOneShipment() {
        sandbox().controls().failNext(1, Fault.noResponse());

        assertThat(call(ANNOUNCE + "?responseTimeout=300", referenced("r-1")).getException()).isNull();
        assertThat(sandbox().requests()).hasSize(2);
        assertThat(shipments()).hasSize(1);
    }

    @Test
    void aParcelOfTheOldApiIsMadeOnce() {
        sandbox().controls().failNext(1, Fault.responseLost());
        Exchange exchange = call("sendcloud:parcels", Map.of("parcel", parcel("r-1")));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(2);
        Exchange list = call("sendcloud:parcels?method=GET&outputType=map", null);
        assertThat((List<?>) list.getMessage().getBody(Map.class).get("parcels")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"data\":{\"id\":\"7\",\"external_reference_id\":\"r-1\",\"weight\":1.320}}",
            "{\"id\":\"7\",\"external_reference_id\":\"r-1\",\"weight\":1.320}" })
    void aConflictThatHasTheObjectIsASuccessInTheShapeOfTheNormalAnswer(String conflict) {
        sandbox().controls().failNext(1, Fault.status(409, conflict));

        Exchange exchange = call(ANNOUNCE, referenced("r-1"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class))
                .isEqualTo("{\"data\":{\"id\":\"7\",\"external_reference_id\":\"r-1\",\"weight\":1.320}}");
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(sandbox().requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "r-1", "A&B=1 +ü/%41#?" })
    void theObjectThatAConflictDoesNotHaveIsFoundByItsReference(String reference) {
        assertThat(call(ANNOUNCE, referenced(reference)).getException()).isNull();
        assertThat(call(ANNOUNCE, referenced("r-2")).getException()).isNull();
        sandbox().clearRequests();
        sandbox().controls().failNext(1, Fault.status(409, NO_OBJECT));

        Exchange exchange = call(ANNOUNCE + "?outputType=map", referenced(reference));

        assertFound(exchange, reference);
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("POST", "GET");
    }

    @ParameterizedTest
    @ValueSource(strings = { "text/html", "application/octet-stream", "" })
    void whatIsFoundIsReadAsJsonWhateverTheConflictWas(String contentType) {
        assertThat(call(ANNOUNCE, referenced("r-1")).getException()).isNull();
        sandbox().controls().failNext(1, contentType.isEmpty()
                ? Fault.status(409) : Fault.status(409, "<html>", Map.of("Content-Type", contentType)));

        Exchange exchange = call(ANNOUNCE + "?outputType=map", referenced("r-1"));

        assertFound(exchange, "r-1");
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class)).startsWith("application/json");
    }

    /** The address of a gateway may look like that of an operation. */
    @Test
    void theListIsLookedForWhereTheOperationIs() {
        sandbox().controls().failNext(1, Fault.status(409, NO_OBJECT))
                .failNext(1, Fault.status(200, "{\"data\":[{\"external_reference_id\":\"r-1\"}]}"));

        Exchange exchange = call(
                ANNOUNCE + "?outputType=map&baseUri=" + sandbox().baseUri().resolve("/shipments/announce/api/"),
                referenced("r-1"));

        assertFound(exchange, "r-1");
        assertThat(sandbox().requests().get(1)).hasToString(
                "GET /shipments/announce/api/v3/shipments?external_reference_id=r-1 -> 200");
    }

    @ParameterizedTest
    @ValueSource(strings = { OTHER, NO_OBJECT, "", "[]", "{", "null" })
    void aConflictAboutSomethingElseIsAFailure(String conflict) {
        sandbox().controls().failNext(1, Fault.status(409, conflict));

        Exchange exchange = call(ANNOUNCE, referenced("r-1"));

        assertConflict(exchange, false);
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("POST", "GET");
    }

    /** A response that is no list says nothing: the lookup may succeed later. */
    @ParameterizedTest
    @CsvSource(delimiter = '|',
               value = { "{'data':[]} | false", "{'data':{}} | true", "{ | true", "'' | true", "<html> | true" })
    void aListThatDoesNotHaveTheObjectFindsNothing(String list, boolean retryable) {
        sandbox().controls().failNext(1, Fault.status(409, NO_OBJECT))
                .failNext(1, Fault.status(200, list.replace('\'', '"')));

        assertConflict(call(ANNOUNCE, referenced("r-1")), retryable);
    }

    @Test
    void aConflictWithoutAReferenceIsAFailure() {
        sandbox().controls().failNext(1, Fault.status(409, OTHER));

        assertConflict(call(ANNOUNCE, shipment()), false);
        assertThat(sandbox().requests()).hasSize(1);
    }

    @Test
    void aLookupThatFailsMayBeMadeAgainByMakingTheCallAgain() {
        sandbox().controls().failNext(1, Fault.status(409, NO_OBJECT)).failNext(9, Fault.status(503));

        Exchange exchange = call(ANNOUNCE + "?maxRetries=1", referenced("r-1"));

        assertConflict(exchange, true);
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("POST", "GET", "GET");
    }

    @Test
    void aLookupThatIsRefusedDoesNotHideTheConflict() {
        sandbox().controls().failNext(1, Fault.status(409, NO_OBJECT)).failNext(1, Fault.status(403));

        assertConflict(call(ANNOUNCE, referenced("r-1")), false);
    }

    /** The first request has made a shipment: whoever reads "failed" and makes another one pays twice. */
    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 403, 404, 409 })
    void whatTheFirstRequestHasMadeIsFoundThoughItsRepetitionIsRefused(int status) {
        sandbox().controls().failNext(1, Fault.responseLost()).failNext(1, Fault.status(status));

        Exchange exchange = call(ANNOUNCE + "?outputType=map", referenced("r-1"));

        assertFound(exchange, "r-1");
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(2);
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("POST", "POST", "GET");
        assertThat(shipments()).hasSize(1);
    }

    /** The list may lag behind. */
    @ParameterizedTest
    @CsvSource({ "400, false", "401, false", "403, false", "404, false", "409, true" })
    void aRepetitionThatIsRefusedTellsNothingAboutTheFirstRequest(int status, boolean retryable) {
        sandbox().controls().failNext(1, Fault.responseLost()).failNext(1, Fault.status(status))
                .failNext(1, Fault.status(200, "{\"data\":[]}"));

        Exchange exchange = call(ANNOUNCE, referenced("r-1"));

        assertThat(shipments()).hasSize(1);
        assertUnknown(exchange, status, retryable)
                .hasMessageContaining("after 2 attempts: it may have been processed")
                .hasMessageContaining("v3 GET /shipments (by external_reference_id) does not have r-1");
    }

    @Test
    void whatWasMadeIsFoundWhenThereAreNoMoreRepetitions() {
        sandbox().controls().failNext(2, Fault.responseLost());

        Exchange exchange = call(ANNOUNCE + "?maxRetries=1&outputType=map", referenced("r-1"));

        assertFound(exchange, "r-1");
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("POST", "POST", "GET");
    }

    @Test
    void whatIsNotFoundWhenThereAreNoMoreRepetitionsMayBeMadeAgain() {
        sandbox().controls().failNext(2, Fault.status(503));

        Exchange exchange = call(ANNOUNCE + "?maxRetries=1", referenced("r-1"));

        assertUnknown(exchange, 503, true).hasMessageContaining("does not have r-1");
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("POST", "POST", "GET");
    }

    /** Else a Sendcloud that is down would be asked twice as often, and an exchange would hang twice as long. */
    @Test
    void theListIsNotAskedMoreOftenThanTheCallMayBeRepeated() {
        sandbox().controls().failNext(9, Fault.status(503));

        Exchange exchange = call(ANNOUNCE + "?maxRetries=2", referenced("r-1"));

        assertUnknown(exchange, 503, true)
                .hasMessageContaining("v3 GET /shipments (by external_reference_id r-1) tells whether it was");
        assertThat(sandbox().requests()).extracting(RecordedRequest::method)
                .containsExactly("POST", "POST", "POST", "GET");
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 409 })
    void eachParcelOfAListIsFoundByItsReference(int status) {
        sandbox().controls().failNext(1, Fault.responseLost()).failNext(1, Fault.status(status));

        Exchange exchange = call("sendcloud:parcels?method=POST&outputType=map", List.of(parcel("r-1"), parcel("r-2")));

        assertThat(exchange.getException()).isNull();
        assertThat((List<?>) exchange.getMessage().getBody(Map.class).get("parcels"))
                .extracting(parcel -> (String) ((Map<?, ?>) parcel).get("external_reference")).containsExactly("r-1", "r-2");
        assertThat(sandbox().requests()).extracting(RecordedRequest::method)
                .containsExactly("POST", "POST", "GET", "GET");
    }

    @Test
    void aListOfWhichNotAllIsFoundSaysWhatIs() {
        sandbox().controls().failNext(1, Fault.responseLost()).failNext(1, Fault.status(409))
                .failNext(1, Fault.status(200, "{\"parcels\":[]}"));

        Exchange exchange = call("sendcloud:parcels?method=POST", List.of(parcel("r-1"), parcel("r-2"), parcel("r-3")));

        assertUnknown(exchange, 409, false).hasMessageContaining(
                "v2 GET /parcels (by external_reference) has r-2, r-3 and does not have r-1");
    }

    @Test
    void aListThatCannotBeAskedAboutAllSaysWhatIsFound() {
        sandbox().controls().failNext(1, Fault.responseLost()).failNext(1, Fault.status(409))
                .failNext(1, Fault.status(403), (method, path) -> sandbox().requests().size() == 4);

        Exchange exchange = call("sendcloud:parcels?method=POST", List.of(parcel("r-1"), parcel("r-2"), parcel("r-3")));

        assertUnknown(exchange, 409, false).hasMessageContaining(
                "v2 GET /parcels (by external_reference) has r-1 and was not asked about r-2, r-3");
    }

    @Test
    void parcelsThatAreThereAllAreASuccessToWhoeverSendsThemAgain() {
        List<Map<String, Object>> parcels = List.of(parcel("r-1"), parcel("r-2"));
        assertThat(call("sendcloud:parcels?method=POST", parcels).getException()).isNull();
        sandbox().controls().failNext(1, Fault.status(409, NO_OBJECT));

        Exchange exchange = call("sendcloud:parcels?method=POST&outputType=map", parcels);

        assertThat(exchange.getException()).isNull();
        assertThat((List<?>) exchange.getMessage().getBody(Map.class).get("parcels")).hasSize(2);
    }

    @Test
    void aListThatWasRefusedIsNotLookedForAnyFurtherThanTheFirstThatIsMissing() {
        sandbox().controls().failNext(1, Fault.status(409));

        Exchange exchange = call("sendcloud:parcels?method=POST", List.of(parcel("r-1"), parcel("r-2"), parcel("r-3")));

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudPartialFailureException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(409);
            assertThat(e.getSucceeded()).isEmpty();
        });
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("POST", "GET");
    }

    @Test
    void aParcelOfAListIsFoundInTheShapeOfAList() {
        sandbox().controls().failNext(1, Fault.status(409, "{\"parcel\":{\"id\":7,\"external_reference\":\"r-1\"}}"));

        Exchange exchange = call("sendcloud:parcels", Map.of("parcels", List.of(Map.of("external_reference", "r-1"))));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(String.class))
                .isEqualTo("{\"parcels\":[{\"id\":7,\"external_reference\":\"r-1\"}]}");
    }

    @Test
    void aConflictAboutOneOfSeveralParcelsIsAFailure() {
        sandbox().controls().failNext(1, Fault.status(409, "{\"parcel\":{\"id\":7,\"external_reference\":\"r-1\"}}"));

        Exchange exchange = call("sendcloud:parcels", Map.of("parcels", List.of(
                Map.of("external_reference", "r-1"), Map.of("external_reference", "r-2"))));

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudPartialFailureException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(409);
            assertThat(e.isRetryable()).isFalse();
            assertThat(e.getSucceeded()).isEmpty();
        });
    }

    private static Map<String, Object> referenced(String reference) {
        Map<String, Object> shipment = shipment();
        shipment.put("external_reference_id", reference);
        return shipment;
    }

    private static Map<String, Object> parcel(String reference) {
        return Map.of(
                "name", "Ana", "address", "Calle Mayor", "house_number", "1", "city", "Madrid", "postal_code", "28013",
                "country", "ES", "weight", "1.000", "shipment", Map.of("id", 8), "external_reference", reference);
    }

    private List<?> shipments() {
        return (List<?>) call("sendcloud:shipments?outputType=map", null).getMessage().getBody(Map.class).get("data");
    }

    private static void assertTaken(Exchange exchange, int attempts) {
        assertFound(exchange, "r-1");
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(attempts);
        assertThat(sandbox().requests()).hasSize(attempts);
    }

    private static void assertFound(Exchange exchange, String reference) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOfSatisfying(Map.class, body -> assertThat(body.get("data"))
                .isInstanceOfSatisfying(Map.class, data -> assertThat(data.get("external_reference_id")).isEqualTo(reference)));
    }

    private static AbstractThrowableAssert<?, ?> assertUnknown(Exchange exchange, int status, boolean retryable) {
        SendcloudOutcomeUnknownException e = exchange.getException(SendcloudOutcomeUnknownException.class);
        assertThat(e).as("outcome unknown, not %s", exchange.getException()).isNotNull();
        assertThat(e.getStatusCode()).isEqualTo(status);
        assertThat(e.isRetryable()).isEqualTo(retryable);
        return assertThat(e);
    }

    private static void assertConflict(Exchange exchange, boolean retryable) {
        assertThat(exchange.getException()).isExactlyInstanceOf(SendcloudOperationFailedException.class);
        SendcloudOperationFailedException e = exchange.getException(SendcloudOperationFailedException.class);
        assertThat(e.getStatusCode()).isEqualTo(409);
        assertThat(e.isRetryable()).isEqualTo(retryable);
    }
}
