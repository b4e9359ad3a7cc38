package io.github.camelsendcloud.springboot;

import java.net.URI;

import io.github.camelsendcloud.SendcloudComponent;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spring.boot.SpringBootCamelContext;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The property sandbox=true starts a sandbox. Spring keeps the application context, and the sandbox stays open. */
@SpringBootTest(classes = Application.class, properties = "camel.component.sendcloud.sandbox=true")
class EmbeddedSandboxTest {

    private static String address;

    @Autowired
    private SpringBootCamelContext camel;

    @Autowired
    private ProducerTemplate template;

    @Test
    void anOrderBecomesALabel() {
        buysALabel("KK-1");
    }

    @Nested
    class WithTheCachedContext {

        @Test
        void anotherClassCallsTheSameSandbox() {
            buysALabel("KK-2");
        }
    }

    private void buysALabel(String order) {
        String base = camel.getComponent("sendcloud", SendcloudComponent.class).getConfiguration().getBaseUri();
        assertThat(URI.create(base).getHost()).isEqualTo("127.0.0.1");
        if (address == null) {
            address = base;
        }
        assertThat(base).isEqualTo(address);
        assertThat(template.requestBody("direct:order", Application.shipment(order), byte[].class)).isNotEmpty();
    }
}
