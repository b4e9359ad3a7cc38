package io.github.camelsendcloud.internal.webhook;

import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import org.apache.camel.Exchange;

/** Calls of version 3 of the API that a consumer makes for itself, by the thread that asks. */
final class ManagementCalls {

    private final WebhookReceiver.Host host;
    private final SendcloudConfiguration configuration;
    private final Supplier<EndpointRuntime> runtime;

    /** @param configuration of the endpoint */
    ManagementCalls(WebhookReceiver.Host host, SendcloudConfiguration configuration) {
        this(host, configuration, host::runtime);
    }

    private ManagementCalls(
                            WebhookReceiver.Host host, SendcloudConfiguration configuration,
                            Supplier<EndpointRuntime> runtime) {
        this.host = host;
        this.configuration = configuration;
        this.runtime = runtime;
    }

    /** Whether these are the keys of the endpoint. */
    boolean isOwn(IncomingEvent.NewKeys keys) {
        return keys.publicKey().equals(configuration.getPublicKey())
                && keys.secretKey().equals(configuration.getSecretKey());
    }

    /**
     * The integration that other keys belong to. The call is made once, and is not counted for the account of the
     * endpoint: strangers may cause it.
     */
    long integrationId(IncomingEvent.NewKeys keys) throws SendcloudOperationFailedException {
        SendcloudConfiguration other = configuration.copy();
        other.setPublicKey(keys.publicKey());
        other.setSecretKey(keys.secretKey());
        return host.withKeys(other, strange -> new ManagementCalls(host, configuration, () -> strange).integrationId());
    }

    /** The integration that the keys belong to. */
    long integrationId() throws SendcloudOperationFailedException {
        String address = "user/auth/metadata";
        JsonNode id = data(address).path("integration_id");
        if (!id.canConvertToLong()) {
            throw new IllegalStateException(address + " was answered without an integration_id: set the option integrationId");
        }
        return id.asLong();
    }

    /**
     * What there is at an address now.
     *
     * @throws IllegalStateException when the answer does not tell: nothing may be concluded from that
     */
    JsonNode data(String address) throws SendcloudOperationFailedException {
        JsonNode data = call(HttpMethod.GET, address, null).path("data");
        if (!data.isContainerNode()) {
            throw new IllegalStateException(address + " was answered without data");
        }
        return data;
    }

    /**
     * @param  address                           of the operation, with values
     * @param  body                              {@code null} for none
     * @return                                   a missing node for an answer without a body
     * @throws SendcloudOperationFailedException when the answer is no success
     */
    JsonNode call(HttpMethod method, String address, JsonNode body) throws SendcloudOperationFailedException {
        SendcloudConfiguration plain = configuration.copy();
        plain.setMethod(method.name());
        plain.setApiVersion("v3");
        plain.setStrict(true);
        plain.setAccept(null);
        plain.setFetchAll(false);
        plain.setPageSize(null);
        Exchange exchange = host.createExchange();
        exchange.getMessage().setBody(body);
        return runtime.get().callForJson(plain, address, exchange);
    }
}
