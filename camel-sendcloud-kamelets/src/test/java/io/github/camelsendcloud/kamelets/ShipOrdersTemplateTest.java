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
