package io.github.camelsendcloud.internal.binding;

import org.apache.hc.core5.http.ContentType;

/**
 * A request body in JSON. A {@link BodyScan} has found the body plain. No object in the body has the same name twice.
 */
final class JsonEntity extends BytesEntity {

    private JsonFields fields;

    /**
     * @param json   not copied
     * @param begin  where the body begins, after a byte order mark
     * @param fields the fields of the body; {@code null} when the fields are not known yet
     */
    JsonEntity(byte[] json, int begin, JsonFields fields, ContentType type) {
        super(json, begin, type);
        this.fields = fields;
    }

    /** The fields of the body; empty for a list. Only one thread at a time may call this method. */
    JsonFields fields() {
        if (fields == null) {
            fields = BodyScan.fields(bytes(), begin());
        }
        return fields;
    }

    /** Whether the body is a list of one object. */
    boolean isListOfOne() {
        byte[] json = bytes();
        int list = value();
        int last = json.length - 1;
        while (json[last] != ']' && last > list) {
            last--;
        }
        int first = JsonValues.next(json, list + 1);
        int before = last - 1;
        while (before > first && json[before] <= ' ') {
            before--;
        }
        // if the list had another value in addition to the object, this value would be the first or the last element
        return json[list] == '[' && fields().opened() == 1 && json[first] == '{' && json[before] == '}';
    }

    /** The position of the value. */
    int value() {
        return JsonValues.next(bytes(), begin());
    }
}
