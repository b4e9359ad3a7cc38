package io.github.camelsendcloud.internal.binding;

import org.apache.hc.core5.http.ContentType;

/** A request body in JSON that a {@link BodyScan} has found plain, without a name that stands twice in an object. */
final class JsonEntity extends BytesEntity {

    private JsonFields fields;

    /**
     * @param json   not copied
     * @param begin  where the body begins, behind a byte order mark
     * @param fields those of the body; {@code null} when they are not known yet
     */
    JsonEntity(byte[] json, int begin, JsonFields fields, ContentType type) {
        super(json, begin, type);
        this.fields = fields;
    }

    /** The fields of the body; empty for a list. For one thread at a time. */
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
        // a value of another kind beside the object would be the first or the last
        return json[list] == '[' && fields().opened() == 1 && json[first] == '{' && json[before] == '}';
    }

    /** The position of the value. */
    int value() {
        return JsonValues.next(bytes(), begin());
    }
}
