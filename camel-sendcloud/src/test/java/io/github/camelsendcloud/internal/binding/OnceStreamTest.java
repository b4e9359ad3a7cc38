package io.github.camelsendcloud.internal.binding;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import io.github.camelsendcloud.RecordedTestSupport;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OnceStreamTest extends RecordedTestSupport {

    @Test
    void aStreamOfWhichOnlyAPartWasReadIsNotSentFromItsMiddle() {
        Exchange exchange = template.request(uri("shipments/announce?maxRetries=0"), e -> {
            InputStream stream = new ByteArrayInputStream("{\"order\":1}".getBytes(StandardCharsets.UTF_8));
            OnceStream.of(e, stream).read();
            e.getMessage().setBody(stream);
        });

        assertThat(exchange.getException()).hasMessageContaining("The body cannot be read again");
        assertThat(server.requests()).isEmpty();
    }
}
