package io.github.camelsendcloud;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The documents of many parcels are fetched in parts, because Sendcloud limits the parcels of one response. */
class DocumentBatchTest extends BatchTestSupport {

    private static final String LABELS = "sendcloud:parcel-documents/label?accept=zpl";

    private List<JsonNode> parcels;

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:each").to(LABELS).split(body()).to("mock:document");
            }
        };
    }

    @BeforeEach
    void announce() {
        List<Map<String, Object>> requested = parcels(45);
        requested.forEach(parcel -> {
            parcel.put("request_label", true);
            parcel.put("shipment", Map.of("id", 8));
        });
        parcels = StreamSupport.stream(json(call(PARCELS, requested)).path("parcels").spliterator(), false).toList();
        assertThat(parcels).hasSize(45);
        sandbox().clearRequests();
    }

    private List<Long> ids(int count) {
        return parcels.stream().limit(count).map(parcel -> parcel.path("id").asLong()).toList();
    }

    private static Map<String, Object> query(Object ids) {
        return Map.of("parcels", ids);
    }

    /** Returns the tracking numbers of the labels of a document, in their order. */
    private List<String> trackingNumbersOf(String document) {
        return Arrays.stream(document.split("\\^XA")).skip(1)
                .map(label -> parcels.stream().map(parcel -> parcel.path("tracking_number").asText())
                        .filter(label::contains).collect(Collectors.joining("+")))
                .toList();
    }

    private List<String> trackingNumbers(int from, int to) {
        return parcels.subList(from, to).stream().map(parcel -> parcel.path("tracking_number").asText()).toList();
    }

    private List<String> documents(Exchange exchange) {
        assertNothingThrown(exchange);
        assertThat((List<?>) exchange.getMessage().getBody(List.class)).hasOnlyElementsOfType(StreamCache.class);
        return ((List<?>) exchange.getMessage().getBody(List.class)).stream()
                .map(document -> context.getTypeConverter().convertTo(String.class, exchange, document)).toList();
    }

    @Test
    void documentsKeepTheOrderOfTheParcels() {
        Exchange exchange = call(LABELS, "earlier body", SendcloudConstants.QUERY, query(ids(45)));

        assertThat(documents(exchange)).extracting(this::trackingNumbersOf)
                .containsExactly(trackingNumbers(0, 20), trackingNumbers(20, 40), trackingNumbers(40, 45));
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/zpl");
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(3);
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.HTTP_RESPONSE_CODE)).isEqualTo(200);
        assertThat(sandbox().requests()).extracting(request -> request.query().split("&").length).containsExactly(20, 20, 5);
    }

    @Test
    void twentyParcelsHaveOneDocument() {
        Exchange exchange = call(LABELS, null, SendcloudConstants.QUERY, query(ids(20)));

        assertNothingThrown(exchange);
        assertThat(exchange.getMessage().getBody()).isInstanceOf(StreamCache.class);
        assertThat(trackingNumbersOf(exchange.getMessage().getBody(String.class))).isEqualTo(trackingNumbers(0, 20));
        assertThat(sandbox().requests()).hasSize(1);
    }

    @Test
    void parcelsAreAcceptedInAnyFormOfAList() {
        String text = ids(21).stream().map(id -> "parcels=" + id).collect(Collectors.joining("&"));
        String option = LABELS + "&" + text.replace("parcels=", "query.parcels=");
        for (Object list : List.of(
                ids(21), new LinkedHashSet<>(ids(21)), ids(21).stream().mapToLong(Long::longValue).toArray(),
                ids(21).stream().map(String::valueOf).toArray(String[]::new))) {
            assertThat(documents(call(LABELS, null, SendcloudConstants.QUERY, query(list)))).hasSize(2);
        }
        assertThat(documents(call(LABELS, null, SendcloudConstants.QUERY, text))).hasSize(2);
        assertThat(documents(call(option, null))).extracting(this::trackingNumbersOf)
                .containsExactly(trackingNumbers(0, 20), trackingNumbers(20, 21));
    }

    @Test
    void otherQueryParametersArePartOfEachRequest() {
        Exchange exchange = call(
                LABELS.replace("zpl", "pdf") + "&query.paper_size=A5", null, SendcloudConstants.QUERY, query(ids(21)));

        assertThat(documents(exchange)).allSatisfy(document -> assertThat(document).startsWith("%PDF"));
        assertThat(sandbox().requests()).hasSize(2).extracting(RecordedRequest::query)
                .allSatisfy(query -> assertThat(query).contains("paper_size=A5"));
    }

    @Test
    void aRouteSplitsTheDocuments() throws Exception {
        getMockEndpoint("mock:document").expectedMessageCount(3);

        call("direct:each", null, SendcloudConstants.QUERY, query(ids(45)));

        getMockEndpoint("mock:document").assertIsSatisfied();
        assertThat(getMockEndpoint("mock:document").getExchanges())
                .allSatisfy(exchange -> assertThat(exchange.getMessage().getBody(String.class)).startsWith("^XA"));
    }

    @ParameterizedTest
    @CsvSource({ "1, 400", "2, 400", "3, 400", "2, 404", "2, 401", "3, 500" })
    void aPartWithAnErrorStatusFailsTheBatch(int number, int status) {
        failRequest(number, Fault.status(status, "{\"errors\":[{\"code\":\"bad\"}]}"));

        Exchange exchange = call(LABELS + "&maxRetries=0", "kept", SendcloudConstants.QUERY, query(ids(45)));

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudOperationFailedException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(status);
            assertThat(e.getErrors()).hasSize(1);
            assertThat(e).isNotInstanceOf(SendcloudPartialFailureException.class);
        });
        assertThat(exchange.getMessage().getBody()).isEqualTo("kept");
        assertThat(sandbox().requests()).hasSize(number);
    }

    @Test
    void theResponseOfAFailedPartCanBeTheBody() {
        failRequest(2, Fault.status(400, "{\"detail\":\"no\"}"));

        Exchange exchange = call(
                LABELS + "&throwExceptionOnFailure=false", null, SendcloudConstants.QUERY, query(ids(45)));

        assertThat(json(exchange)).hasToString("{\"detail\":\"no\"}");
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.HTTP_RESPONSE_CODE)).isEqualTo(400);
    }

    @Test
    void aThrottledPartIsRetried() {
        failRequest(2, Fault.status(429));

        Exchange exchange = call(LABELS, null, SendcloudConstants.QUERY, query(ids(45)));

        assertThat(documents(exchange)).hasSize(3);
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(4);
    }
}
