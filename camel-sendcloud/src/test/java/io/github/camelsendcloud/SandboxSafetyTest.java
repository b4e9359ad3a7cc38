package io.github.camelsendcloud;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.component.extension.ComponentVerifierExtension;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With the option sandbox=true, no real key goes to the sandbox, and no call goes to Sendcloud. */
@Timeout(60)
@SuppressWarnings("deprecation") // Camel has no other extension that verifies options
class SandboxSafetyTest {

    private static final String METADATA = "sendcloud:user/auth/metadata";

    private static CamelContext context() {
        CamelContext context = new DefaultCamelContext();
        context.getComponent("sendcloud", SendcloudComponent.class).setSandbox(true);
        return context;
    }

    private static String call(CamelContext context, String address) {
        return context.createProducerTemplate().requestBody(address, null, String.class);
    }

    @Test
    void newKeysOfTheComponentAreRefused() throws Exception {
        try (CamelContext context = context()) {
            context.start();

            assertThatThrownBy(() -> context.getComponent("sendcloud", SendcloudComponent.class).updateKeys("real", "real"))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("sandbox=true");
            assertThat(call(context, METADATA)).contains("integration");
        }
    }

    @Test
    void verifiedKeysAreNotSentToTheSandbox() throws Exception {
        try (CamelContext context = context()) {
            ComponentVerifierExtension verifier = context.getComponent("sendcloud", SendcloudComponent.class)
                    .getExtension(ComponentVerifierExtension.class).orElseThrow();

            assertThat(verifier.verify(ComponentVerifierExtension.Scope.CONNECTIVITY,
                    Map.of("publicKey", "real-public", "secretKey", "real-secret")).getErrors())
                    .anyMatch(error -> error.getDescription().contains("sandbox=true"));
            assertThat(verifier.verify(ComponentVerifierExtension.Scope.CONNECTIVITY, Map.of()).getErrors()).isEmpty();
            assertThat(verifier.verify(ComponentVerifierExtension.Scope.CONNECTIVITY, Map.of("maxRetries", "1")).getErrors())
                    .isEmpty();
        }
    }

    @Test
    void aComponentInAnotherContextCallsTheSandboxOfThatContext() throws Exception {
        SendcloudComponent component = new SendcloudComponent();
        component.setSandbox(true);
        for (int i = 0; i < 2; i++) {
            try (CamelContext context = new DefaultCamelContext()) {
                context.addComponent("sendcloud", component);
                context.start();

                assertThat(call(context, METADATA)).contains("integration");
            }
        }
    }

    @Test
    void aCustomizerOfAnotherLibraryIsNotTakenForTheSandbox(@TempDir Path folder) throws Exception {
        try (CamelContext context = context(); ServicesFile loader = new ServicesFile(folder, OtherCustomizer.class)) {
            context.setApplicationContextClassLoader(loader);

            context.getEndpoint(METADATA);

            SendcloudConfiguration options
                    = context.getComponent("sendcloud", SendcloudComponent.class).getConfiguration();
            assertThat(options.getBaseUri()).startsWith("http://127.0.0.1:");
            assertThat(options.getPublicKey()).isEqualTo("sandbox-public-key");
        }
    }

    /** A customizer for every component, as Camel's interface is by default. */
    public static final class OtherCustomizer implements ComponentCustomizer {

        @Override
        public void configure(String name, Component component) {
            // the component keeps its options
        }
    }

    /** A class path on which the file of another library comes first. */
    private static final class ServicesFile extends URLClassLoader {

        private ServicesFile(Path folder, Class<?> service) throws IOException {
            super(new URL[] { folder.toUri().toURL() }, SandboxSafetyTest.class.getClassLoader());
            Path services = Files.createDirectories(folder.resolve("META-INF/services"));
            Files.writeString(services.resolve(ComponentCustomizer.class.getName()), service.getName());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            List<URL> urls = Collections.list(super.getResources(name));
            Collections.reverse(urls);
            return Collections.enumeration(urls);
        }
    }
}
