package io.github.camelsendcloud.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A place in a JSON body: {@code /data/errors}, {@code /parcels/*}{@code /status} for each element of a list, and
 * {@code /status/code=FAILED} for one value only.
 */
public final class BodyPath {

    /** No status is longer. */
    private static final int LONGEST_VALUE = 100;

    private final String text;
    private final List<String> steps;
    private final String value;
    private final byte[] mark;
    private final boolean markName;

    private BodyPath(String text) {
        this.text = text;
        int equals = text.indexOf('=');
        this.value = equals < 0 ? null : text.substring(equals + 1);
        this.steps = List.of((equals < 0 ? text : text.substring(0, equals)).substring(1).split("/"));
        this.markName = value == null || value.chars().allMatch(c -> c >= '0' && c <= '9');
        // what has an underscore or a capital is neither a number nor true, false or null
        boolean sure = markName || value.chars().anyMatch(c -> c == '_' || c >= 'A' && c <= 'Z' && c != 'E');
        this.mark = sure ? ((markName ? field() : value) + '"').getBytes(StandardCharsets.UTF_8) : new byte[0];
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
        if (step == steps.size()) {
            boolean empty = node.isMissingNode() || node.isNull() || node.isContainerNode() && node.isEmpty()
                    || node.isTextual() && node.asText().isBlank();
            if (!empty && (value == null || isValue(node.asText()))) {
                found.add(node);
            }
        } else if (steps.get(step).equals("*")) {
            node.forEach(element -> collect(element, step + 1, found));
        } else {
            collect(node.path(steps.get(step)), step + 1, found);
        }
    }

    /** The objects in the body that could have a value there, whether they have it or not. */
    public List<ObjectNode> holders(JsonNode body) {
        List<JsonNode> found = List.of(body);
        for (int i = 0; i < steps.size() - 1; i++) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : found) {
                if (steps.get(i).equals("*")) {
                    node.forEach(next::add);
                } else {
                    next.add(node.path(steps.get(i)));
                }
            }
            found = next;
        }
        return found.stream().filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast).toList();
    }

    /** The names on the way to the place, {@code *} for each element of a list. */
    public List<String> steps() {
        return steps;
    }

    /** The name of the field that has the value in one of the {@link #holders}. */
    public String field() {
        return steps.get(steps.size() - 1);
    }

    /** The only value that counts; {@code null} for any. */
    public String value() {
        return value;
    }

    /** Whether a text is the {@link #value}; case, hyphens, underscores and blanks do not count. */
    public boolean isValue(String text) {
        return text.equals(value) || value != null && text.length() <= LONGEST_VALUE && plain(text).equals(plain(value));
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '-' && c != '_' && c != ' ') {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }

    /**
     * What stands behind a quotation mark in the text of each body that has something there, unless that is escaped.
     *
     * @return empty when there is no such thing; not to be changed
     */
    public byte[] mark() {
        return mark;
    }

    /** Whether the {@link #mark} is the name of the field, not its value: the value is any, or a number. */
    public boolean isMarkName() {
        return markName;
    }

    /** The value in one of the {@link #holders}; {@code null} when it is missing or blank. */
    public String text(ObjectNode holder) {
        String value = holder.path(field()).asText("");
        return value.isBlank() || holder.path(field()).isNull() ? null : value;
    }

    /**
     * The same place seen from another on the way to it: {@code /data/*}{@code /code=A} within {@code /data/*} is
     * {@code /code=A}.
     *
     * @return {@code null} when the other is not on the way
     */
    public BodyPath within(BodyPath other) {
        return text.startsWith(other.text + "/") ? of(text.substring(other.text.length())) : null;
    }

    @Override
    public String toString() {
        return text;
    }
}
