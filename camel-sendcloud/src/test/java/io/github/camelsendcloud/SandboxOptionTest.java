package io.github.camelsendcloud;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.Sandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The option sandbox=true leads all calls of a component to a sandbox. */
@Timeout(60)
class SandboxOptionTest {

    private static final String METADATA = "sendcloud:user/auth/metadata";

    @Test
    void theEmbeddedSandboxLivesAsLongAsTheContext() throws Exception {
        URI page;
        try (RecordedLog log = new RecordedLog(); CamelContext context = context()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:user").to(METADATA + "?authMode=oauth2");
                }
            });
            context.start();

            assertThat(context.createProducerTemplate().requestBody("direct:user", null, String.class)).contains("integration");
            page = page(options(context, "sendcloud"));
            assertThat(log.lines()).contains(
                    "Option sandbox=true: an embedded sandbox has started. Its page is " + page)
                    .noneMatch(line -> line.contains("precedence"));
            assertThat(status(page)).isEqualTo(200);
        }

        assertThatThrownBy(() -> status(page)).isInstanceOf(IOException.class);
    }

    @Test
    void theComponentsOfAContextShareASandbox() throws Exception {
        try (CamelContext context = context()) {
            SendcloudComponent other = new SendcloudComponent();
            other.setSandbox(true);
            context.addComponent("shop", other);
            context.start();

            assertThat(call(context, METADATA)).isEqualTo(call(context, "shop:user/auth/metadata"));
            assertThat(options(context, "shop").getBaseUri()).isEqualTo(options(context, "sendcloud").getBaseUri());
        }
    }

    @Test
    void theSandboxTakesPrecedenceOverTheKeysOfTheComponent() throws Exception {
        try (RecordedLog log = new RecordedLog(); CamelContext context = context()) {
            SendcloudConfiguration options = options(context, "sendcloud");
            options.setPublicKey("real-public");
            options.setSecretKey("real-secret");
            options.setWebhookSecret("real-webhook");
            options.setTokenUri("https://token.example/token");
            options.setProxyHost("proxy.example");
            options.setProxyPort(3128);
            options.setCredentialsProvider(() -> new SendcloudCredentials("real-provided", "real-provided"));
            context.start();

            call(context, METADATA);

            assertThat(options.getPublicKey()).isEqualTo("sandbox-public-key");
            assertThat(options.getWebhookSecret()).isNull();
            assertThat(log.lines()).contains(
                    "Option sandbox=true takes precedence over these options of the component: tokenUri, publicKey, secretKey,"
                                             + " credentialsProvider, webhookSecret, proxyHost")
                    .noneMatch(line -> line.contains("real-"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "baseUri", "service-points-uri", "tokenUri", "publicKey", "secretKey", "accounts" })
    void anAddressOrAKeyOfAnEndpointIsRefused(String option) throws Exception {
        try (CamelContext context = context()) {
            context.start();

            assertThatThrownBy(() -> context.getEndpoint(METADATA + "?" + option + "=https://panel.example"))
                    .rootCause().hasMessageStartingWith("Option ").hasMessageContaining("sandbox=true")
                    .hasMessageNotContaining("panel.example");
        }
    }

    @Test
    void anEndpointWithOptionalKeysOfNoValueCallsTheSandbox() throws Exception {
        try (CamelContext context = context()) {
            context.start();

            String metadata = context.createProducerTemplate().requestBody(
                    METADATA + "?publicKey={{?absent}}&secretKey=RAW({{?absent}})", null, String.class);

            assertThat(metadata).contains("\"data\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "prod", "production", "Prod", "PRODUCTION ", " prod" })
    void theProfileProdRefusesTheSandbox(String profile) throws Exception {
        try (CamelContext context = context()) {
            context.getCamelContextExtension().setProfile(profile);

            assertThatThrownBy(() -> context.getEndpoint(METADATA)).rootCause()
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Option sandbox=true")
                    .hasMessageContaining("camel.main.profile=prod").hasMessageContaining("publicKey and secretKey");
            assertThat(options(context, "sendcloud").getPublicKey()).isNull();
        }
    }

    @Test
    void eachNamedAccountHasAnAccountOfTheSandbox() throws Exception {
        try (CamelContext context = context()) {
            SendcloudAccount paris = new SendcloudAccount(new SendcloudCredentials("real-p", "real-s"));
            paris.setAuthMode(AuthMode.OAUTH2);
            options(context, "sendcloud").setAccounts(
                    Map.of("paris", paris, "rome", Map.of("publicKey", "real-r", "secretKey", "real-r")));
            context.start();

            assertThat(call(context, METADATA + "?account=paris")).isNotEqualTo(call(context, METADATA + "?account=rome"));
            NamedAccounts accounts = options(context, "sendcloud").namedAccounts();
            assertThat(accounts.find("paris").getPublicKey()).isEqualTo("paris-public-key");
            assertThat(accounts.find("paris").getAuthMode()).isEqualTo(AuthMode.OAUTH2);
            assertThat(options(context, "sendcloud").getPublicKey()).isNull();
        }
    }

    @Test
    void withoutTheJarTheStandaloneSandboxIsUsed() throws Exception {
        try (RecordedLog log = new RecordedLog(); CamelContext context = context(); Sandbox sandbox = Sandbox.start()) {
            context.setApplicationContextClassLoader(new WithoutSandbox());

            context.getEndpoint(METADATA);

            SendcloudConfiguration options = options(context, "sendcloud");
            assertThat(List.of(options.getBaseUri(), options.getServicePointsUri(), options.getTokenUri()))
                    .isEqualTo(List.of(standalone(sandbox.baseUri()), standalone(sandbox.servicePointsUri()),
                            standalone(sandbox.tokenUri())));
            assertThat(options.getPublicKey()).isEqualTo(sandbox.publicKey());
            assertThat(options.getSecretKey()).isEqualTo(sandbox.secretKey());
            assertThat(log.lines()).anyMatch(line -> line.contains("standalone sandbox at http://127.0.0.1:8080"));
        }
    }

    @Test
    void theStandaloneSandboxHasNoNamedAccounts() throws Exception {
        try (CamelContext context = context()) {
            context.setApplicationContextClassLoader(new WithoutSandbox());
            options(context, "sendcloud").setAccounts(Map.of("paris", new SendcloudAccount()));

            assertThatThrownBy(() -> context.getEndpoint(METADATA)).rootCause()
                    .hasMessageContaining("option accounts").hasMessageContaining("camel-sendcloud-sandbox");
        }
    }

    private static CamelContext context() {
        CamelContext context = new DefaultCamelContext();
        context.getComponent("sendcloud", SendcloudComponent.class).setSandbox(true);
        return context;
    }

    private static SendcloudConfiguration options(CamelContext context, String component) {
        return context.getComponent(component, SendcloudComponent.class).getConfiguration();
    }

    private static String call(CamelContext context, String address) {
        return context.createProducerTemplate().requestBody(address, null, String.class);
    }

    private static URI page(SendcloudConfiguration options) {
        return URI.create(options.getBaseUri()).resolve("/");
    }

    private static String standalone(URI sandbox) {
        return "http://127.0.0.1:8080" + sandbox.getPath();
    }

    private static int status(URI page) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** A class path without camel-sendcloud-sandbox. */
    private static final class WithoutSandbox extends ClassLoader {

        private WithoutSandbox() {
            super(SandboxOptionTest.class.getClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.endsWith(ComponentCustomizer.class.getName())
                    ? Collections.emptyEnumeration() : super.getResources(name);
        }
    }
}
