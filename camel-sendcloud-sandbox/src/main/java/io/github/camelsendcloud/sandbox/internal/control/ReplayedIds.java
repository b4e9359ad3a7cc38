package io.github.camelsendcloud.sandbox.internal.control;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * The ids that a replayed run has instead of the ids of the recorded run. The responses of both runs are compared field
 * by field. Not safe for use by several threads.
 */
public final class ReplayedIds {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern ID_FIELD = Pattern.compile("(.*_)?(id|uuid|tracking_number)");
    /** A shorter number in a body is more often a quantity than an id. */
    private static final int SHORTEST_ID_IN_BODY = 6;

    private final Map<String, String> ids = new HashMap<>();

    /** Compares a recorded response with the new response. A response that is not JSON has no ids. */
    public void learn(String recorded, String replayed) {
        try {
            learn("", Json.read(recorded), Json.read(replayed));
        } catch (IllegalArgumentException e) {
            // no JSON: a document, or a body that was cut
        }
    }

    private void learn(String field, JsonNode recorded, JsonNode replayed) {
        if (recorded.isObject()) {
            recorded.properties().forEach(
                    entry -> learn(entry.getKey(), entry.getValue(), replayed.path(entry.getKey())));
        } else if (recorded.isArray()) {
            for (int i = 0; i < recorded.size(); i++) {
                learn(field, recorded.get(i), replayed.path(i));
            }
        } else if (ID_FIELD.matcher(field).matches() && replayed.isValueNode() && !replayed.isNull()
                && !recorded.asText().isEmpty() && !recorded.asText().equals(replayed.asText())) {
            ids.put(recorded.asText(), replayed.asText());
        }
    }

    /** A path or a query with the ids of the replayed run. */
    public String inPath(String text) {
        return replaced(text, 1);
    }

    /** A body with the ids of the replayed run. */
    public String inBody(String text) {
        return replaced(text, SHORTEST_ID_IN_BODY);
    }

    private String replaced(String text, int shortest) {
        return TOKEN.matcher(text).replaceAll((MatchResult token) -> {
            String id = token.group();
            return Matcher.quoteReplacement(id.length() < shortest ? id : ids.getOrDefault(id, id));
        });
    }
}
