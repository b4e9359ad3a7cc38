package io.github.camelsendcloud.api;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A place in a JSON body: {@code /data/errors}, {@code /parcels/*}{@code /status} for each element of a list, and
 * {@code /status/code=FAILED} for one value only.
 */
public final class BodyPath {

    private final String text;
    private final String[] steps;
    private final String value;

    private BodyPath(String text) {
        this.text = text;
        int equals = text.indexOf('=');
        this.value = equals < 0 ? null : text.substring(equals + 1);
        this.steps = (equals < 0 ? text : text.substring(0, equals)).substring(1).split("/");
    }

    /** @param text starts with a slash */
    static BodyPath of(String text) {
        return new BodyPath(text);
    }

    /** What stands there and is neither null nor empty. */
    public List<JsonNode> find(JsonNode body) {
        List<JsonNode> found = new ArrayList<>();
        collect(body, 0, found);
        return found;
    }

    private void collect(JsonNode node, int step, List<JsonNode> found) {
        if (step == steps.length) {
            boolean empty = node.isMissingNode() || node.isNull() || node.isContainerNode() && node.isEmpty()
                    || node.isTextual() && node.asText().isBlank();
            if (!empty && (value == null || value.equals(node.asText()))) {
                found.add(node);
            }
        } else if (steps[step].equals("*")) {
            node.forEach(element -> collect(element, step + 1, found));
        } else {
            collect(node.path(steps[step]), step + 1, found);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
