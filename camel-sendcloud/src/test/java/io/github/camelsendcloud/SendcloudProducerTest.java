package io.github.camelsendcloud;

import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The producer calls an operation of Sendcloud. */
class SendcloudProducerTest extends SandboxTestSupport {

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void theProducerAnnouncesAShipmentInEachAuthMode(String authMode) {
        Exchange announced = call("sendcloud:shipments/announce?outputType=map&authMode=" + authMode, shipment());

        assertThat(announced.getException()).isNull();
        Map<?, ?> data = (Map<?, ?>) announced.getMessage().getBody(Map.class).get("data");
        assertThat(data).isNotNull();
    }
}
