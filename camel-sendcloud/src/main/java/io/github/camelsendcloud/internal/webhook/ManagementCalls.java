package io.github.camelsendcloud.internal.webhook;

import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import org.apache.camel.Exchange;
import org.apache.camel.util.function.ThrowingFunction;

/** The calls of version 3 of the API that a consumer makes for itself. The calling thread waits for the response. */
final class ManagementCalls {

    private final SendcloudConfiguration configuration;
    private final Supplier<EndpointRuntime> runtime;
    private final Supplier<Exchange> exchanges;
    private final WithKeys withKeys;

    /** Makes a call with other keys. */
    @FunctionalInterface
    interface WithKeys {

        /** @param options the configuration with the other keys */
        long call(
                SendcloudConfiguration options, ThrowingFunction<EndpointRuntime, Long, SendcloudOperationFailedException> call)
                throws SendcloudOperationFailedException;
    }

    /**
     * @param configuration the configuration of the endpoint
     * @param runtime       gives the current runtime
     * @param exchanges     creates exchanges of the endpoint
     */
    ManagementCalls(
                    SendcloudConfiguration configuration, Supplier<EndpointRuntime> runtime, Supplier<Exchange> exchanges,
                    WithKeys withKeys) {
        this.configuration = configuration;
        this.runtime = runtime;
        this.exchanges = exchanges;
        this.withKeys = withKeys;
    }

    /** Whether the keys are the keys of the endpoint. */
    boolean isOwn(IncomingEvent.NewKeys keys) {
        return keys.publicKey().equals(configuration.getPublicKey())
                && keys.secretKey().equals(configuration.getSecretKey());
    }

    /**
     * The id of the integration of other keys. An unknown sender can cause this call: the call is not retried, and does
     * not count for the account of the endpoint.
     *
     * @throws SendcloudOperationFailedException when the call fails
     */
    long integrationId(IncomingEvent.NewKeys keys) throws SendcloudOperationFailedException {
        SendcloudConfiguration other = configuration.copy();
        // keys of a bean would take precedence over the keys to check
        other.setCredentialsProvider(null);
        other.setAccount(null);
        other.setPublicKey(keys.publicKey());
        other.setSecretKey(keys.secretKey());
        return withKeys.call(other,
                otherRuntime -> new ManagementCalls(configuration, () -> otherRuntime, exchanges, withKeys).integrationId());
    }

    /**
     * The id of the integration of the endpoint's keys.
     *
     * @throws SendcloudOperationFailedException when the call fails
     * @throws IllegalStateException             when the response has no id
     */
    long integrationId() throws SendcloudOperationFailedException {
        String address = "user/auth/metadata";
        JsonNode id = data(address).path("integration_id");
        if (!id.canConvertToLong()) {
            throw new IllegalStateException(
                    "The response of " + address + " has no integration_id: set the option integrationId");
        }
        return id.asLong();
    }

    /**
     * The data of a resource.
     *
     * @throws SendcloudOperationFailedException when the call fails
     * @throws IllegalStateException             when the response has no data: the state of the resource is unknown
     */
    JsonNode data(String address) throws SendcloudOperationFailedException {
        JsonNode data = call(HttpMethod.GET, address, null).path("data");
        if (!data.isContainerNode()) {
            throw new IllegalStateException("The response of " + address + " has no data");
        }
        return data;
    }

    /**
     * Calls an operation.
     *
     * @param  address                           the path of the operation, with the values of path parameters
     * @param  body                              {@code null} for no body
     * @return                                   a missing node for a response without a body
     * @throws SendcloudOperationFailedException when the call fails
     */
    JsonNode call(HttpMethod method, String address, JsonNode body) throws SendcloudOperationFailedException {
        Exchange exchange = exchanges.get();
        exchange.getMessage().setBody(body);
        return runtime.get().callForJson(configuration, method, address, exchange);
    }
}
