package io.github.camelsendcloud;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.camelsendcloud.api.ApiHost;
import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationAuth;
import io.github.camelsendcloud.api.OperationCatalog;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A 2xx response without the expected content is no success. */
@Timeout(120)
class UnusableResponseTest extends ScriptedTestSupport {

    private static final String CREATED = "{\"data\":{\"id\":\"7\",\"external_reference_id\":\"R-1\",\"errors\":[],\"parcels\":"
                                          + "[{\"id\":1,\"status\":{\"code\":\"READY_TO_SEND\",\"message\":\"Zoë \\u00eb \\\"\"}},"
                                          + "{\"id\":2,\"weight\":{\"value\":-1.5e3,\"unit\":\"kg\"},\"a\":[true,false,null,[]]}]}}";

    private static Map<String, Object> referenced() {
        Map<String, Object> shipment = new LinkedHashMap<>(shipment());
        shipment.put("external_reference_id", "R-1");
        return shipment;
    }

    private String address(String resource, String options) {
        return "sendcloud:" + resource + (resource.contains("?") ? "&" : "?") + "baseUri=" + server.baseUri() + options;
    }

    @ParameterizedTest
    @ValueSource(strings = { "json", "map", "model" })
    void anEmptyResponseToAWriteLeavesTheOutcomeUnknown(String outputType) {
        for (int status : new int[] { 200, 201, 202 }) {
            server.respond(status, "application/json", null);
        }
        for (String write : new String[] {
                "shipments/announce", "shipments?method=POST", "orders/create-label-sync", "returns?method=POST",
                "returns/announce-synchronously", "parcels?method=POST", "contracts?method=POST" }) {
            Object body = write.startsWith("parcels") ? Map.of("parcel", Map.of("name", "x")) : shipment();

            Exception thrown = call(address(write, "&outputType=" + outputType), body).getException();

            assertThat(thrown).as(write).isExactlyInstanceOf(SendcloudOutcomeUnknownException.class)
                    .hasMessageContaining("the response cannot be read (it is empty)");
            assertThat(((SendcloudOperationFailedException) thrown).isRetryable()).isFalse();
        }
    }

