package io.github.camelsendcloud;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.internal.auth.Account;
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
        configuration.validateAccounts();
        if (options.needsApi()) {
            configuration.validate();
        }
        boolean signed = !resource.equals("events");
        if (!signed && options.isUpdateSecrets()) {
            throw new IllegalArgumentException("Option updateSecrets cannot be set: event subscriptions have no signature");
        }
        requireAccount(configuration, options, signed);
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

    /**
     * @throws IllegalArgumentException when an option needs one account, and the endpoint has another kind of account
     */
    private static void requireAccount(
            SendcloudConfiguration configuration, SendcloudWebhookConfiguration options, boolean signed) {
        if (options.isUpdateSecrets() && (configuration.getAccount() != null || configuration.hasOnlyNamedAccounts())) {
            throw new IllegalArgumentException(
                    "Option updateSecrets cannot be set with option accounts, which supplies the new secrets: update the"
                                               + " SendcloudAccount after a rotation");
        }
        if (!configuration.hasOnlyNamedAccounts()) {
            return;
        }
        if (options.isRegister()) {
            throw new IllegalArgumentException(
                    "Option register needs option account: an endpoint for all accounts cannot register its address. Set the"
                                               + " address at each integration, or use an endpoint with option account");
        }
        if (signed && configuration.getWebhookSecret() != null) {
            throw new IllegalArgumentException(
                    "Option webhookSecret cannot be set for all accounts of option accounts: set webhookSecret of each"
                                               + " account, or set option account");
        }
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
    public ActivityListener listener() {
        return users.listener();
    }

    @Override
    public List<String> accountSecrets(boolean newer) {
        return configuration.isWebhookSecretOfAccount() ? users.webhookSecrets(newer) : List.of();
    }

    @Override
    public String account() {
        return configuration.getAccount();
    }

    @Override
    public WebhookReceiver.Accounts accounts() {
        return configuration.hasOnlyNamedAccounts() ? new AllAccounts(configuration) : null;
    }

    /** Gives the accounts of option accounts to the receiver of webhooks. */
    private record AllAccounts(SendcloudConfiguration configuration) implements WebhookReceiver.Accounts {

        @Override
        public Set<String> names() {
            return configuration.namedAccounts().names();
        }

        @Override
        public Long integrationId(String name) {
            SendcloudAccount account = configuration.namedAccounts().find(name);
            return account == null ? null : account.getIntegrationId();
        }

        @Override
        public Account.Settings settings(String name) {
            return configuration.namedAccounts().settings(
                    URI.create(configuration.getTokenUri()), name, Duration.ofMillis(configuration.getCredentialsInterval()));
        }
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
