package io.github.camelsendcloud.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A place in a JSON body: {@code /data/errors} for a field, {@code /parcels/*}{@code /status} for a field of each
 * element of a list, and {@code /status/code=FAILED} for a field with one given value.
 */
public final class BodyPath {

    /** The maximum length of a text that is compared with the value: no status is longer. */
    private static final int MAX_VALUE_LENGTH = 100;

    private final String text;
    private final List<String> steps;
    private final String value;
    private final byte[] mark;
    private final boolean markName;
    private final long markBits;

    private BodyPath(String text) {
        this.text = text;
        int equals = text.indexOf('=');
        this.value = equals < 0 ? null : text.substring(equals + 1);
        this.steps = List.of((equals < 0 ? text : text.substring(0, equals)).substring(1).split("/"));
        this.markName = value == null || value.chars().allMatch(c -> c >= '0' && c <= '9');
        // a value with an underscore or a capital letter is neither a number nor true, false or null
        boolean sure = markName || value.chars().anyMatch(c -> c == '_' || c >= 'A' && c <= 'Z' && c != 'E');
        this.mark = sure ? ((markName ? field() : value) + '"').getBytes(StandardCharsets.UTF_8) : new byte[0];
        // the case of a value is ignored; of a shift, the lower six bits count
        this.markBits = sure ? 1L << mark[0] | (markName ? 0 : 1L << (mark[0] ^ 0x20)) : -1;
    }

    /** @param text the text of the place, which begins with a slash */
    static BodyPath of(String text) {
        return new BodyPath(text);
    }

    /** The values at this place; {@code null}, blank texts and empty containers are left out. */
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

    /** The objects in the body that can have a value at this place, with or without the value. */
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

    /** The name of the field that holds the value in each of the {@link #holders}. */
    public String field() {
        return steps.get(steps.size() - 1);
    }

    /** The value that the field must have; {@code null} for any value. */
    public String value() {
        return value;
    }

    /** Whether a text is the {@link #value}; case, hyphens, underscores and blanks are ignored. */
    public boolean isValue(String text) {
        return text.equals(value) || value != null && text.length() <= MAX_VALUE_LENGTH && plain(text).equals(plain(value));
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
     * The bytes that follow a quotation mark in the text of each body that has a value at this place, unless the text
     * has escape sequences there. A search for these bytes is faster than a parser.
     *
     * @return empty when no such bytes exist; the caller must not change the array
     */
    public byte[] mark() {
        return mark;
    }

    /** A bit for each byte, modulo 64, that the {@link #mark} can begin with; all bits when there is no mark. */
    public long markBits() {
        return markBits;
    }

    /** Whether the {@link #mark} is the name of the field. Otherwise the mark is the value of the field. */
    public boolean isMarkName() {
        return markName;
    }

    /** The value in one of the {@link #holders}; {@code null} when the value is missing or blank. */
    public String text(ObjectNode holder) {
        String value = holder.path(field()).asText("");
        return value.isBlank() || holder.path(field()).isNull() ? null : value;
    }

    /**
     * The same place, relative to an outer place: {@code /data/*}{@code /code=A} within {@code /data/*} is
     * {@code /code=A}.
     *
     * @return {@code null} when this place is not within the other place
     */
    public BodyPath within(BodyPath outer) {
        return text.startsWith(outer.text + "/") ? of(text.substring(outer.text.length())) : null;
    }

    @Override
    public String toString() {
        return text;
    }
}
