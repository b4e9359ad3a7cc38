package io.github.camelsendcloud.model;

import java.util.Map;

/**
 * A document of a parcel, available for download.
 *
 * @param type  such as {@code label}
 * @param size  such as {@code a6}
 * @param link  the address of the document at the API; a request needs the credentials of the account
 * @param other fields without a component in this record, by their names at Sendcloud
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
