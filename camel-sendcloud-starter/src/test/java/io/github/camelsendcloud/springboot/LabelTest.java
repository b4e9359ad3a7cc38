package io.github.camelsendcloud.springboot;

import java.nio.charset.StandardCharsets;

import io.github.camelsendcloud.AuthMode;
import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SendcloudSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

import static io.github.camelsendcloud.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A Spring Boot application with the property sandbox=true calls the sandbox of its test. */
@SendcloudSandbox
@SpringBootTest(classes = Application.class,
                properties = {
                        "camel.component.sendcloud.sandbox=true", "camel.component.sendcloud.auth-mode=oauth2",
                        "camel.component.sendcloud.public-key=real-public",
                        "camel.component.sendcloud.secret-key=real-secret" })
@DirtiesContext
class LabelTest {

    private Sandbox sandbox;

    @Autowired
    private CamelContext camel;

    @Autowired
    private ProducerTemplate template;

    @Test
    void anOrderBecomesALabel() {
        byte[] label = template.requestBody("direct:order", Application.shipment("KK-1"), byte[].class);

        assertThat(new String(label, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        assertThat(sandbox).hasBoughtOneLabelFor("KK-1").hasNoFailedRequests();
        assertThat(component().getConfiguration().getAuthMode()).isEqualTo(AuthMode.OAUTH2);
    }

    @Test
    void theSecondTestOfTheClassHasTheSameContextAndAnEmptySandbox() {
        assertThat(sandbox).hasBoughtLabels(0);

        template.requestBody("direct:order", Application.shipment("KK-1"));

        assertThat(sandbox).hasBoughtOneLabelFor("KK-1");
        assertThat(component().isSandbox()).isTrue();
    }

    private SendcloudComponent component() {
        return camel.getComponent("sendcloud", SendcloudComponent.class);
    }
}
