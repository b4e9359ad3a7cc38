package io.github.camelsendcloud.examples.springboot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.github.camelsendcloud.sandbox.Sandbox;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * A shop whose orders become labels. With {@code SENDCLOUD_PUBLIC_KEY} and {@code SENDCLOUD_SECRET_KEY} in the
 * environment, the shop uses Sendcloud, else a sandbox whose data survive the end of the program.
 */
@SpringBootApplication
public class ShopApplication {

    /** A parcel of the sandbox is delivered in a minute. */
    private static final double SPEED = 2880;

    /** @param args the first argument can be the folder of this example; Spring Boot reads the others */
    public static void main(String[] args) throws Exception {
        Map<String, Object> defaults = new HashMap<>();
        SpringApplication application = new SpringApplication(ShopApplication.class);
        String home = args.length == 0 || args[0].startsWith("--") ? "" : args[0];
        Path folder = Path.of(home).resolve("target/shop").toAbsolutePath();
        // without the option WRITE_DELAY, H2 writes an order to the file half a second after the commit
        defaults.put("spring.datasource.url", "jdbc:h2:file:" + folder.resolve("orders") + ";WRITE_DELAY=0");
        onStart(application, address -> System.out.println("The orders are at " + address + "/"));
        String publicKey = System.getenv("SENDCLOUD_PUBLIC_KEY");
        String secretKey = System.getenv("SENDCLOUD_SECRET_KEY");
        if (publicKey != null && secretKey != null) {
            defaults.put("camel.component.sendcloud.public-key", publicKey);
            defaults.put("camel.component.sendcloud.secret-key", secretKey);
        } else {
            Files.createDirectories(folder);
            useSandbox(Sandbox.builder().data(folder.resolve("sandbox.ndjson")).start(), application, defaults);
        }
        application.setDefaultProperties(defaults);
        application.run(args);
    }

    private static void useSandbox(Sandbox sandbox, SpringApplication application, Map<String, Object> settings) {
        sandbox.clock().speed(SPEED);
        settings.put("camel.component.sendcloud.base-uri", sandbox.baseUri().toString());
        settings.put("camel.component.sendcloud.token-uri", sandbox.tokenUri().toString());
        settings.put("camel.component.sendcloud.service-points-uri", sandbox.servicePointsUri().toString());
        settings.put("camel.component.sendcloud.public-key", sandbox.publicKey());
        settings.put("camel.component.sendcloud.secret-key", sandbox.secretKey());
        onStart(application, address -> {
            sandbox.webhooks().url(sandbox.integrations().get(0), address + "/hooks/sendcloud");
            System.out.println("The sandbox is at " + sandbox.pageUri());
        });
    }

    /** Calls the listener with the address of the shop when the server has a port. */
    private static void onStart(SpringApplication application, Consumer<String> listener) {
        application.addListeners((ApplicationListener<ServletWebServerInitializedEvent>) event -> listener
                .accept("http://127.0.0.1:" + event.getWebServer().getPort()));
    }
}
