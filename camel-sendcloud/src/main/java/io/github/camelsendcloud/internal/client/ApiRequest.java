package io.github.camelsendcloud.internal.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;

/**
 * The request of a call.
 *
 * @param operation   the operation of the catalog
 * @param host        the server
 * @param path        the absolute and encoded path, with the query
 * @param accept      the requested media type
 * @param partnerId   the id of the Sendcloud partner; {@code null} for no partner
 * @param entity      the body; {@code null} for no body
 * @param credentials the credentials that authenticate the request
 * @param newToken    whether the token of this attempt was requested because Sendcloud has rejected the token before
 */
public record ApiRequest(
        Operation operation,
        HttpHost host,
        String path,
        String accept,
        String partnerId,
        HttpEntity entity,
        ApiCredentials credentials,
        boolean newToken) {

    /** The reader keeps all digits of amounts. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** The same request with another {@link #newToken}. */
    ApiRequest withNewToken(boolean isNew) {
        return isNew == newToken ? this : new ApiRequest(operation, host, path, accept, partnerId, entity, credentials, isNew);
    }

    /** Whether each object that the body requests has a reference that the caller has chosen. */
    boolean hasReference() {
        return !operation.retrySemantics().requestedObjects(json()).isEmpty();
    }

    /** The body as JSON; a missing node for a body that is not JSON or that can be read only once. */
    public JsonNode json() {
        if (entity == null || !entity.isRepeatable()) {
            return MissingNode.getInstance();
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            entity.writeTo(bytes);
            return JSON.readTree(bytes.toByteArray());
        } catch (IOException e) {
            // a body that is not JSON has no reference
            return MissingNode.getInstance();
        }
    }

    /** The first value of a query parameter, encoded; {@code null} without such a parameter. */
    public String query(String name) {
        for (String pair : path.substring(path.indexOf('?') + 1).split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return null;
    }

    /**
     * The same request with another value of a query parameter.
     *
     * @param value the value, not encoded
     */
    public ApiRequest withQuery(String name, String value) {
        int mark = path.indexOf('?');
        StringJoiner query = new StringJoiner("&", "?", "");
        if (mark >= 0) {
            for (String pair : path.substring(mark + 1).split("&")) {
                if (!pair.startsWith(name + "=")) {
                    query.add(pair);
                }
            }
        }
        query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        String other = (mark < 0 ? path : path.substring(0, mark)) + query;
        return new ApiRequest(operation, host, other, accept, partnerId, entity, credentials, false);
    }
}
