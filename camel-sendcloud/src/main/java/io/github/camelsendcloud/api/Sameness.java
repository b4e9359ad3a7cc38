package io.github.camelsendcloud.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Compares an existing object with the object that a request asks for under the same reference. A field that only one
 * side has is no difference, and neither is a field that Sendcloud has merely written in another form.
 *
 * @param cancelled where a cancelled object says so
 * @param failed    where an object whose announcement failed says so
 * @param fields    where both sides have a field: {@code order}, {@code name}, {@code street}, {@code number},
 *                  {@code postal_code}, {@code city}, {@code country}, {@code weight}; the first path that has a value
 *                  counts
 */
public record Sameness(List<BodyPath> cancelled, List<BodyPath> failed, Map<String, List<BodyPath>> fields) {

    /** The fields of an address that a line of a label is made of. */
    private static final List<String> LINES = List.of("name", "company", "street", "number", "second_line");

    /** The object has been cancelled, or is about to be. */
    public static final String CANCELLED = "cancelled";
    /** The announcement of the object failed. */
    public static final String FAILED = "failed";
    /** The object is of another order. */
    public static final String ORDER = "order";
    /** The object goes to another address. */
    public static final String ADDRESS = "address";
    /** The object has another weight. */
    public static final String WEIGHT = "weight";

    /**
     * A way in which an existing object is not the object that was asked for.
     *
     * @param kind   {@link #CANCELLED}, {@link #FAILED}, {@link #ORDER}, {@link #ADDRESS} or {@link #WEIGHT}
     * @param detail the same for a person, to follow "the existing object": {@code is cancelled (CANCELLED)}. An
     *               address is personal data, so only the names of its fields are told
     */
    public record Difference(String kind, String detail) {
    }

    /**
     * In what an existing object differs from the object that was asked for.
     *
     * @param  asked  as the request has it
     * @param  object as Sendcloud has it
     * @return        in the order of the constants of this class; empty for none
     */
    public List<Difference> differences(JsonNode asked, JsonNode object) {
        List<Difference> differences = new ArrayList<>();
        dead(cancelled, object, CANCELLED, "is cancelled", differences);
        dead(failed, object, FAILED, "has failed", differences);
        String order = text("order", asked);
        String existing = text("order", object);
        if (order != null && existing != null && !PlainText.key(order).equals(PlainText.key(existing))) {
            differences.add(new Difference(ORDER, "is of order " + existing + ", not of order " + order));
        }
        List<String> other = address(asked, object);
        if (!other.isEmpty()) {
            differences.add(new Difference(ADDRESS, "has another address (" + String.join(", ", other) + ")"));
        }
        Weights wanted = weights(asked);
        Weights found = weights(object);
        if (!wanted.isLike(found)) {
            differences.add(new Difference(WEIGHT, "has the weight " + found + ", not " + wanted));
        }
        return differences;
    }

    /** The details of differences in one text; empty for none. */
    public static String text(List<Difference> differences) {
        return differences.stream().map(Difference::detail).collect(Collectors.joining(" and "));
    }

    private static void dead(
            List<BodyPath> signs, JsonNode object, String kind, String detail, List<Difference> differences) {
        for (BodyPath sign : signs) {
            List<JsonNode> found = sign.find(object);
            if (!found.isEmpty()) {
                String status = sign.value() == null ? "" : " (" + sign.field() + " " + found.get(0).asText() + ")";
                differences.add(new Difference(kind, detail + status));
                return;
            }
        }
    }

    /** The fields of the address that are not the same. */
    private List<String> address(JsonNode asked, JsonNode object) {
        List<String> other = new ArrayList<>();
        if (!AddressText.isLike(text("name", asked), text("name", object))) {
            other.add("name");
        }
        if (!AddressText.isLike(text("company", asked), text("company", object)) && !isElsewhere("company", asked, object)) {
            other.add("company");
        }
        if (!AddressText.isLikeStreet(street(asked), street(object))) {
            other.add("street or house number");
        }
        if (!AddressText.isLikeSecondLine(text("second_line", asked), text("second_line", object))
                && !isElsewhere("second_line", asked, object)) {
            other.add("second line");
        }
        if (!AddressText.isLikePostalCode(text("postal_code", asked), text("postal_code", object))) {
            other.add("postal code");
        }
        if (!AddressText.isLike(text("city", asked), text("city", object))) {
            other.add("city");
        }
        if (!isSameCountry(asked, object)) {
            other.add("country");
        }
        String point = text("service_point", asked);
        String existing = text("service_point", object);
        if (point != null && existing != null && !PlainText.key(point).equalsIgnoreCase(PlainText.key(existing))) {
            other.add("service point");
        }
        return other;
    }

    private StreetLine street(JsonNode json) {
        return StreetLine.of(text("street", json), text("number", json), text("second_line", json));
    }

    /** Whether a field has moved: its words stand in other fields of the other side. */
    private boolean isElsewhere(String field, JsonNode asked, JsonNode object) {
        return lines(object).containsAll(words(field, asked)) || lines(asked).containsAll(words(field, object));
    }

    private Set<String> lines(JsonNode json) {
        Set<String> words = new HashSet<>();
        for (String field : LINES) {
            words.addAll(words(field, json));
        }
        return words;
    }

    private List<String> words(String field, JsonNode json) {
        return List.of(PlainText.words(text(field, json)).split(" "));
    }

    /** A thing that tells no weight makes all weights unknown. */
    private Weights weights(JsonNode json) {
        for (BodyPath path : fields.getOrDefault("weight", List.of())) {
            List<JsonNode> found = path.find(json);
            if (!found.isEmpty()) {
                return Weights.of(found.size() == path.holders(json).size() ? found : List.of());
            }
        }
        return Weights.of(List.of());
    }

    /** A country is a code, or an object that has the code in two forms. */
    private boolean isSameCountry(JsonNode asked, JsonNode object) {
        List<String> wanted = texts("country", asked);
        List<String> found = texts("country", object);
        return wanted.isEmpty() || found.isEmpty()
                || wanted.stream().anyMatch(one -> found.stream().anyMatch(one.strip()::equalsIgnoreCase));
    }

    private List<JsonNode> nodes(String field, JsonNode json) {
        for (BodyPath path : fields.getOrDefault(field, List.of())) {
            List<JsonNode> found = path.find(json);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<String> texts(String field, JsonNode json) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : nodes(field, json)) {
            if (node.isContainerNode()) {
                node.forEach(value -> texts.add(value.asText()));
            } else {
                texts.add(node.asText());
            }
        }
        return texts;
    }

    /** {@code null} for none, and for what is no text. */
    private String text(String field, JsonNode json) {
        List<JsonNode> found = nodes(field, json);
        return found.isEmpty() || !found.get(0).isValueNode() ? null : found.get(0).asText();
    }
}
