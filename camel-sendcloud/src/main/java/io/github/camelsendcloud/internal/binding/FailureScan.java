package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelsendcloud.api.BodyPath;

/** Looks through a success for what could tell of a failure, without making a tree of it. */
final class FailureScan {

    private FailureScan() {
    }

    /**
     * Whether the answer has to be looked at more closely.
     *
     * @param  failures    where a failure would stand
     * @throws IOException when it is no JSON
     */
    static boolean areIn(InputStream answer, List<BodyPath> failures) throws IOException {
        boolean found = false;
        try (JsonParser json = Json.MAPPER.createParser(answer)) {
            // to the end, so that an answer that is no JSON is never taken for one
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
                    return isThere(token, json);
                }
                if (token.isScalarValue() && failure.isValue(json.getText())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the value is neither null nor an empty list or object. */
    private static boolean isThere(JsonToken token, JsonParser json) throws IOException {
        return token.isStructStart() ? !json.nextToken().isStructEnd() : token != JsonToken.VALUE_NULL;
    }
}
