package io.github.camelsendcloud.sandbox;

import java.util.Locale;

/** The formats of documents. */
enum Format {
    PDF("application/pdf"),
    ZPL("application/zpl"),
    PNG("image/png");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** The format with this media type; null if no format has this media type. */
    static Format of(String mediaType) {
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
    static Format accepted(ApiRequest request) {
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
