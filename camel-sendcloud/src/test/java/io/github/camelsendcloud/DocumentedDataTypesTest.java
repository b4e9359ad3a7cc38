package io.github.camelsendcloud;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import io.github.camelsendcloud.request.PlainOrder;
import io.github.camelsendcloud.request.PlainOrders;
import org.apache.camel.Exchange;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.main.Main;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsendcloud.DocumentedRoutes.DOCUMENTATION;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The pages about data types, request builders and tools show what happens. */
class DocumentedDataTypesTest extends SandboxTestSupport {

    private static final DocumentedPage PAGE = new DocumentedPage(DocumentedPage.DOCS.resolve("data-types.md"));

    @TempDir
    private Path folder;

    @Override
    protected void bindToRegistry(Registry registry) throws Exception {
        registry.bind("sendcloudOrderDefaults", Map.of("shipping_option", "sendcloud:letter", "sender_address", 1));
        registry.bind("announcements", DOCUMENTATION.create("Announcements", Object.class));
    }

    @ParameterizedTest
    @ValueSource(strings = { "java", "xml", "yaml" })
    void theFileOfOrdersBecomesLabels(String language) throws Exception {
        context.getPropertiesComponent().addOverrideProperty("folder", folder.toString());
        DOCUMENTATION.addTo(context, language, "order-files");

        Path file = Files.writeString(folder.resolve("orders.csv"), PAGE.listings("text").get(0));
        Files.move(file, Files.createDirectories(folder.resolve("order-files")).resolve("orders.csv"));

        await().atMost(20, SECONDS).until(() -> Files.exists(folder.resolve("order-files/.camel/orders.csv")));
        try (Stream<Path> labels = Files.list(folder.resolve("order-labels"))) {
            assertThat(labels.toList()).hasSize(2).allSatisfy(
                    label -> assertThat(new String(Files.readAllBytes(label), 0, 4)).isEqualTo("%PDF"));
        }
    }

    @Test
    void theBadRowOfThePageHasTheMessageOfThePage() {
        @SuppressWarnings("unchecked")
        List<PlainOrder> orders = (List<PlainOrder>) PlainOrders.read(PAGE.listings("text").get(0));

        assertThatThrownBy(() -> orders.get(1).toAnnounceRequest()).hasMessage(PAGE.listings("text").get(1));
    }

    @Test
    void thePropertiesOfThePageAreTheDefaultsOfOrders() throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(PAGE.listings("properties").get(0)));
        Main main = new Main();
        main.setOverrideProperties(properties);
        main.start();
        try {
            assertThat(main.getCamelContext().getRegistry().lookupByName("sendcloudOrderDefaults"))
                    .isEqualTo(Map.of("shipping_option", "sendcloud:letter", "sender_address", "1", "currency", "EUR"));
        } finally {
            main.stop();
        }
    }

    @Test
    void theBeanOfThePageMakesTheBody() throws Exception {
        DOCUMENTATION.addTo(context, "java", "direct:announce-built");

        Exchange exchange = call("direct:announce-built", "", "orderNumber", "B-1", "customer", "Jane \"JJ\" Roe");

        assertThat(exchange.getException()).isNull();
        assertThat(sandbox().requests()).last()
                .satisfies(request -> assertThat(request.bodyText()).contains("webshop-B-1", "Jane \\\"JJ\\\" Roe"));
    }

    @Test
    void theCatalogOfThePageChecksAnAddress() throws Exception {
        Object page = DOCUMENTATION.create("AddressCheck", Object.class);

        Object result = page.getClass().getMethod("check", String.class).invoke(page, "sendcloud:parcels/1?methd=GET");

        assertThat(((EndpointValidationResult) result).getUnknown()).containsExactly("methd");
    }
}
