package io.github.camelsendcloud.kamelets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.FaultRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelsendcloud.sandbox.SandboxAssertions.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The route template ship-orders turns orders into labels, and reports the orders that failed. */
class ShipOrdersTemplateTest extends KameletTestSupport {

    @TempDir
    Path folder;

    @Test
    void aFolderOfOrdersBecomesAFolderOfLabelsAndAFolderOfFailures() throws Exception {
        write("4711.json", order("4711"));
        write("4712.json", order("SANDBOX-REFUSED-4712"));
        write("4713.json", "{\"order_number\": \"4713\"");

        add(context, "ship-orders", Map.of(
                "orders", "file:" + folder.resolve("orders") + "?initialDelay=0", "reference", "${file:name.noext.single}",
                "format", "zpl", "labels", "file:" + folder.resolve("labels"),
                "failures", "file:" + folder.resolve("failures")));

        await().atMost(30, SECONDS).until(() -> files("labels").size() == 1 && files("failures").size() == 2);
        assertThat(files("labels")).containsExactly(sandbox.labels().get(0).parcelId() + ".zpl");
        assertThat(files("failures")).containsExactly("4712.json", "4713.json");
        assertThat(folder.resolve("failures/4713.json")).hasContent("{\"order_number\": \"4713\"");
        assertThat(sandbox).hasBoughtOneLabelFor("4711").hasBoughtLabels(1);
    }

    @Test
    void anOrderWhoseLabelsCannotBeStoredIsReportedAndShippedOnce() throws Exception {
        add(context, "ship-orders", Map.of(
                "orders", "direct:orders", "labels", "mock:labels", "failures", "mock:failures"));
        mock("labels").whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("The disk is full");
        });

        Map<String, Object> headers = Map.of("sendcloudReference", "S-1", "CamelFileName", "../../evil");
        assertThat(send("direct:orders", order("S-1").getBytes(), headers).getException()).isNull();
        mock("labels").reset();
        assertThat(send("direct:orders", order("S-1").getBytes(), headers).getException()).isNull();

        assertThat(mock("failures").getExchanges()).singleElement().satisfies(failed -> {
            assertThat(failed.getMessage().getHeader("sendcloudFailure")).asString().contains("The disk is full");
            assertThat(failed.getMessage().getBody(String.class)).isEqualTo(order("S-1"));
        });
        assertThat(mock("labels").getExchanges()).singleElement().satisfies(label -> assertThat(
                label.getMessage().getHeader("CamelFileName")).isEqualTo(sandbox.labels().get(0).parcelId() + ".pdf"));
        assertThat(sandbox).hasBoughtOneLabelFor("S-1").hasNoDuplicateLabels();
    }

    @Test
    void aFailureOfTheFailureEndpointIsAFailureOfTheRoute() throws Exception {
        add(context, "ship-orders", Map.of(
                "orders", "direct:orders", "labels", "mock:labels", "failures", "direct:missing?block=false"));
        sandbox.controls().addFault(FaultRule.of("POST /api/v3/shipments*", Fault.status(400)));

        assertThat(send("direct:orders", order("S-2"), Map.of("sendcloudReference", "S-2")).getException()).isNotNull();
    }

    @Test
    void anAnnouncementWithoutParcelsIsReportedAsAFailure() throws Exception {
        addDirect();
        sandbox.controls().addFault(FaultRule.of("POST /api/v3/shipments*", Fault.status(201, """
                {"data": {"id": "x", "external_reference_id": "S-3", "parcels": []}}""")).count(1));
        sandbox.controls().addFault(FaultRule.of("POST /api/v3/shipments*", Fault.status(201, """
                {"data": {"id": "x", "external_reference_id": "S-4", "parcels": [{"id": "../../evil"}]}}""")).count(1));

        send("direct:orders", order("S-3"), Map.of("sendcloudReference", "S-3"));
        send("direct:orders", order("S-4"), Map.of("sendcloudReference", "S-4"));

        assertThat(mock("labels").getExchanges()).isEmpty();
        assertThat(mock("failures").getExchanges()).hasSize(2).allSatisfy(failed -> assertThat(
                failed.getMessage().getHeader("sendcloudFailure")).asString().contains("no parcels with an id"));
    }

    @Test
    void aBodyWithTwoOrdersIsReportedAndBuysNothing() throws Exception {
        addDirect();
        String two = order("S-5") + "\n" + order("S-6");

        send("direct:orders", two, Map.of("sendcloudReference", "S-5"));

        assertThat(mock("failures").getExchanges()).singleElement()
                .satisfies(failed -> assertThat(failed.getMessage().getBody()).isEqualTo(two));
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void blanksAroundAReferenceDoNotCount() throws Exception {
        addDirect();

        send("direct:orders", order("S-7").replaceFirst("\\{", "{\"external_reference_id\": \" S-7 \","), Map.of());
        send("direct:orders", order("S-7"), Map.of("sendcloudReference", "S-7"));

        assertThat(mock("labels").getExchanges()).hasSize(2);
        assertThat(sandbox).hasBoughtOneLabelFor("S-7").hasNoDuplicateLabels();
    }

    private void addDirect() {
        add(context, "ship-orders", Map.of(
                "orders", "direct:orders", "labels", "mock:labels", "failures", "mock:failures"));
    }

    private void write(String name, String order) throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("orders")).resolve(name), order);
    }

    private List<String> files(String name) throws Exception {
        if (!Files.isDirectory(folder.resolve(name))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
