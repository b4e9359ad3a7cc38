package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelsendcloud.api.BodyPath;

/** Searches a successful response for signs of a failure, without a tree of the JSON. */
final class FailureScan {

    private FailureScan() {
    }

    /**
     * Whether the response has signs of a failure.
     *
     * @param  failures    the places of failures in a response
     * @throws IOException when the response is no JSON
     */
    static boolean areIn(InputStream response, List<BodyPath> failures) throws IOException {
        boolean found = false;
        try (JsonParser json = Json.MAPPER.createParser(response)) {
            // the parser reads to the end, so that a truncated response is never accepted
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    JsonToken value = json.nextToken();
                    found |= isSign(name, value, json, failures);
                }
            }
        }
        return found;
    }

    private static boolean isSign(String name, JsonToken token, JsonParser json, List<BodyPath> failures)
            throws IOException {
        for (BodyPath failure : failures) {
            if (failure.field().equals(name)) {
                if (failure.value() == null) {
                    return isPresent(token, json);
                }
                if (token.isScalarValue() && failure.isValue(json.getText())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the value is neither null nor an empty list or object. */
    private static boolean isPresent(JsonToken token, JsonParser json) throws IOException {
        return token.isStructStart() ? !json.nextToken().isStructEnd() : token != JsonToken.VALUE_NULL;
    }
}
