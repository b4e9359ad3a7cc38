package io.github.camelsendcloud.kamelets;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SendcloudSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.Main;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.util.OrderedProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelsendcloud.sandbox.SandboxAssertions.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The routes of the pages about Kamelets and route templates start and work in Camel Main. */
@SendcloudSandbox
class DocumentedKameletsTest {

    @TempDir
    Path folder;

    private final Main main = new Main();
    private Sandbox sandbox;

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void theRoutesOfTheKameletsStartAndMakeLabels() throws Exception {
        start("kamelets.md");

        write("orders/order-1001.json");

        await().atMost(60, SECONDS).until(() -> files("labels").size() == 1);
        assertThat(sandbox).hasBoughtOneLabelFor("order-1001");
    }

    @Test
    void theRoutesOfTheTemplatesStartAndMakeLabels() throws Exception {
        start("route-templates.md");
        CamelContext context = main.getCamelContext();

        write("orders/order-1002.json");
        write("to-print/order-1003.json");
        context.createProducerTemplate().requestBodyAndHeader(
                "direct:cheapest", KameletTestSupport.order("order-1004"), "sendcloudReference", "order-1004");
        context.createProducerTemplate().requestBody("direct:every-night", (Object) null);

        await().atMost(60, SECONDS).until(() -> files("labels").size() == 2 && files("printed").size() == 1);
        assertThat(files("failed")).isEmpty();
        assertThat(files("reports")).singleElement().satisfies(
                report -> assertThat(Files.readString(folder.resolve("reports").resolve(report))).contains("\"missing\""));
        assertThat(folder.resolve("data/done.txt")).content().contains("order-1003");
        assertThat(sandbox).hasBoughtLabels(3).hasNoDuplicateLabels();
    }

    /** Starts Camel Main with the default settings, so that the route templates of the jar are loaded. */
    private void start(String page) throws Exception {
        Properties properties = new OrderedProperties();
        for (String listing : KameletFiles.listings(page, "properties")) {
            properties.load(new StringReader(listing.replace("data/", folder + "/data/")));
        }
        Files.createDirectories(folder.resolve("data"));
        List<String> routes = KameletFiles.listings(page, "yaml");
        for (int i = 0; i < routes.size(); i++) {
            Files.writeString(folder.resolve("route-" + i + ".yaml"), routes.get(i).replace("file:", "file:" + folder + "/")
                    .replace("${file:" + folder + "/", "${file:").replace("env:SENDCLOUD_", "test.SENDCLOUD_"));
        }
        properties.setProperty("test.SENDCLOUD_PUBLIC_KEY", sandbox.publicKey());
        properties.setProperty("test.SENDCLOUD_SECRET_KEY", sandbox.secretKey());
        properties.setProperty("camel.main.routesIncludePattern",
                "classpath:camel-template/*,file:" + folder + "/route-*.yaml");
        main.setInitialProperties(properties);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tracked").to("log:tracked");
                from("direct:references-of-the-shop").setBody(constant(List.of("order-1002")));
            }
        });
        main.bind("seen", new MemoryIdempotentRepository());
        main.configure().withShutdownTimeout(2);
        main.init();
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(0);
        main.getCamelContext().addService(new VertxPlatformHttpServer(server), true, true);
        main.start();
        CamelContext context = main.getCamelContext();
        assertThat(context.getRoutes()).hasSizeGreaterThanOrEqualTo(routes.size()).allSatisfy(route -> assertThat(
                context.getRouteController().getRouteStatus(route.getRouteId())).isEqualTo(ServiceStatus.Started));
    }

    private void write(String file) throws Exception {
        Path written = Files.createDirectories(folder.resolve("new")).resolve("order.json");
        String name = file.replaceFirst(".*/", "").replace(".json", "");
        Files.writeString(written, KameletTestSupport.order(name));
        Files.createDirectories(folder.resolve(file).getParent());
        Files.move(written, folder.resolve(file));
    }

    private List<String> files(String name) throws Exception {
        if (!Files.isDirectory(folder.resolve(name))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
