package io.github.camelsendcloud;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** A request body in JSON that a {@link BodyScan} has found plain, without a name that stands twice in an object. */
final class JsonEntity extends ByteArrayEntity {

    private final byte[] json;
    private final int begin;
    private JsonFields fields;

    /**
     * @param json   not copied
     * @param begin  where the body begins, behind a byte order mark
     * @param fields those of the body; {@code null} when the body is no object, or they are not known yet
     */
    JsonEntity(byte[] json, int begin, JsonFields fields, ContentType type) {
        super(json, begin, json.length - begin, type);
        this.json = json;
        this.begin = begin;
        this.fields = fields;
    }

    /** The bytes, not to be changed. They may begin with a byte order mark. */
    byte[] json() {
        return json;
    }

    /** The fields of the body; {@code null} when the body is no object. For one thread at a time. */
    JsonFields fields() {
        int value = value();
        if (fields == null && json[value] == '{') {
            fields = new JsonFields(json, value);
        }
        return fields;
    }

    /** The position of the value. */
    int value() {
        return JsonValues.next(json, begin);
    }
}
