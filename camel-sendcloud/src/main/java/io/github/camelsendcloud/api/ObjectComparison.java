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
 * of both objects has is no difference. A field that Sendcloud has only reformatted is no difference.
 *
 * @param cancelled the places with a value in a cancelled object
 * @param failed    the places with a value in an object whose announcement failed
 * @param fields    the possible places of each compared field, by the name of the field: {@code order}, {@code name},
 *                  {@code street}, {@code number}, {@code postal_code}, {@code city}, {@code country}, {@code weight}
 *                  and others; the first place with a value counts
 */
public record ObjectComparison(List<BodyPath> cancelled, List<BodyPath> failed, Map<String, List<BodyPath>> fields) {

    /** The fields of an address that Sendcloud or a carrier may move into one another. */
    private static final List<String> LINE_FIELDS = List.of("name", "company", "street", "number", "second_line");

    /** The object is cancelled, or its cancellation is in progress. */
    public static final String CANCELLED = "cancelled";
    /** The announcement of the object failed. */
    public static final String FAILED = "failed";
    /** The object belongs to another order. */
    public static final String ORDER = "order";
    /** The object goes to another address. */
    public static final String ADDRESS = "address";
    /** The object has another weight. */
    public static final String WEIGHT = "weight";

    /**
     * A difference between an existing object and the requested object.
     *
     * @param kind   {@link #CANCELLED}, {@link #FAILED}, {@link #ORDER}, {@link #ADDRESS} or {@link #WEIGHT}
     * @param detail a description that continues the words "the existing object": {@code is cancelled (CANCELLED)}. An
     *               address is personal data, so a description has only the names of the fields of an address
     */
    public record Difference(String kind, String detail) {
    }

    /**
     * Finds the differences between an existing object and the requested object.
     *
     * @param  requested the object in the request
     * @param  object    the object in a response of Sendcloud
     * @return           the differences in the order of the constants of this class; empty when both are the same
     */
    public List<Difference> differences(JsonNode requested, JsonNode object) {
        List<Difference> differences = new ArrayList<>();
        addIfMarked(cancelled, object, CANCELLED, "is cancelled", differences);
        addIfMarked(failed, object, FAILED, "has failed", differences);
        String order = text("order", requested);
        String existing = text("order", object);
        if (order != null && existing != null && !PlainText.key(order).equals(PlainText.key(existing))) {
            differences.add(new Difference(ORDER, "is of order " + existing + ", not of order " + order));
        }
        List<String> other = address(requested, object);
        if (!other.isEmpty()) {
            differences.add(new Difference(ADDRESS, "has another address (" + String.join(", ", other) + ")"));
        }
        Weights wanted = weights(requested);
        Weights found = weights(object);
        if (!wanted.isLike(found)) {
            differences.add(new Difference(WEIGHT, "has the weight " + found + ", not " + wanted));
        }
        return differences;
    }

    /** The details of all differences in one text; empty when the list is empty. */
    public static String text(List<Difference> differences) {
        return differences.stream().map(Difference::detail).collect(Collectors.joining(" and "));
    }

    private static void addIfMarked(
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

    /** The names of the fields of the address that differ. */
    private List<String> address(JsonNode requested, JsonNode object) {
        List<String> other = new ArrayList<>();
        if (!AddressComparison.isLike(text("name", requested), text("name", object))) {
            other.add("name");
        }
        if (!AddressComparison.isLike(text("company", requested), text("company", object))
                && !isElsewhere("company", requested, object)) {
            other.add("company");
        }
        if (!AddressComparison.isLikeStreet(street(requested), street(object))) {
            other.add("street or house number");
        }
        if (!AddressComparison.isLikeSecondLine(text("second_line", requested), text("second_line", object))
                && !isElsewhere("second_line", requested, object)) {
            other.add("second line");
        }
        if (!AddressComparison.isLikePostalCode(text("postal_code", requested), text("postal_code", object))) {
            other.add("postal code");
        }
        if (!AddressComparison.isLike(text("city", requested), text("city", object))) {
            other.add("city");
        }
        if (!isSameCountry(requested, object)) {
            other.add("country");
        }
        String point = text("service_point", requested);
        String existing = text("service_point", object);
        if (point != null && existing != null && !PlainText.key(point).equalsIgnoreCase(PlainText.key(existing))) {
            other.add("service point");
        }
        return other;
    }

    private StreetLine street(JsonNode json) {
        return StreetLine.of(text("street", json), text("number", json), text("second_line", json));
    }

    /** Whether a field has moved: its words are in other fields of the other object. */
    private boolean isElsewhere(String field, JsonNode requested, JsonNode object) {
        return lines(object).containsAll(words(field, requested)) || lines(requested).containsAll(words(field, object));
    }

    private Set<String> lines(JsonNode json) {
        Set<String> words = new HashSet<>();
        for (String field : LINE_FIELDS) {
            words.addAll(words(field, json));
        }
        return words;
    }

    private List<String> words(String field, JsonNode json) {
        return List.of(PlainText.words(text(field, json)).split(" "));
    }

    /** The weights of all parcels; unknown when one parcel has no weight. */
    private Weights weights(JsonNode json) {
        for (BodyPath path : fields.getOrDefault("weight", List.of())) {
            List<JsonNode> found = path.find(json);
            if (!found.isEmpty()) {
                return Weights.of(found.size() == path.holders(json).size() ? found : List.of());
            }
        }
        return Weights.of(List.of());
    }

    /** Whether both countries may be the same. A country is a code, or an object with the code in two forms. */
    private boolean isSameCountry(JsonNode requested, JsonNode object) {
        List<String> wanted = texts("country", requested);
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

    /** The text of a field; {@code null} when the field is missing or a container. */
    private String text(String field, JsonNode json) {
        List<JsonNode> found = nodes(field, json);
        return found.isEmpty() || !found.get(0).isValueNode() ? null : found.get(0).asText();
    }
}
