package io.github.camelsendcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.sandbox.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The first route of the README and the same route of the documentation in each language buy exactly one label for each
 * order, even if calls after the purchase fail.
 */
class ReadmeRouteTest extends SandboxTestSupport {

    private static final String ROUTE = "file:orders?moveFailed=";
    private static final List<String> ORDERS = List.of("shop.2026.1001", "shop.2026.1002", "shop.2026.1003", "order-4");

    @TempDir
    Path folder;

    /** Returns the pages and the languages that contain the route. */
    static Stream<Arguments> routes() {
        return Stream.of("java", "xml", "yaml")
                .flatMap(language -> Stream
                        .of(DocumentedRoutes.README, DocumentedRoutes.COMPONENT, DocumentedRoutes.DOCUMENTATION)
                        .filter(page -> page == DocumentedRoutes.DOCUMENTATION || page.has(language, ROUTE))
                        .map(page -> Arguments.of(page, language)));
    }

    @Test
    void theReadmeHasTheRoute() {
        assertThat(List.of("java", "xml", "yaml")).anyMatch(language -> DocumentedRoutes.README.has(language, ROUTE));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void theRouteBuysOneLabelForAnOrderWhenDownloadsFailAndResponsesAreLost(DocumentedRoutes page, String language)
            throws Exception {
        sandbox().controls()
                .failNext(3, Fault.status(500), (method, path) -> path.endsWith("/documents/label"))
                .failNext(5, Fault.responseLost(), (method, path) -> path.endsWith("/shipments/announce"));
        load(page, language);

        submit(ORDERS);

        await().atMost(30, SECONDS).until(() -> {
            resubmitFailedOrders();
            return labels().size() == ORDERS.size();
        });
        assertThat(labels()).containsExactlyInAnyOrderElementsOf(
                ORDERS.stream().map(order -> order + ".pdf").toList());
        assertThat(parcels()).hasSize(ORDERS.size()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aFailedOrderIsMovedToTheFolderOfFailures(DocumentedRoutes page, String language) throws Exception {
        sandbox().controls().failNext(1, Fault.status(500), (method, path) -> path.endsWith("/documents/label"));
        load(page, language);

        submit(List.of("order-1"));

        await().atMost(20, SECONDS).until(() -> Files.exists(failed().resolve("order-1.json")));
        assertThat(folder.resolve("orders/order-1.json")).doesNotExist();
        assertThat(parcels()).hasSize(1);
    }

    private void load(DocumentedRoutes page, String language) throws Exception {
        context.getPropertiesComponent().addOverrideProperty("folder", folder.toString());
        page.addTo(context, language, ROUTE);
    }

    private void submit(List<String> orders) throws IOException {
        Path incoming = Files.createDirectories(folder.resolve("orders"));
        for (String order : orders) {
            // the order has no reference
            Map<String, Object> shipment = shipment();
            shipment.put("order_number", order);
            Path file = folder.resolve(order + ".json");
            Files.write(file, new ObjectMapper().writeValueAsBytes(shipment));
            Files.move(file, incoming.resolve(order + ".json"));
        }
    }

    /** Moves the files of the failed orders back into the folder, as an operator does. */
    private void resubmitFailedOrders() throws IOException {
        for (Path file : files(failed())) {
            Files.move(file, folder.resolve("orders").resolve(file.getFileName()));
        }
    }

    private Path failed() {
        return folder.resolve("orders/.failed");
    }

    private List<String> labels() throws IOException {
        return files(folder.resolve("labels")).stream().map(file -> file.getFileName().toString()).sorted().toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Returns the order number of each parcel of the sandbox. */
    private List<Object> parcels() {
        List<Object> parcels = new ArrayList<>();
        Iterator<?> shipments = template.requestBody(
                "sendcloud:shipments?method=GET&fetchAll=true&outputType=map", null, Iterator.class);
        shipments.forEachRemaining(shipment -> {
            Map<?, ?> one = (Map<?, ?>) shipment;
            ((List<?>) one.get("parcels")).forEach(parcel -> parcels.add(one.get("order_number")));
        });
        return parcels;
    }
}