    @Test
    void anEmptyResponseIsNoSuccessForAnyOperationWithAResponseBody() {
        server.respond(200, null, null);
        int checked = 0;
        for (Operation operation : OperationCatalog.get().operations()) {
            if (!operation.responseTypes().isEmpty() && operation.version() == ApiVersion.V3
                    && operation.method() == HttpMethod.GET && operation.query().values().stream().noneMatch(q -> q.required())
                    && operation.auth() == OperationAuth.ACCOUNT
                    && operation.host() == ApiHost.PANEL) {
                Exchange exchange = template.request(
                        address(operation.path().toString(), "&apiVersion=v3&method=GET&responseTimeout=5s"), e -> {
                            for (String name : operation.path().toString().split("[{}]")) {
                                e.getMessage().setHeader(SendcloudConstants.pathParameter(name), "1");
                            }
                        });

                assertThat(exchange.getException()).as(operation.name())
                        .isExactlyInstanceOf(SendcloudOperationFailedException.class).hasMessageContaining("it is empty");
                assertThat(((SendcloudOperationFailedException) exchange.getException()).isRetryable()).isTrue();
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(30);
    }

    @Test
    void aResponseWithStatus204AndAnOperationWithoutAResponseHaveANullBody() {
        server.respond(202, null, null);
        server.respond(204, null, null);
        assertNull(call(address("parcels/1/cancel?apiVersion=v2", ""), null));
        assertNull(call(address("shipments/announce", ""), shipment()));
        assertNull(call(address("orders/1?method=DELETE", ""), null));
        server.respond(200, null, null);
        server.respond(200, null, null);
        assertNull(call(address("orders/1?method=DELETE", ""), null));
        assertNull(call(address("moons?method=POST&strict=false&apiVersion=v3", ""), "{}"));
    }

    private static void assertNull(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isNull();
    }

    /**
     * Returns bodies that are not the JSON of the response: an empty body, an HTML page, another media type, and
     * truncated JSON.
     */
    private static List<String[]> garbage() {
        List<String[]> garbage = new ArrayList<>(
                List.of(
                        new String[] { "application/json", null }, new String[] { null, null },
                        new String[] { "text/html", "<html>sorry</html>" },
                        new String[] { "application/json", "<html>sorry</html>" },
                        new String[] { "application/json", "  " }, new String[] { "text/plain", CREATED },
                        new String[] { "application/json", CREATED + "}" }, new String[] { "application/json", CREATED + "{}" },
                        new String[] { "application/json", "OK" }, new String[] { "application/json", "nul" }));
        Random random = new Random(4711);
        for (int i = 0; i < 150; i++) {
            garbage.add(new String[] { "application/json", CREATED.substring(0, 1 + random.nextInt(CREATED.length() - 1)) });
        }
        return garbage;
    }

    @ParameterizedTest
    @ValueSource(strings = { "json", "map", "model" })
    void aRequestWithAReferenceIsRetriedAfterGarbageAndTheObjectIsAccepted(String outputType) {
        for (String[] response : garbage()) {
            server.clear();
            server.respond(201, response[0], response[1]).respond(409, "application/json", CREATED);

            Exchange exchange = call(address("shipments/announce", "&outputType=" + outputType), referenced());

            assertThat(exchange.getException()).as("%s %s", response[0], response[1]).isNull();
            assertThat(exchange.getMessage().getBody(String.class)).isNotEmpty();
            assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
            assertThat(exchange.getMessage().getHeader(SendcloudConstants.EXISTING)).isEqualTo(true);
            assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(2);
        }
    }

    @Test
    void theObjectIsLookedUpByReferenceWhenNoAttemptIsLeft() {
        String list = "{\"data\":[" + CREATED.substring("{\"data\":".length(), CREATED.length() - 1) + "]}";
        for (String[] response : garbage()) {
            server.clear();
            server.respond(201, response[0], response[1]).json(list);

            Exchange exchange = call(address("shipments/announce", "&maxRetries=0"), referenced());

            assertThat(exchange.getException()).as("%s %s", response[0], response[1]).isNull();
            assertThat(exchange.getMessage().getBody(String.class)).contains("\"id\":\"7\"");
        }
    }

    @Test
    void aParcelOfVersion2IsLookedUpAloneAndInABatch() {
        Map<String, Object> parcel = Map.of("external_reference", "R-1", "name", "Jane");
        String found = "{\"parcels\":[{\"id\":7,\"external_reference\":\"R-1\",\"name\":\"Jane\"}]}";
        for (Object body : List.of(Map.of("parcel", parcel), List.of(parcel), Map.of("parcels", List.of(parcel)))) {
            for (String garbage : new String[] { null, "<html>", "{\"parcel\":{\"id\":7" }) {
                server.clear();
                server.respond(200, "application/json", garbage).json(found);

                Exchange exchange = call(address("parcels?method=POST&maxRetries=0", ""), body);

                assertThat(exchange.getException()).as("%s %s", body, garbage).isNull();
                assertThat(exchange.getMessage().getBody(String.class)).contains("\"id\":7");
                assertThat(exchange.getMessage().getHeader(SendcloudConstants.EXISTING)).isEqualTo(true);
            }
        }
    }

    @Test
    void aCallWhoseObjectIsNotFoundHasAnUnknownOutcomeAndIsRetryable() {
        server.respond(201, "text/html", "<html>sorry</html>").json("{\"data\":[]}");

        Exchange exchange = call(address("shipments/announce", "&maxRetries=0"), referenced());

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudOutcomeUnknownException.class, e -> {
            assertThat(e.isRetryable()).isTrue();
            assertThat(e.getErrors()).isEmpty();
            assertThat(e.getResponseBody()).isEqualTo("<html>sorry</html>");
            assertThat(e)
                    .hasMessageContaining("got status 201, but the response cannot be read (it is text/html instead of JSON)")
                    .hasMessageContaining("does not have R-1");
        });
    }

    /** A gateway may respond to every request with its own page. */
    @Test
    void aLookupWithAGarbageResponseIsInconclusive() {
        server.respond(200, "text/html", "<html>sorry</html>");

        Exchange exchange = call(address("shipments/announce", "&maxRetries=1"), referenced());

        assertThat(exchange.getException()).isInstanceOfSatisfying(SendcloudOutcomeUnknownException.class, e -> {
            assertThat(e.isRetryable()).isTrue();
            assertThat(e).hasMessageContaining("(by external_reference_id R-1) tells whether it was");
        });
        assertThat(server.queries()).hasSize(3);
    }
}
