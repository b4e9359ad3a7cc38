package io.github.camelsendcloud;

import java.util.Map;

import io.github.camelsendcloud.dsl.ComponentsBuilderFactory;
import io.github.camelsendcloud.dsl.component.SendcloudComponentBuilderFactory.SendcloudComponentBuilder;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The component DSL configures and registers a component that works. */
class ComponentDslTest extends SandboxTestSupport {

    @Test
    void aRegisteredComponentHasItsOwnOptionsAndItsOwnKeys() throws Exception {
        SendcloudConfiguration keys = context.getComponent("sendcloud", SendcloudComponent.class).getConfiguration();
        SendcloudComponentBuilder builder = ComponentsBuilderFactory.sendcloud()
                .baseUri(keys.getBaseUri()).publicKey(keys.getPublicKey()).secretKey(keys.getSecretKey())
                .outputType("map").maxRetries(0);

        builder.register(context, "fulfilment");
        Exchange exchange = call("fulfilment:shipments/announce", shipment());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOf(Map.class);
        assertThat(context.getComponent("fulfilment", SendcloudComponent.class).getConfiguration().getMaxRetries()).isZero();
    }

    @Test
    void aBuiltComponentIsNotRegistered() {
        SendcloudComponent component = ComponentsBuilderFactory.sendcloud().authMode(AuthMode.OAUTH2).build();

        assertThat(component.getConfiguration().getAuthMode()).isEqualTo(AuthMode.OAUTH2);
    }
}
