package io.github.camelsendcloud;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.RecordingServer.PreparedResponse;
import io.github.camelsendcloud.api.Specifications;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A route calls each operation of Sendcloud's specifications with each example body. A server checks each request
 * against the specifications and returns each example response.
 */
class EverySpecifiedOperationTest extends OperationRoutes {

    /** Examples of bodies that do not match their schema: operation, example, reason. */
    private static final List<Unfit> UNFIT = """
            v3 POST /orders/create-label-sync | CreateLabelUsingShipWithSync | the order is a list with one order
            v3 POST /orders/create-label-sync | CreateLabelUsingSenderAddressIDSync | the field of the order has the name orders
            v3 POST /pickups | * | the example has no time_slot, parcel_quantity and total_weight, which the schema requires
            v3 POST /shipping-options | Shipment | amounts of money are objects
            v2 POST /integrations/{id}/shipments | CreateUpdateShipments | amounts of money are texts
            """.lines().map(Unfit::of).toList();

    /** Responses with a success status that report a failure: operation, example. */
    private static final Set<String> FAILURES = Set.of(
            "v3 POST /orders/create-labels-async | SomeLabelsContainErrors",
            "v3 POST /orders/create-labels-async | SenderAddressIDDoesNotExist",
            "v3 POST /shipments/announce | DomesticSingleParcelShipmentAnnouncementFailed",
            "v3 POST /shipments/announce-with-shipping-rules | DomesticSingleParcelShipmentAnnouncementFailed",
            "v2 POST /parcels | CreateParcels",
            "v2 POST /parcels | CreateParcelVerboseCarrier",
            "v2 POST /integrations/{id}/shipments | CreateUpdateShipments");

    /**
     * Examples of lists with an invented link to the next page. The link has no cursor, so no client can fetch the next
     * page.
     */
    private static final Set<String> NO_CURSOR = Set.of(
            "v2 GET /integrations/logs | RetrieveIntegrationLogs",
            "v2 GET /integrations/{id}/logs | RetrieveIntegrationLogs",
            "v2 GET /integrations/{id}/shipments | RetrieveShipmentList");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private record Unfit(String operation, String example) {

        static Unfit of(String line) {
            String[] fields = line.split(" \\| ");
            assertThat(fields).as(line).hasSize(3);
            return new Unfit(fields[0], fields[1]);
        }

        boolean is(SpecifiedCall call) {
            return call.operation().name().equals(operation)
                    && (example.equals("*") || example.equals(call.body().name()));
        }
    }

    @BeforeAll
    static void startTheRoutesOfEveryMediaType() throws Exception {
        Specifications.get();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                calls().map(call -> List.of(route(call), uri(call))).distinct()
                        .forEach(route -> from(route.get(0)).to(route.get(1)));
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void aCallMatchesTheSpecificationAndTheResponseIsRead(SpecifiedCall call) throws Exception {
        PreparedResponse response = call.response().response();

        Exchange exchange = call(
                route(call), call::fill,
                new SpecificationCheck(call.specified(), response, UNFIT.stream().noneMatch(unfit -> unfit.is(call))));

        if (FAILURES.contains(call.operation() + " | " + call.response().name())) {
            assertThat(exchange.getException()).isInstanceOf(SendcloudPartialFailureException.class);
        } else if (NO_CURSOR.contains(call.operation() + " | " + call.response().name())) {
            assertThat(exchange.getException()).hasMessageContaining("the link to the next page has no cursor");
        } else {
            assertThat(exchange.getException()).isNull();
            assertResponse(response, exchange);
        }
        SpecifiedRequest request = new SpecifiedRequest(server.requests().get(0));
        assertThat(server.requests()).hasSize(1);
        assertValues(request.values("path"), call.samples("path"));
        assertValues(request.values("query"), call.samples("query"));
        if (call.body() != null) {
            assertThat(request.body()).isEqualTo(call.body().json());
        }
    }

    @Test
    void everyUnfitExampleViolatesItsSchema() {
        assertThat(UNFIT).allSatisfy(unfit -> assertThat(calls().filter(unfit::is)).as("%s", unfit)
                .isNotEmpty().allSatisfy(call -> assertThat(complaints(call)).isNotEmpty()));
    }

    @Test
    void everyFailureIsAnExampleOfTheSpecification() {
        assertThat(calls().map(call -> call.operation() + " | " + call.response().name())).containsAll(FAILURES);
    }

    @Test
    void exactlyTheOperationsForKeysOnlyHaveNoOAuth2Scheme() {
        assertThat(calls().filter(call -> {
            Set<String> schemes = call.specified().securitySchemes();
            return !schemes.isEmpty() && schemes.stream().noneMatch(scheme -> scheme.startsWith("OAuth2"));
        }).map(call -> call.operation().name()).collect(Collectors.toSet())).isEqualTo(KEYS_ONLY);
    }

    static Stream<SpecifiedCall> calls() {
        return select(operation -> !operation.openQuery()).stream()
                .flatMap(operation -> SpecifiedCall.all(operation, Specifications.get().find(operation)).stream());
    }

    private static String route(SpecifiedCall call) {
        return "direct:" + OPERATIONS.indexOf(call.operation()) + "-as-" + call.response().response().type();
    }

    private static String uri(SpecifiedCall call) {
        String type = call.response().response().type();
        return uri(call.operation()) + (type == null ? "" : "&accept=" + type)
               + ("application/json".equals(type) ? "&outputType=map" : "");
    }

    private static List<String> complaints(SpecifiedCall call) {
        return call.specified().request("application/json").schema().complaints(call.body().json());
    }

    private static void assertValues(Map<String, JsonNode> received, Map<String, JsonNode> sent) {
        assertThat(texts(received)).isEqualTo(texts(sent));
    }

    /** Converts all values to text, since the examples of some texts are numbers. */
    private static Map<String, String> texts(Map<String, JsonNode> values) {
        return values.entrySet().stream().collect(Collectors.toMap(
                Map.Entry::getKey, value -> value.getValue().toString().replace("\"", "")));
    }

    private static void assertResponse(PreparedResponse response, Exchange exchange) throws IOException {
        Object body = exchange.getMessage().getBody();
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(response.status());
        // a response with the JSON value null has no body
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo(body == null ? null : response.type());
        if (response.type() == null) {
            assertThat(body).isNull();
        } else if (response.type().equals("application/json")) {
            assertThat(MAPPER.readTree(MAPPER.writeValueAsBytes(body))).isEqualTo(MAPPER.readTree(response.body()));
        } else {
            assertThat(exchange.getMessage().getBody(InputStream.class).readAllBytes()).isEqualTo(response.body());
        }
    }
}
