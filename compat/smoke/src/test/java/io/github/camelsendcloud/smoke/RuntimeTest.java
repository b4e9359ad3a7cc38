package io.github.camelsendcloud.smoke;

import java.util.Properties;
import java.util.stream.Stream;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelsendcloud.AuthMode;
import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.dsl.endpoint.SendcloudEndpointBuilderFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.CatalogCamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Camel Main starts routes of each language, and the tools of Camel see the component. */
class RuntimeTest extends SmokeSupport {

    private static Main main;

    private static final class JavaRoutes extends EndpointRouteBuilder
            implements SendcloudEndpointBuilderFactory.SendcloudBuilders {

        @Override
        public void configure() {
            from(direct("java")).to(sendcloud("shipments/announce").authMode(AuthMode.OAUTH2).outputType("map"))
                    .setHeader(SendcloudConstants.ID, simple("${body[data][parcels][0][id]}"))
                    .to(sendcloud("parcels/{id}/documents/label").accept("pdf"));
        }
    }

    @BeforeAll
    static void startMain() throws Exception {
        main = main("dev", properties());
        main.configure().withRoutesIncludePattern("classpath:camel/ship.yaml,classpath:camel/ship.xml");
        main.configure().addRoutesBuilder(new JavaRoutes());
        main.addInitialProperty("camel.main.devConsoleEnabled", "true");
        main.addInitialProperty("camel.health.enabled", "true");
        main.start();
        context = main.getCamelContext();
        template = context.createProducerTemplate();
    }

    @AfterAll
    static void stopMain() {
        main.stop();
    }

    private static Main main(String profile, Properties properties) {
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setInitialProperties(properties);
        main.configure().withProfile(profile);
        main.configure().setAutoConfigurationLogSummary(false);
        main.configure().setStartupSummaryLevel(StartupSummaryLevel.Off);
        return main;
    }

    @ParameterizedTest
    @ValueSource(strings = { "java", "xml", "yaml" })
    void aRouteOfEachLanguageMakesALabel(String language) {
        Exchange exchange = success("direct:" + language, shipment("3-" + language));

        assertThat(exchange.getMessage().getBody(String.class)).startsWith("%PDF");
    }

    @Test
    void theDevConsoleShowsTheAccountWithoutItsSecret() {
        success("direct:java", shipment("3001"));
        DevConsole console = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class)
                .resolveById("sendcloud");

        String json = ((JsonObject) console.call(DevConsole.MediaType.JSON)).toJson();
        String text = (String) console.call(DevConsole.MediaType.TEXT);

        assertThat(json).contains(SANDBOX.publicKey(), "limits").doesNotContain(SANDBOX.secretKey());
        assertThat(text).contains(SANDBOX.publicKey()).doesNotContain(SANDBOX.secretKey());
    }

    @Test
    void jmxShowsTheEndpoints() throws Exception {
        success("direct:java", shipment("3002"));
        MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();

        ObjectName endpoint = server.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getManagementName()
                               + ",type=endpoints,name=\"sendcloud://*announce*\""),
                null).iterator().next();

        assertThat((Integer) server.getAttribute(endpoint, "WritePermits")).isPositive();
    }

    @Test
    void theHealthOfTheContextIsUp() {
        success("direct:java", shipment("3003"));

        assertThat(HealthCheckHelper.invoke(context)).isNotEmpty()
                .allSatisfy(result -> assertThat(result.getState()).isEqualTo(HealthCheck.State.UP));
    }

    @Test
    void theCatalogOfTheContextHasTheComponent() throws Exception {
        assertThat(((CatalogCamelContext) context).getComponentParameterJsonSchema("sendcloud"))
                .contains("\"scheme\": \"sendcloud\"").contains("externalReference");
    }

    @Test
    void noOptionIsSetByReflection() throws Exception {
        try (CamelContext other = new DefaultCamelContext()) {
            var introspection = PluginHelper.getBeanIntrospection(other);
            wire(other.getComponent("sendcloud", SendcloudComponent.class));
            introspection.resetCounters();

            other.getEndpoint("sendcloud:shipments?method=GET&authMode=oauth2&fetchAll=true&pageSize=5&maxRetries=1");

            assertThat(introspection.getInvokedCounter()).isZero();
        }
    }

    @Test
    void theProfileProdStartsWithKeys() throws Exception {
        Main prod = main("prod", properties());
        prod.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:prod").to("sendcloud:shipments/announce?externalReference=${body[order_number]}");
            }
        });
        prod.start();
        try {
            prod.getCamelContext().createProducerTemplate().requestBody("direct:prod", shipment("3004"));
            assertThat(SANDBOX.labels()).hasSize(1);
        } finally {
            prod.stop();
        }
    }

    @Test
    void oneOptionStartsAnEmbeddedSandbox() throws Exception {
        Properties sandbox = new Properties();
        sandbox.setProperty("camel.component.sendcloud.sandbox", "true");
        Main dev = main("dev", sandbox);
        dev.start();
        try {
            String metadata = dev.getCamelContext().createProducerTemplate()
                    .requestBody("sendcloud:user/auth/metadata", null, String.class);
            assertThat(metadata).contains("integration");
        } finally {
            dev.stop();
        }
        assertThat(SANDBOX.requests()).isEmpty();
    }

    @Test
    void theProfileProdRefusesTheSandbox() {
        Properties sandbox = new Properties();
        sandbox.setProperty("camel.component.sendcloud.sandbox", "true");

        assertThatThrownBy(() -> main("prod", sandbox).start()).hasStackTraceContaining("sandbox");
        LOG.drain();
    }

    @Test
    void aPropertyWithAnErrorIsNamed() {
        Properties wrong = properties();
        wrong.setProperty("camel.component.sendcloud.sekret-key", "x");

        assertThatThrownBy(() -> main("dev", wrong).start()).hasStackTraceContaining("sekret");
        LOG.drain();
    }

    @Test
    void anEndpointHidesItsSecrets() {
        String shown = context.getEndpoint(
                "sendcloud:parcels/statuses?publicKey=p&secretKey=RAW(hid+den)&proxyHost=127.0.0.1&proxyPort=1"
                                           + "&proxyAuthUsername=u&proxyAuthPassword=hid+den").toString();

        assertThat(Stream.of(shown)).noneMatch(text -> text.contains("hid+den"));
    }
}
