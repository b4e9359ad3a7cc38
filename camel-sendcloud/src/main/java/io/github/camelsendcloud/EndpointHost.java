package io.github.camelsendcloud;

import java.util.List;

import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.webhook.WebhookReceiver;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.util.function.ThrowingFunction;

/** Gives the endpoint to the receiver of webhooks. */
final class EndpointHost implements WebhookReceiver.Host {

    private final SendcloudEndpoint endpoint;

    private EndpointHost(SendcloudEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Creates the receiver of an endpoint.
     *
     * @return                          {@code null} when the address names a resource of the API
     * @throws IllegalArgumentException when an option has an invalid value
     */
    static WebhookReceiver receiver(SendcloudEndpoint endpoint, SendcloudWebhookConfiguration options) {
        String resource = endpoint.getResource();
        if (!WebhookReceiver.isWebhook(resource, options)) {
            return null;
        }
        options.validate();
        SendcloudConfiguration configuration = endpoint.getConfiguration();
        if (options.needsApi()) {
            configuration.validate();
        }
        boolean signed = !resource.equals("events");
        if (!signed && options.isUpdateSecrets()) {
            throw new IllegalArgumentException("Option updateSecrets cannot be set: event subscriptions have no signature");
        }
        List<String> secrets = signed ? configuration.webhookSecrets() : null;
        if (!signed) {
            options.requireDelivery();
        }
        return new WebhookReceiver(new EndpointHost(endpoint), resource, configuration, options, secrets);
    }

    @Override
    public CamelContext context() {
        return endpoint.getCamelContext();
    }

    @Override
    public EndpointRuntime runtime() {
        return endpoint.users().runtime();
    }

    @Override
    public Exchange createExchange() {
        return endpoint.createExchange();
    }

    @Override
    public <T> T withKeys(
            SendcloudConfiguration options, ThrowingFunction<EndpointRuntime, T, SendcloudOperationFailedException> call)
            throws SendcloudOperationFailedException {
        Account account = options.getAuthMode() == AuthMode.OAUTH2 ? options.account() : null;
        SendcloudComponent component = endpoint.getComponent();
        ApiCredentials credentials = EndpointLeases.credentials(component, options, account);
        try {
            return call.apply(runtime().as(credentials));
        } finally {
            if (account != null) {
                component.releaseTokens(account);
            }
        }
    }
}
