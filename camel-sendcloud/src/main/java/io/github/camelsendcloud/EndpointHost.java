package io.github.camelsendcloud;

import java.util.List;

import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.webhook.WebhookReceiver;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.util.function.ThrowingFunction;

/** Gives the endpoint to the receiver of webhooks. */
final class EndpointHost implements WebhookReceiver.Host {

    private final Endpoint endpoint;
    private final RuntimeUsers users;
    private final SendcloudConfiguration configuration;

    private EndpointHost(Endpoint endpoint, RuntimeUsers users, SendcloudConfiguration configuration) {
        this.endpoint = endpoint;
        this.users = users;
        this.configuration = configuration;
    }

    /**
     * Creates the receiver of an endpoint.
     *
     * @return                          {@code null} when the address names a resource of the API
     * @throws IllegalArgumentException when an option has an invalid value
     */
    static WebhookReceiver receiver(
            Endpoint endpoint, RuntimeUsers users, String resource, SendcloudConfiguration configuration,
            SendcloudWebhookConfiguration options) {
        if (!WebhookReceiver.isWebhook(resource, options)) {
            return null;
        }
        options.validate();
        if (options.needsApi()) {
            configuration.validate();
        }
        boolean signed = !resource.equals("events");
        if (!signed && options.isUpdateSecrets()) {
            throw new IllegalArgumentException("Option updateSecrets cannot be set: event subscriptions have no signature");
        }
        List<String> secrets = signed ? configuration.webhookSecrets() : null;
        if (signed && configuration.isWebhookSecretOfAccount()) {
            // the account supplies the secrets, which may change
            secrets = List.of();
        }
        if (!signed) {
            options.requireDelivery();
        }
        return new WebhookReceiver(new EndpointHost(endpoint, users, configuration), resource, configuration, options, secrets);
    }

    @Override
    public CamelContext context() {
        return endpoint.getCamelContext();
    }

    @Override
    public EndpointRuntime runtime() {
        return users.runtime();
    }

    @Override
    public List<String> accountSecrets(boolean newer) {
        return configuration.isWebhookSecretOfAccount() ? users.webhookSecrets(newer) : List.of();
    }

    @Override
    public Exchange createExchange() {
        return endpoint.createExchange();
    }

    @Override
    public <T> T withKeys(
            SendcloudConfiguration options, ThrowingFunction<EndpointRuntime, T, SendcloudOperationFailedException> call)
            throws SendcloudOperationFailedException {
        return users.withKeys(options, call);
    }
}
