package io.github.camelsendcloud;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.sandbox.KeyRotation;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A body that can be read only once is not sent a second time after the keys were replaced. */
@Timeout(60)
class RotationBodyTest extends RotationTestSupport {

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.setStreamCaching(false);
        return context;
    }

    private static InputStream stream() throws Exception {
        return new BufferedInputStream(new ByteArrayInputStream(new ObjectMapper().writeValueAsBytes(shipment())));
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void theCallFailsAndTheNextCallHasTheNewKeys(AuthMode mode) throws Exception {
        String uri = "sendcloud:shipments/announce?authMode=" + mode;
        assertThat(call(uri, stream()).getException()).isNull();
        account().rotateKeys(KeyRotation.atOnce().revokingTokens());
        int asked = questions.get();
        sandbox().clearRequests();

        Exchange failed = call(uri, stream());

        assertThat(failed.getException()).isInstanceOfSatisfying(
                SendcloudAuthenticationException.class, e -> assertThat(e.getStatusCode()).isEqualTo(401));
        assertThat(sandbox().requests()).hasSize(1);
        assertThat(new ObjectMapper().readTree(sandbox().requests().get(0).bodyText()).path("order_number").asText())
                .isEqualTo("4711");
        if (mode == AuthMode.BASIC) {
            await().until(() -> questions.get() > asked);
        }
        assertThat(call(uri, stream()).getException()).isNull();
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void aStreamWithAReferenceIsReadOnceAndSentWithTheNewKeys(AuthMode mode) throws Exception {
        String uri = "sendcloud:shipments/announce?externalReference=RAW(${header.order})&authMode=" + mode;
        assertThat(call(uri, stream(), "order", "1").getException()).isNull();
        account().rotateKeys(KeyRotation.atOnce().revokingTokens());

        assertThat(call(uri, stream(), "order", "2").getException()).isNull();

        assertThat(sandbox().requests()).last().satisfies(
                request -> assertThat(request.authorizedAs()).isEqualTo(account().publicKey()));
    }
}
