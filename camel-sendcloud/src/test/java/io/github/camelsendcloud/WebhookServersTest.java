package io.github.camelsendcloud;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A webhook uses the HTTP server of the REST configuration or of the option. The component platform-http is also on the
 * class path and in the context.
 */
class WebhookServersTest extends WebhookTestSupport {

    @Override
    boolean useNetty() {
        return true;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getComponent("platform-http");
        context.getComponent("netty-http");
        context.getRestConfiguration().setComponent("netty-http");
        return context;
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "sendcloud:webhook?path=/hook", "sendcloud:webhook?path=hook", "sendcloud:webhook?httpServer=netty-http&path=/hook",
            "webhook:sendcloud:parcel_status_changed?webhookPath=/hook", "sendcloud:events?path=/hook&deliveryAuth=none",
            "webhook:sendcloud:events?webhookPath=/hook&deliveryAuth=none" })
    void theServerOfTheRestConfigurationIsUsed(String from) throws Exception {
        route(from, "mock:events");

        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(200);
        assertThat(getMockEndpoint("mock:events").getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void theContextPathOfTheRestConfigurationPrecedesThePath() throws Exception {
        context.getRestConfiguration().setContextPath("/shop");
        route("sendcloud:webhook?path=/hook", "mock:events");

        assertThat(postSigned("/shop/hook", EVENT).statusCode()).isEqualTo(200);
    }

    @Test
    void aRestConfigurationWithoutAServerIsRejected() {
        context.getRestConfiguration().setComponent("direct");

        assertThatThrownBy(() -> route("sendcloud:webhook?path=/hook", "mock:events"))
                .hasStackTraceContaining("restConfiguration").hasStackTraceContaining("'direct'")
                .hasStackTraceContaining("httpServer");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "http://host:1/x", "https://host/x", "//host/x", "RAW(http://u:hidden@host/x)", "/x%20y", "/x%23y",
            "netty-http:http://0.0.0.0:1/x", "RAW()", "%20" })
    void aValueThatIsNotAPathIsRejected(String path) throws Exception {
        try (DefaultCamelContext other = new DefaultCamelContext()) {
            for (String from : new String[] {
                    "sendcloud:webhook?webhookSecret=s&path=", "sendcloud:events?deliveryAuth=none&path=",
                    "webhook:sendcloud:webhook?webhookSecret=s&webhookPath=" }) {
                if (!from.startsWith("webhook") || path.contains("host")) {
                    assertThatThrownBy(() -> other.getEndpoint(from + path)).as(from + path)
                            .hasStackTraceContaining("cannot be used").hasStackTraceContaining("/hooks/sendcloud")
                            .satisfies(thrown -> assertThat(thrown.getCause()).hasMessageNotContaining("hidden"));
                }
            }
        }
    }

    @Test
    void theOptionHttpServerIsRejectedWithCamelWebhook() {
        assertThatThrownBy(() -> route("webhook:sendcloud:webhook?webhookPath=/hook&httpServer=netty-http", "mock:events"))
                .hasStackTraceContaining("webhookComponentName");
    }
}
