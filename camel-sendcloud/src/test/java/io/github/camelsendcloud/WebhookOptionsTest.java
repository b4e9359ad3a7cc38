package io.github.camelsendcloud;

import java.util.Map;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A webhook with missing or unsafe options does not start. */
class WebhookOptionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sendcloud:webhook?path=/hook                                        | Option webhookSecret is missing
            sendcloud:parcel_status_changed                                     | Option webhookSecret is missing
            sendcloud:webhook?webhookSecret=hidden,                             | Option webhookSecret cannot be used
            sendcloud:webhook?webhookSecret=RAW()                               | Option webhookSecret is missing
            sendcloud:webhook?webhookSecret=hidden&register=true                | Option publicKey is missing
            sendcloud:events?path=/x                                            | Option deliveryAuth is missing
            sendcloud:events?path=/x&deliveryAuth=basic&deliveryUsername=hidden | Option deliveryPassword is missing
            """)
    void anUnsafeWebhookDoesNotStart(String uri, String message) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThatThrownBy(() -> context.getEndpoint(uri)).hasStackTraceContaining(message)
                    .satisfies(thrown -> assertThat(thrown.getCause()).hasMessageNotContaining("hidden"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
               textBlock = """
                       sendcloud:webhook?accounts=#shops&webhookSecret=hidden                            | Option webhookSecret cannot be set for all accounts
                       sendcloud:webhook?accounts=#shops&register=true                                   | Option register needs option account
                       sendcloud:events?path=/x&deliveryAuth=none&accounts=#shops&register=true          | Option register needs option account
                       sendcloud:webhook?accounts=#shops&updateSecrets=true                              | Option updateSecrets cannot be set with option accounts
                       sendcloud:webhook?accounts=#shops&account=one&updateSecrets=true                  | Option updateSecrets cannot be set with option accounts
                       sendcloud:webhook?accounts=#shops&account=three                                   | Option account names an unknown account
                       """)
    void anOptionThatNeedsAnotherAccountIsRejected(String uri, String message) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            SendcloudAccount one = new SendcloudAccount(new SendcloudCredentials("key", "hidden"));
            context.getRegistry().bind("shops", Map.of("one", one));

            assertThatThrownBy(() -> context.getEndpoint(uri)).hasStackTraceContaining(message)
                    .satisfies(thrown -> assertThat(thrown.getCause()).hasMessageNotContaining("hidden"));
        }
    }

    @Test
    void aWebhookNeedsAPathAndAServer() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            assertThatThrownBy(() -> context.getEndpoint("sendcloud:webhook?webhookSecret=s").createConsumer(e -> {
            })).hasMessageContaining("Option path is missing");
            assertThatThrownBy(() -> context.getEndpoint("sendcloud:webhook?webhookSecret=s").createProducer())
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void secretsAreMasked() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            String uri = "sendcloud:events?path=/x&deliveryAuth=bearer&deliveryToken=s1&deliveryPassword=s2"
                         + "&deliveryUsername=s3&deliveryApiKey=s4&webhookSecret=s5";

            SendcloudEndpoint endpoint = context.getEndpoint(uri, SendcloudEndpoint.class);

            assertThat(endpoint + endpoint.getEndpointUri() + endpoint.getEndpointKey())
                    .doesNotContainPattern("=s[1-5]\\b");
            assertThat(org.apache.camel.util.URISupport.sanitizeUri(uri)).doesNotContainPattern("=s[1-5]\\b");
        }
    }
}
