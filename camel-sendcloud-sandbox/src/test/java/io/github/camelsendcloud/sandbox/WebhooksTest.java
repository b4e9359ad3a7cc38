package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.github.camelsendcloud.sandbox.WebhookReceiver.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox sends signed webhooks and retries rejected webhooks. */
class WebhooksTest {

    private static final String SIGNATURE = "1eed4b3d41f4653ac64fd56f1bf1cbfd349e4482cbc11dff7134bd93e5da4b0a";

    private final Integration integration = Integration.of(1, "p", "secretkey");
    private Sandbox sandbox;
    private WebhookReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.builder().integration(integration).start();
        receiver = new WebhookReceiver();
        sandbox.webhooks().url(integration, receiver.url("/hook"));
    }

    @AfterEach
    void stop() {
        receiver.close();
        sandbox.close();
    }

    @Test
    void aWebhookIsSignedAndItsJsonHasTheFormatOfPython() throws Exception {
        assertThat(sandbox.webhooks().send(integration, "{\"key\":\"value\"}").get(10, SECONDS)).isEqualTo(200);
        sandbox.webhooks().send(integration, "{\"a\":[1,2],\"b\":\"ü\"}").get(10, SECONDS);

        assertThat(receiver.next()).isEqualTo(new Received("/hook", "{\"key\": \"value\"}", SIGNATURE));
        assertThat(receiver.next().body()).isEqualTo("{\"a\": [1, 2], \"b\": \"\\u00fc\"}");
    }

    @Test
    void aRejectedWebhookIsRetried() throws Exception {
        receiver.rejectNext(2);
        sandbox.webhooks().retryDelay(Duration.ofMillis(1)).send(integration, "{\"key\":\"value\"}");

        for (int i = 0; i < 3; i++) {
            assertThat(receiver.next()).isNotNull();
        }
    }

    @Test
    void duplicatesCanBeSentInReverseOrder() throws Exception {
        sandbox.webhooks().copies(2).hold();
        sandbox.webhooks().send(integration, "{\"n\":1}");
        sandbox.webhooks().send(integration, "{\"n\":2}");
        assertThat(receiver.received()).isEmpty();

        sandbox.webhooks().releaseReversed().get(10, SECONDS);

        assertThat(receiver.received()).extracting(Received::body)
                .isEqualTo(List.of("{\"n\": 2}", "{\"n\": 2}", "{\"n\": 1}", "{\"n\": 1}"));
        assertThat(sandbox.webhooks().attempts()).hasSize(4).allMatch(attempt -> attempt.status() == 200);
    }
}
