package io.github.camelsendcloud;

import java.util.List;

import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A secret is removed from an address in each of Camel's spellings of the option. */
class SecretSpellingsTest {

    private static final String SECRET = "abcd1234efgh";

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        SendcloudComponent component = new SendcloudComponent();
        component.getConfiguration().setPublicKey("public");
        component.getConfiguration().setSecretKey("secret");
        context.addComponent("sendcloud", component);
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "secretKey", "secret-key", "SecretKey", "SECRETKEY", "secretkey", "webhook-secret", "WebhookSecret",
            "proxy-auth-password", "proxyAuthPassword", "delivery-token", "delivery-api-key", "DeliveryPassword" })
    void noSpellingLeavesASecretInAnAddress(String name) throws Exception {
        String uri = "sendcloud:shipments?" + name + "=";
        Endpoint endpoint = context.getEndpoint(uri + SECRET);

        assertThat(List.of(endpoint.getEndpointUri(), endpoint.getEndpointKey(), endpoint.toString()))
                .noneMatch(text -> text.contains(SECRET)).anyMatch(text -> text.contains("sha256-"));
        assertThat(context.getEndpoint(uri + "RAW(other+" + SECRET + ")").getEndpointUri()).doesNotContain(SECRET)
                .isNotEqualTo(endpoint.getEndpointUri());
        assertThat(context.getEndpoint(uri + SECRET)).isSameAs(endpoint);
    }

    @Test
    void theOptionIsReadInEachSpelling() {
        assertThat(context.getEndpoint("sendcloud:shipments?secret-key=" + SECRET, SendcloudEndpoint.class).getConfiguration()
                .getSecretKey()).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "secretKey=abcd1234efgh&secretKey=ijkl5678", "secretKey=abcd1234efgh&secret-key=ijkl5678",
            "webhookSecret=abcd1234efgh&WebhookSecret=ijkl5678", "publicKey=abcd1234efgh&public-key=ijkl5678",
            "publicKey=abcd1234efgh&publicKey=ijkl5678", "configuration.secretKey=abcd1234efgh&secretKey=ijkl5678" })
    void aKeySetTwiceIsRejectedWithTheNameOfItsOption(String options) {
        assertThatThrownBy(() -> context.getEndpoint("sendcloud:shipments?" + options)).rootCause()
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("is set twice")
                .hasMessageNotContainingAny(SECRET, "ijkl5678");
    }

    @Test
    void anExchangeShowsNoSecretInAnotherSpelling() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("sendcloud:nothing/at/all?strict=false&apiVersion=v3&method=GET&maxRetries=0&secret-key=" + SECRET
                            + "&baseUri=http://127.0.0.1:1/api&allowInsecureHttp=true");
            }
        });
        assertThat(context.createProducerTemplate().request("direct:in", exchange -> {
        }).getAllProperties().toString()).doesNotContain(SECRET).contains("sha256-");
    }
}
