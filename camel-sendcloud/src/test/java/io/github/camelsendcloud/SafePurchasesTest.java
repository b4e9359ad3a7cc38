package io.github.camelsendcloud;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Idempotency;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.IdempotentConsumerDefinition;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.TransformDataTypeDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No route of the README, the documentation or the examples can buy a label twice when a step after the purchase fails.
 * If the operation accepts a reference, the route sets a reference. Otherwise the route saves the purchase in an
 * idempotent repository, or reads the list of existing purchases first.
 */
class SafePurchasesTest {

    /** Matches an expression in an address. The test replaces each expression by a fixed value. */
    private static final Pattern SIMPLE = Pattern.compile("\\$\\{(?:[^{}]|\\{[^{}]*})*}");

    /** The data types that need a reference. */
    private static final Set<String> REQUESTS = Set.of("sendcloud:announce-request", "sendcloud:parcel-v2");

    /** The operations that create a label or a pickup for money and accept no reference. */
    private static final Set<String> BUY_WITHOUT_REFERENCE = Set.of(
            "v3 POST /orders/create-label-sync", "v3 POST /orders/create-labels-async", "v3 POST /returns",
            "v3 POST /returns/announce-synchronously", "v3 POST /pickups", "v2 POST /pickups", "v2 PUT /parcels",
            "v2 PUT /parcels/{id}", "v2 PATCH /parcels/{id}", "v2 POST /brand/{brand_domain}/return-portal/incoming");

    @Test
    void everyDocumentedPurchaseHasAReferenceOrIsProtectedAgainstADuplicate() throws Exception {
        int purchases = 0;
        for (RouteDefinition route : routes()) {
            for (ProcessorDefinition<?> step : steps(route)) {
                String uri = uri(step);
                Operation operation = uri == null ? null : operation(uri);
                if (operation != null && buys(operation)) {
                    purchases++;
                    assertThat(isSafe(operation, uri, step, route)).as(uri + " in " + route).isTrue();
                }
            }
        }
        assertThat(purchases).isGreaterThan(20);
    }

    @Test
    void anUnprotectedPurchaseIsFound() throws Exception {
        Operation announce = operation("sendcloud:shipments/announce?outputType=map");
        Operation sync = operation("sendcloud:orders/create-label-sync");

        assertThat(buys(announce)).isTrue();
        assertThat(buys(sync)).isTrue();
        assertThat(buys(operation("sendcloud:shipments?method=GET"))).isFalse();
        RouteDefinition route = new RouteDefinition();
        route.from("direct:start").to("sendcloud:shipments/announce?outputType=map").to("sendcloud:orders/create-label-sync");
        assertThat(steps(route)).hasSize(2)
                .noneMatch(step -> isSafe(operation(uri(step)), uri(step), step, route));
    }

    private static boolean buys(Operation operation) {
        return operation.idempotency() == Idempotency.KEYED || BUY_WITHOUT_REFERENCE.contains(operation.name());
    }

    private static boolean isSafe(Operation operation, String uri, ProcessorDefinition<?> step, RouteDefinition route) {
        if (operation.idempotency() == Idempotency.KEYED) {
            return options(uri).containsKey("externalReference") || isBuilt(route);
        }
        IdempotentConsumerDefinition idempotent
                = ProcessorDefinitionHelper.findFirstParentOfType(IdempotentConsumerDefinition.class, step, true);
        return idempotent != null && "false".equals(idempotent.getRemoveOnFailure())
                || readsTheListFirst(operation, step, route);
    }

    /** Returns whether the body is a request of a builder. A builder refuses a request without a reference. */
    private static boolean isBuilt(RouteDefinition route) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), TransformDataTypeDefinition.class).stream()
                .anyMatch(step -> REQUESTS.contains(step.getToType()))
                || ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), BeanDefinition.class).stream()
                        .anyMatch(step -> "announcements".equals(step.getRef()));
    }

    /** Returns whether an earlier step reads the list that shows whether the operation was processed. */
    private static boolean readsTheListFirst(Operation operation, ProcessorDefinition<?> purchase, RouteDefinition route) {
        String check = operation.retrySemantics().checkList();
        if (check == null) {
            return false;
        }
        String list = operation.version().path() + " GET /" + check.replaceFirst("\\?.*", "");
        for (ProcessorDefinition<?> step : steps(route)) {
            if (step == purchase) {
                return false;
            }
            Operation read = uri(step) == null ? null : operation(uri(step));
            if (read != null && read.name().equals(list)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the operation that a message with a body calls at an address, and {@code null} for other components. */
    private static Operation operation(String uri) {
        if (!uri.startsWith("sendcloud:")) {
            return null;
        }
        String path = SIMPLE.matcher(URISupport.stripQuery(uri).substring("sendcloud:".length())).replaceAll("1");
        Object method = options(uri).get("method");
        return OperationCatalog.get().resolve(path, null)
                .operation(method == null ? null : HttpMethod.of(method.toString()), true);
    }

    private static Map<String, Object> options(String uri) {
        try {
            String query = URISupport.extractQuery(SIMPLE.matcher(uri).replaceAll("1"));
            return query == null ? Map.of() : URISupport.parseQuery(query);
        } catch (Exception e) {
            throw new IllegalStateException(uri, e);
        }
    }

    private static String uri(ProcessorDefinition<?> step) {
        if (step instanceof EndpointRequiredDefinition to) {
            return to.getEndpointUri();
        }
        return step instanceof ToDynamicDefinition to ? to.getUri() : null;
    }

    @SuppressWarnings({ "rawtypes", "unchecked" })
    private static List<ProcessorDefinition<?>> steps(RouteDefinition route) {
        Collection<ProcessorDefinition> all
                = ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class);
        return (List) all.stream().filter(step -> uri(step) != null).toList();
    }

    /** Returns all routes in all languages. The routes are not started. */
    private static List<RouteDefinition> routes() throws Exception {
        List<RouteDefinition> routes = new ArrayList<>();
        for (DocumentedRoutes page : List.of(
                DocumentedRoutes.README, DocumentedRoutes.GETTING_STARTED, DocumentedRoutes.COMPONENT,
                DocumentedRoutes.DOCUMENTATION)) {
            for (String language : List.of("java", "xml", "yaml")) {
                DefaultCamelContext context = new DefaultCamelContext();
                context.getPropertiesComponent().addInitialProperty("sendcloud.keys", "keys");
                page.addTo(context, language);
                routes.addAll(context.getRouteDefinitions());
            }
        }
        try (Stream<Path> files = Files.walk(Path.of("../examples"))) {
            for (Path file : files.filter(SafePurchasesTest::isRoute).toList()) {
                DefaultCamelContext context = new DefaultCamelContext();
                PluginHelper.getRoutesLoader(context)
                        .loadRoutes(ResourceHelper.fromString(file.getFileName().toString(), Files.readString(file)));
                routes.addAll(context.getRouteDefinitions());
            }
        }
        assertThat(routes).extracting(OptionalIdentifiedDefinition::getId).contains("ship-orders", "ship-for-shops");
        return routes;
    }

    private static boolean isRoute(Path file) {
        return file.toString().replace('\\', '/').matches(".*/src/main/resources/camel/.*\\.yaml");
    }
}
