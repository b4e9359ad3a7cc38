package io.github.camelsendcloud.internal.binding;

import io.github.camelsendcloud.api.Batch;
import io.github.camelsendcloud.api.Operation;

/**
 * The content that the response to a write must have before the response is a success. The JSON values {@code null},
 * text, number and empty list have no content. For an operation with a lookup, an object has no content when the field
 * of the created object or list is null or an empty list. For any other operation, an object has no content when all
 * fields are null or empty lists. An object without such fields is accepted. {@link JsonScan} uses these rules.
 */
record Substance(Operation operation) {

    /** @return {@code null} for an operation that creates no object, or whose response is not specified */
    static Substance of(Operation operation) {
        return operation.idempotency().mayDuplicate() && operation.model() != null ? new Substance(operation) : null;
    }

    /** Whether a successful response is compared with the request. */
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

    /**
     * Whether a list as the response has no content.
     *
     * @param at the position of the list
     */
    boolean isMissingIn(byte[] json, int at) {
        return !isAnyField() || isVoid(json, at);
    }

    /**
     * Whether a field of the response must have content.
     *
     * @param begin the position after the quotation mark at the beginning of the name
     * @param end   the position after the quotation mark at the end of the name
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
