package io.github.camelsendcloud;

import java.io.StringReader;
import java.util.Properties;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelsendcloud.HealthTestSupport.assertUp;
import static io.github.camelsendcloud.HealthTestSupport.result;

/** Camel Main with the properties of the page about health has the documented checks. */
@Timeout(60)
class DocumentedHealthTest extends SandboxTestSupport {

    private static Properties documented() throws Exception {
        Properties properties = new Properties();
        DocumentedPage page = DocumentedPage.all().stream().filter(one -> one.toString().endsWith("health.md")).findFirst()
                .orElseThrow();
        for (String listing : page.listings("properties")) {
            properties.load(new StringReader(listing));
        }
        return properties;
    }

    @Test
    void thePropertiesOfThePageEnableTheChecks() throws Exception {
        Properties properties = documented();
        properties.setProperty("camel.component.sendcloud.public-key", sandbox().publicKey());
        properties.setProperty("camel.component.sendcloud.secret-key", sandbox().secretKey());
        properties.setProperty("camel.component.sendcloud.base-uri", sandbox().baseUri().toString());
        Main main = new Main();
        main.setOverrideProperties(properties);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("sendcloud:shipments?initialDelay=1h").routeId("changes").to("sendcloud:parcels");
            }
        });
        try {
            main.start();
            assertUp(result(main.getCamelContext(), "producer:sendcloud"));
            assertUp(result(main.getCamelContext(), "sendcloud-threads"));
            result(main.getCamelContext(), "consumer:changes");
        } finally {
            main.stop();
        }
    }
}
