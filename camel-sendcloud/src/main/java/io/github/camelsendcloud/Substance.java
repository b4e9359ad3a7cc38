package io.github.camelsendcloud;

import io.github.camelsendcloud.api.Batch;
import io.github.camelsendcloud.api.Operation;

/**
 * What the response to a write has to say before it is a success: {@code null}, an empty object or an empty list says
 * nothing of what was made. Where objects are found by a reference, the field of the object or of the list has to be
 * there; else any field. A scan of the bytes asks, see {@link JsonScan}.
 */
record Substance(Operation operation) {

    /** @return {@code null} for an operation that makes nothing of its own, or whose response is not specified */
    static Substance of(Operation operation) {
        return operation.repeatability().mayHarm() && operation.model() != null ? new Substance(operation) : null;
    }

    private boolean isAnyField() {
        return operation.repetition().lookup() == null;
    }

    /** @param at where the list begins that is the response */
    boolean isMissingIn(byte[] json, int at) {
        return !isAnyField() || isVoid(json, at);
    }

    /**
     * Whether a field of the response is not what is looked for, or says nothing.
     *
     * @param begin where its name begins, behind the quotation mark
     * @param end   where its name ends, behind the quotation mark
     */
    boolean isMissingAt(byte[] json, int begin, int end) {
        int value = JsonValues.next(json, JsonValues.next(json, end) + 1);
        if (isAnyField()) {
            return isVoid(json, value);
        }
        Batch batch = operation.batch();
        boolean named = isName(operation.repetition().lookup().envelope(), json, begin, end)
                || batch != null && (isName(batch.answered(), json, begin, end) || isName(batch.refused(), json, begin, end));
        return !named || value >= json.length || json[value] != '{' && json[value] != '[' || isVoid(json, value);
    }

    private static boolean isName(String name, byte[] json, int begin, int end) {
        if (name == null || end - begin != name.length() + 1) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (json[begin + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a value is empty, or a list whose only element is. */
    private static boolean isVoid(byte[] json, int value) {
        if (value >= json.length || json[value] != '[') {
            return JsonValues.isEmpty(json, value);
        }
        int first = JsonValues.next(json, value + 1);
        if (first < json.length && json[first] != ']' && JsonValues.isEmpty(json, first)) {
            int end = json[first] == 'n' ? first + 4 : JsonValues.next(json, first + 1) + 1;
            int after = JsonValues.next(json, end);
            return after >= json.length || json[after] == ']';
        }
        return JsonValues.isEmpty(json, value);
    }
}
