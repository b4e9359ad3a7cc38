package io.github.camelsendcloud.sandbox.internal.documents;

import java.util.Locale;

import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;

/** The formats of documents. */
public enum Format {
    PDF("application/pdf"),
    ZPL("application/zpl"),
    PNG("image/png");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The format with this media type; null if no format has this media type. */
    public static Format of(String mediaType) {
        for (Format format : values()) {
            if (format.mediaType.equals(mediaType)) {
                return format;
            }
        }
        return null;
    }

    /**
     * The first format that the caller accepts; PDF if the caller accepts every format.
     *
     * @throws ErrorResponseException 406 if the caller accepts no format
     */
    public static Format accepted(ApiRequest request) {
        String accept = request.header("Accept");
        if (accept == null || accept.isBlank()) {
            return PDF;
        }
        for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
            String mediaType = range.split(";")[0].trim();
            Format format = switch (mediaType) {
                case "*/*", "application/*" -> PDF;
                case "image/*" -> PNG;
                default -> of(mediaType);
            };
            if (format != null) {
                return format;
            }
        }
        throw new ErrorResponseException(
                ErrorResponses.of(request, 406, "not_acceptable", "Could not satisfy the request Accept header."));
    }
}
