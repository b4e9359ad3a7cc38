package io.github.camelsendcloud.internal.binding;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.api.BodyPath;
import io.github.camelsendcloud.api.ObjectComparison;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.RetrySemantics;

/**
 * Compares the bytes of a request with the bytes of the response, to find out whether the object of the response surely
 * is the requested object. Nearly all responses have the same bytes as the request. Otherwise {@link ExistingCheck}
 * must compare the parsed objects with {@link ObjectComparison}.
 */
final class SameObject {

    /** {@link ObjectComparison} truncates longer texts. */
    private static final int LONGEST = 200;
    private static final String STREET = "street";
    private static final String NUMBER = "number";
    private static final String COUNTRY = "country";

    private final byte[] request;
    private final JsonFields requestFields;
    private final byte[] response;
    private final JsonFields responseFields;
    private final Map<String, List<BodyPath>> paths;

    private SameObject(byte[] request, JsonFields requestFields, byte[] response, JsonFields responseFields,
                       ObjectComparison comparison) {
        this.request = request;
        this.requestFields = requestFields;
        this.response = response;
        this.responseFields = responseFields;
        this.paths = comparison.fields();
    }

    /**
     * Whether a response surely has no conflict with the request. This is sure if the request has no reference. This is
     * also sure if the request has one object with a reference, and the object of the response has the same reference,
     * order, address and weight and is neither cancelled nor failed.
     *
     * @param entity   the body of the request
     * @param response the response, with the finding PLAIN of a scan
     */
    static boolean isSure(Operation operation, JsonEntity entity, InMemoryResponse response) {
        byte[] json = entity.bytes();
        JsonFields body = entity.fields();
        JsonFields responseFields = response.fields();
        if (responseFields == null) {
            return false;
        }
        BodyPath key = onlyKey(operation.retrySemantics().referencePaths(), body);
        JsonFields wanted = key == null ? null : body.object(key.steps().get(0));
        if (wanted == null) {
            return false;
        }
        int reference = wanted.value(key.field());
        if (reference < 0) {
            return true;
        }
        RetrySemantics.Lookup lookup = operation.retrySemantics().lookup();
        JsonFields object = responseFields.object(lookup.envelope());
        boolean several = operation.batch() != null && responseFields.value(operation.batch().created()) >= 0;
        if (object == null || several) {
            return false;
        }
        SameObject same = new SameObject(json, wanted, response.bytes(), object, lookup.comparison());
        return JsonValues.isText(json, reference) && same.isEqual(reference, object.value(key.field()))
                && same.isAlive(lookup.comparison().cancelled()) && same.isAlive(lookup.comparison().failed()) && same.isSame();
    }

    /** The place of the reference in a body with one object; {@code null} when the body may have another place. */
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

    /** Whether the object has no sign of a cancellation or of a failure. */
    private boolean isAlive(List<BodyPath> signs) {
        List<String> steps = List.of();
        int value = -1;
        for (BodyPath sign : signs) {
            // several signs are values of one field
            value = sign.steps().equals(steps) ? value : value(response, responseFields, sign);
            steps = sign.steps();
            boolean none = value < 0 || sign.value() != null && response[value] != '"' && sign.isMarkName()
                    && response[value] >= '0' && response[value] <= '9' && !JsonValues.isNumber(response, value, sign.value());
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
            int one = value(request, requestFields, field.getValue());
            int two = value(response, responseFields, field.getValue());
            boolean same = one < 0 || two < 0 || isEqual(one, two) && (!name.equals(STREET) || isSameNumber())
                    || name.equals(STREET) && isStreetWithNumber(one, two) || name.equals(COUNTRY) && isSameCountry(one, two);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private boolean isSameNumber() {
        int one = number(request, requestFields);
        int two = number(response, responseFields);
        return one < 0 || two < 0 || isEqual(one, two);
    }

    private int number(byte[] json, JsonFields fields) {
        return value(json, fields, paths.getOrDefault(NUMBER, List.of()));
    }

    /**
     * Whether the street of the response is the requested street with the house number. Sendcloud adds the number to
     * the street, and also keeps the number in a field.
     */
    private boolean isStreetWithNumber(int street, int line) {
        int one = number(request, requestFields);
        int two = number(response, responseFields);
        if (one < 0 || two < 0 || !isEqual(one, two) || !isSimple(request, street) || !isSimple(request, one)) {
            return false;
        }
        int streetEnd = JsonValues.end(request, street) - 1;
        int numberEnd = JsonValues.end(request, one);
        int blank = line + streetEnd - street;
        int end = JsonValues.end(response, line);
        return end - blank == numberEnd - one && response[blank] == ' '
                && Arrays.equals(request, street, streetEnd, response, line, blank)
                && Arrays.equals(request, one + 1, numberEnd, response, blank + 1, end);
    }

    /**
     * Whether a value is a short text of ASCII without characters that {@link ObjectComparison} reads in another way.
     */
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

    /** Whether the object of a country has the requested code. */
    private boolean isSameCountry(int code, int country) {
        if (request[code] != '"' || response[country] != '{') {
            return false;
        }
        int form = JsonFields.value(response, country, "iso_2");
        return form >= 0 && isEqual(code, form);
    }

    /** The position of the first value that is not empty; -1 for none. */
    private static int value(byte[] json, JsonFields fields, List<BodyPath> paths) {
        for (BodyPath path : paths) {
            int value = value(json, fields, path);
            if (value >= 0) {
                return value;
            }
        }
        return -1;
    }

    /**
     * The position of the value at a place; -1 for a missing, null or empty value. A place within a list has no value.
     */
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
        return two >= 0 && request[one] != '{' && request[one] != '['
                && Arrays.equals(request, one, JsonValues.end(request, one), response, two, JsonValues.end(response, two));
    }
}
