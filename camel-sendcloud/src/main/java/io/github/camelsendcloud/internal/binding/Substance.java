package io.github.camelsendcloud.internal.binding;

import io.github.camelsendcloud.api.Batch;
import io.github.camelsendcloud.api.Operation;

/**
 * What the response to a write has to say before it is a success. The JSON values {@code null}, a text, a number and an
 * empty list say nothing of what was made. An object says nothing when the field of the object or of the list that was
 * made, which a reference finds, is null or an empty list; of other operations, when all fields are. An object without
 * such fields is taken as it is. A scan of the bytes asks, see {@link JsonScan}.
 */
record Substance(Operation operation) {

    /** @return {@code null} for an operation that makes nothing of its own, or whose response is not specified */
    static Substance of(Operation operation) {
        return operation.idempotency().mayDuplicate() && operation.model() != null ? new Substance(operation) : null;
    }

    /** Whether a success is compared with its request. */
    boolean isCompared() {
        return mayReturnExisting(operation);
    }

    /** Whether a success may have an object that existed before the request. */
    static boolean mayReturnExisting(Operation operation) {
        return operation.retrySemantics().lookup() != null && operation.retrySemantics().lookup().mayReturnExisting();
    }

    private boolean isAnyField() {
        return operation.retrySemantics().lookup() == null;
    }

    /** @param at where the list begins that is the response */
    boolean isMissingIn(byte[] json, int at) {
        return !isAnyField() || isVoid(json, at);
    }

    /**
     * Whether a field of the response has to say what was made.
     *
     * @param begin where its name begins, behind the quotation mark
     * @param end   where its name ends, behind the quotation mark
     */
    boolean isAbout(byte[] json, int begin, int end) {
        if (isAnyField()) {
            return true;
        }
        Batch batch = operation.batch();
        return isName(operation.retrySemantics().lookup().envelope(), json, begin, end)
                || batch != null && (isName(batch.created(), json, begin, end) || isName(batch.rejected(), json, begin, end));
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

    /** Whether a value is null, an empty list, or a list whose only element is null or empty. */
    static boolean isVoid(byte[] json, int value) {
        if (value >= json.length || json[value] == '{') {
            return value >= json.length;
        }
        int first = JsonValues.next(json, value + 1);
        if (json[value] != '[' || first >= json.length || json[first] == ']' || !JsonValues.isEmpty(json, first)) {
            return JsonValues.isEmpty(json, value);
        }
        int end = json[first] == 'n' ? first + 4 : JsonValues.next(json, first + 1) + 1;
        int after = JsonValues.next(json, end);
        return after >= json.length || json[after] == ']';
    }
}
