package io.github.camelsendcloud;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import io.github.camelsendcloud.RecordingServer.PreparedResponse;
import io.github.camelsendcloud.RecordingServer.Received;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Starts a route for each operation of the catalog, alternately with keys and with a token, and one server for all
 * operations.
 */
abstract class OperationRoutes {

    static final List<Operation> OPERATIONS = OperationCatalog.get().operations();

    /** The operations whose specifications allow no token. */
    static final Set<String> KEYS_ONLY = Set.of(
            "v3 POST /addresses/validate", "v2 GET /insights/carriers/transit-times",
            "v2 GET /insights/shipping-methods/transit-times");

    private static final String PUBLIC_KEY = "the-public-key";
    private static final String SECRET_KEY = "the-secret-key";
    static final String BASIC = "Basic " + Base64.getEncoder().encodeToString(
            (PUBLIC_KEY + ":" + SECRET_KEY).getBytes(StandardCharsets.UTF_8));

    static RecordingServer server;
    static DefaultCamelContext context;
    private static ProducerTemplate template;

    @BeforeAll
    static void startTheRoutes() throws Exception {
        server = new RecordingServer();
        SendcloudConfiguration configuration = new SendcloudConfiguration();
        configuration.setPublicKey(PUBLIC_KEY);
        configuration.setSecretKey(SECRET_KEY);
        configuration.setBaseUri(server.uri(RecordingServer.PANEL).toString());
        configuration.setServicePointsUri(server.uri(RecordingServer.SERVICE_POINTS).toString());
        configuration.setTokenUri(server.tokenUri().toString());
        configuration.setRateLimiter("off");
        SendcloudComponent component = new SendcloudComponent();
        component.setConfiguration(configuration);
        context = new DefaultCamelContext();
        context.disableJMX();
        context.addComponent("sendcloud", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // the default error handler would log each failed exchange
                errorHandler(noErrorHandler());
                OPERATIONS.forEach(operation -> from(route(operation)).to(uri(operation)));
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterAll
    static void stopTheRoutes() throws Exception {
        context.close();
        server.close();
    }

    static List<Operation> select(Predicate<Operation> condition) {
        return OPERATIONS.stream().filter(condition).toList();
    }

    static boolean oauth2(Operation operation) {
        return OPERATIONS.indexOf(operation) % 2 == 1 && !KEYS_ONLY.contains(operation.name());
    }

    private static String route(Operation operation) {
        return "direct:" + OPERATIONS.indexOf(operation);
    }

    static String uri(Operation operation) {
        return "sendcloud:" + operation.path() + "?apiVersion=" + operation.version().path() + "&method=" + operation.method()
               + "&authMode=" + (oauth2(operation) ? "oauth2" : "basic");
    }

    static Exchange call(Operation operation, SampleCall call, PreparedResponse response) {
        return call(route(operation), call::fill, request -> response);
    }

    static Exchange call(String route, Processor message, Function<Received, PreparedResponse> response) {
        server.respond(response);
        return template.request(route, message);
    }

    /** The response to a write contains the created object. */
    private static String json(Operation operation) {
        if (operation.retrySemantics().lookup() != null) {
            return "{\"" + operation.retrySemantics().lookup().envelope() + "\":{\"id\":1}}";
        }
        return operation.idempotency().mayDuplicate() ? "{\"id\":1}" : "{}";
    }

    /** Returns the smallest response of the documented type. */
    static PreparedResponse response(Operation operation, int status) {
        if (operation.responseTypes().isEmpty()) {
            return new PreparedResponse(status, null, null);
        }
        String type = operation.responseTypes().get(0);
        String body = type.equals("application/json") ? json(operation) : "%PDF-1.4\n%\u00e4";
        return new PreparedResponse(status, type, body.getBytes(StandardCharsets.UTF_8));
    }
}
