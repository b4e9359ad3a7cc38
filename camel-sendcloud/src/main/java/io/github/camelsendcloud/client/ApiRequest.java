package io.github.camelsendcloud.client;

import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.auth.AccessToken;
import io.github.camelsendcloud.auth.ApiCredentials;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;

/**
 * A call that is ready to be made.
 *
 * @param operation   what is called
 * @param host        where
 * @param path        absolute and encoded, with the query
 * @param accept      the media type that is wanted
 * @param partnerId   of the Sendcloud partner that makes the call; {@code null} for none
 * @param entity      the body; {@code null} for none
 * @param credentials put on below
 * @param awaited     the token that this call had to wait for; {@code null} when it had not
 */
public record ApiRequest(
        Operation operation,
        HttpHost host,
        String path,
        String accept,
        String partnerId,
        HttpEntity entity,
        ApiCredentials credentials,
        AccessToken awaited) {

    /** The same call after it has waited for a token. */
    public ApiRequest withAwaited(AccessToken token) {
        return new ApiRequest(operation, host, path, accept, partnerId, entity, credentials, token);
    }
}
