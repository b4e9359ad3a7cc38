package io.github.camelsendcloud.internal.binding;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.BodyPath;
import io.github.camelsendcloud.api.ObjectComparison;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.RetrySemantics;

/**
 * Compares the bytes of a request with the bytes of its response: whether the object of the response surely is what the
 * request asked for. Nearly each response says so with the same bytes. Otherwise {@link ExistingCheck} has to compare
 * the parsed objects, as {@link ObjectComparison} does.
 */
final class SameObject {

    /** {@link ObjectComparison} cuts longer texts. */
    private static final int LONGEST = 200;
    private static final String STREET = "street";
    private static final String NUMBER = "number";
    private static final String COUNTRY = "country";

    private final byte[] asked;
    private final JsonFields askedFields;
    private final byte[] found;
    private final JsonFields foundFields;
    private final Map<String, List<BodyPath>> paths;

    private SameObject(byte[] asked, JsonFields askedFields, byte[] found, JsonFields foundFields, ObjectComparison sameness) {
        this.asked = asked;
        this.askedFields = askedFields;
        this.found = found;
        this.foundFields = foundFields;
        this.paths = sameness.fields();
    }

    /**
     * Whether a response surely has nothing to object to: the request has no reference, or one thing with a reference,
     * and the object of the response has this reference, the same order, address and weight, and is not dead.
     *
     * @param entity the body of the request
     * @param answer the response, which a scan has found plain
     */
    static boolean isSure(Operation operation, JsonEntity entity, InMemoryResponse answer) {
        byte[] json = entity.bytes();
        JsonFields body = entity.fields();
        JsonFields response = answer.fields();
        if (response == null) {
            return false;
        }
        BodyPath key = onlyKey(operation.retrySemantics().referencePaths(), body);
        JsonFields thing = key == null ? null : body.object(key.steps().get(0));
        if (thing == null) {
            return false;
        }
        int reference = thing.value(key.field());
        if (reference < 0) {
            return true;
        }
        RetrySemantics.Lookup lookup = operation.retrySemantics().lookup();
        JsonFields object = response.object(lookup.envelope());
        boolean several = operation.batch() != null && response.value(operation.batch().created()) >= 0;
        if (object == null || several) {
            return false;
        }
        SameObject same = new SameObject(json, thing, answer.bytes(), object, lookup.comparison());
        return JsonValues.isText(json, reference) && same.isEqual(reference, object.value(key.field()))
                && same.isAlive(lookup.comparison().cancelled()) && same.isAlive(lookup.comparison().failed()) && same.isSame();
    }

    /** The key of a body with one thing; {@code null} when the body may have another key. */
    private static BodyPath onlyKey(List<BodyPath> keys, JsonFields body) {
        BodyPath only = null;
        for (BodyPath key : keys) {
            if (body.value(key.steps().get(0)) >= 0) {
                if (only != null || key.steps().size() != 2) {
                    return null;
                }
                only = key;
            }
        }
        return only;
    }

    /** Whether there is no sign that the object is cancelled or has failed. */
    private boolean isAlive(List<BodyPath> signs) {
        List<String> steps = List.of();
        int value = -1;
        for (BodyPath sign : signs) {
            // several signs are values of one field
            value = sign.steps().equals(steps) ? value : value(found, foundFields, sign);
            steps = sign.steps();
            boolean none = value < 0 || sign.value() != null && found[value] != '"' && sign.isMarkName()
                    && found[value] >= '0' && found[value] <= '9' && !JsonValues.isNumber(found, value, sign.value());
            if (!none) {
                return false;
            }
        }
        return true;
    }

    private boolean isSame() {
        for (Map.Entry<String, List<BodyPath>> field : paths.entrySet()) {
            String name = field.getKey();
            if (name.equals(NUMBER)) {
                continue;
            }
            int one = value(asked, askedFields, field.getValue());
            int two = value(found, foundFields, field.getValue());
            boolean same = one < 0 || two < 0 || isEqual(one, two) && (!name.equals(STREET) || isSameNumber())
                    || name.equals(STREET) && isStreetWithNumber(one, two) || name.equals(COUNTRY) && isSameCountry(one, two);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private boolean isSameNumber() {
        int one = number(asked, askedFields);
        int two = number(found, foundFields);
        return one < 0 || two < 0 || isEqual(one, two);
    }

    private int number(byte[] json, JsonFields fields) {
        return value(json, fields, paths.getOrDefault(NUMBER, List.of()));
    }

    /** Sendcloud adds the house number to the street, and keeps the number as a field too. */
    private boolean isStreetWithNumber(int street, int line) {
        int one = number(asked, askedFields);
        int two = number(found, foundFields);
        if (one < 0 || two < 0 || !isEqual(one, two) || !isSimple(asked, street) || !isSimple(asked, one)) {
            return false;
        }
        int streetEnd = JsonValues.end(asked, street) - 1;
        int numberEnd = JsonValues.end(asked, one);
        int blank = line + streetEnd - street;
        int end = JsonValues.end(found, line);
        return end - blank == numberEnd - one && found[blank] == ' '
                && Arrays.equals(asked, street, streetEnd, found, line, blank)
                && Arrays.equals(asked, one + 1, numberEnd, found, blank + 1, end);
    }

    /** Whether a value is a short text of ASCII without signs that {@link ObjectComparison} reads in another way. */
    private static boolean isSimple(byte[] json, int value) {
        int end = JsonValues.end(json, value);
        if (json[value] != '"' || end - value > LONGEST) {
            return false;
        }
        for (int i = value + 1; i < end - 1; i++) {
            if (json[i] < ' ' || json[i] == '\\' || json[i] == '&') {
                return false;
            }
        }
        return end - value > 2;
    }

    /** A country is a code, or an object that has the code as the value of a field. */
    private boolean isSameCountry(int code, int country) {
        if (asked[code] != '"' || found[country] != '{') {
            return false;
        }
        int form = JsonFields.value(found, country, "iso_2");
        return form >= 0 && isEqual(code, form);
    }

    /** The first value that says something; -1 for none. */
    private static int value(byte[] json, JsonFields fields, List<BodyPath> paths) {
        for (BodyPath path : paths) {
            int value = value(json, fields, path);
            if (value >= 0) {
                return value;
            }
        }
        return -1;
    }

    /** The value at a place, without a list on the way; -1 for none, null and what is empty. */
    private static int value(byte[] json, JsonFields fields, BodyPath path) {
        List<String> steps = path.steps();
        int value = fields.value(steps.get(0));
        for (int i = 1; i < steps.size() && value >= 0; i++) {
            value = json[value] == '{' ? JsonFields.value(json, value, steps.get(i)) : -1;
        }
        return value < 0 || JsonValues.isEmpty(json, value) || json[value] == '"' && json[value + 1] == '"' ? -1 : value;
    }

    /** Whether both values are texts, numbers or words with the same bytes. */
    private boolean isEqual(int one, int two) {
        return two >= 0 && asked[one] != '{' && asked[one] != '['
                && Arrays.equals(asked, one, JsonValues.end(asked, one), found, two, JsonValues.end(found, two));
    }
}
