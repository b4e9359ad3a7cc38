package io.github.camelsendcloud.internal.webhook;

import io.github.camelsendcloud.AuthMode;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.SendcloudEndpoint;
import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Resource;
import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.auth.BasicCredentials;
import io.github.camelsendcloud.internal.auth.BearerCredentials;
import io.github.camelsendcloud.internal.binding.EndpointBinding;
import io.github.camelsendcloud.internal.binding.Failures;
import io.github.camelsendcloud.internal.binding.Json;
import io.github.camelsendcloud.internal.binding.RequestBinding;
import io.github.camelsendcloud.internal.binding.ResponseBinding;
import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.CallContext;
import io.github.camelsendcloud.internal.client.CallPolicy;
import io.github.camelsendcloud.internal.client.CallResult;
import io.github.camelsendcloud.internal.client.WaitingCalls;
import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.apache.camel.Exchange;

/** Calls of version 3 of the API that a consumer makes for itself, by the thread that asks. */
public final class ManagementCalls {

    private final SendcloudEndpoint endpoint;
    private final ApiCredentials credentials;
    private final CallPolicy traffic;

    public ManagementCalls(SendcloudEndpoint endpoint, ApiCredentials credentials, CallPolicy traffic) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.traffic = traffic;
    }

    /** Whether these are the keys of the endpoint. */
    boolean isOwn(IncomingEvent.NewKeys keys) {
        SendcloudConfiguration own = endpoint.getConfiguration();
        return keys.publicKey().equals(own.getPublicKey()) && keys.secretKey().equals(own.getSecretKey());
    }

    /**
     * The integration that other keys belong to. The call is made once, and is not counted for the account of the
     * endpoint: strangers may cause it.
     */
    long integrationId(IncomingEvent.NewKeys keys) throws SendcloudOperationFailedException {
        SendcloudConfiguration other = endpoint.getConfiguration().copy();
        other.setPublicKey(keys.publicKey());
        other.setSecretKey(keys.secretKey());
        if (other.getAuthMode() != AuthMode.OAUTH2) {
            return new ManagementCalls(
                    endpoint, new BasicCredentials(keys.publicKey(), keys.secretKey(), other.audience()), CallPolicy.NONE)
                    .integrationId();
        }
        Account account = other.account();
        try {
            return new ManagementCalls(
                    endpoint, new BearerCredentials(
                            endpoint.getComponent().acquireTokens(account, other), other.audience()),
                    CallPolicy.NONE).integrationId();
        } finally {
            endpoint.getComponent().releaseTokens(account);
        }
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
        SendcloudConfiguration plain = endpoint.getConfiguration().copy();
        plain.setMethod(method.name());
        plain.setApiVersion("v3");
        plain.setStrict(true);
        plain.setAccept(null);
        plain.setFetchAll(false);
        plain.setPageSize(null);
        Resource resource = EndpointBinding.resource(address, plain);
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setBody(body);
        ApiRequest request = new RequestBinding(plain, resource, null, null).bind(exchange, credentials).get(0);
        WaitingCalls waiting = new WaitingCalls();
        waiting.open();
        CallResult result = endpoint.client().callAndWait(request, new CallContext(
                traffic, waiting, (content, length) -> ResponseBinding.read(content, length, exchange), true));
        if (!result.success()) {
            throw Failures.of(request, result);
        }
        try {
            return result.response().content() == null
                    ? MissingNode.getInstance() : Json.MAPPER.readTree(
                            // some of it is logged
                            result.response().redaction().apply(ResponseBinding.text(result.response().content())));
        } catch (IOException e) {
            throw Failures.unreadable(request, result.response(), ResponseBinding.text(result.response().content()), e);
        }
    }
}
