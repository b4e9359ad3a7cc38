package io.github.camelsendcloud.internal.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.internal.auth.AccessToken;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
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
 * @param awaited     the token that replaced one that was refused for this attempt; {@code null} for none
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

    /** Keeps amounts as they are. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    /** The same call with another {@link #awaited}. */
    public ApiRequest withAwaited(AccessToken token) {
        return token == awaited ? this : new ApiRequest(operation, host, path, accept, partnerId, entity, credentials, token);
    }

    /** Whether each thing that the body would make has a reference of the caller's own. */
    boolean hasReference() {
        return !operation.repetition().wanted(json()).isEmpty();
    }

    /** The body as JSON; a missing node when it is none, or can be read only once. */
    public JsonNode json() {
        if (entity == null || !entity.isRepeatable()) {
            return MissingNode.getInstance();
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            entity.writeTo(bytes);
            return JSON.readTree(bytes.toByteArray());
        } catch (IOException e) {
            // what is no JSON has no reference in it
            return MissingNode.getInstance();
        }
    }

    /** The encoded value of a query parameter, the first; {@code null} when there is none. */
    public String query(String name) {
        for (String pair : path.substring(path.indexOf('?') + 1).split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return null;
    }

    /**
     * The same call with another value of a query parameter.
     *
     * @param value as it is, not encoded
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
        return new ApiRequest(operation, host, other, accept, partnerId, entity, credentials, null);
    }
}
