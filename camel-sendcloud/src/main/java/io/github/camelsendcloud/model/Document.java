package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * A document of a parcel that can be fetched.
 *
 * @param type  such as {@code label}
 * @param size  such as {@code a6}
 * @param link  an address of the API; it asks for the credentials
 * @param other what has no component here, by the name that Sendcloud gives it
 */
public record Document(
        String type,
        String size,
        String link,
        @UnknownFields Map<String, Object> other) {

    public Document {
        other = NullSafe.copyOf(other);
    }
}
