package io.github.camelsendcloud;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The component makes calls in a JVM that has no class of Micrometer. */
class WithoutMicrometerTest extends SandboxTestSupport {

    /** Makes a call. The class loader of this class has no Micrometer. */
    public static final class Application implements Function<String[], String> {

        @Override
        public String apply(String[] options) {
            SendcloudComponent component = new SendcloudComponent();
            component.getConfiguration().setPublicKey(options[0]);
            component.getConfiguration().setSecretKey(options[1]);
            component.getConfiguration().setBaseUri(options[2]);
            try (DefaultCamelContext context = new DefaultCamelContext(false)) {
                context.setApplicationContextClassLoader(Application.class.getClassLoader());
                context.addComponent("sendcloud", component);
                context.start();
                try (ProducerTemplate template = context.createProducerTemplate()) {
                    return template.requestBody("sendcloud:shipments", null, String.class);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static URL url(String file) {
        try {
            URI uri = new File(file).toURI();
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void aCallNeedsNoClassOfMicrometer() throws Exception {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .filter(file -> !file.contains("micrometer")).map(WithoutMicrometerTest::url).toArray(URL[]::new);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Function<String[], String> application = (Function<String[], String>) loader
                    .loadClass(Application.class.getName()).getConstructor().newInstance();

            String response = application.apply(new String[] {
                    sandbox().publicKey(), sandbox().secretKey(), sandbox().baseUri().toString() });

            assertThat(response).contains("\"data\"");
            assertThat(application.getClass().getClassLoader()).isSameAs(loader);
            assertThat(loader.getResource("io/micrometer/core/instrument/MeterRegistry.class")).isNull();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
