package io.github.camelsendcloud.sandbox;

import java.util.Locale;

/** The formats in which documents are available. */
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

    /** The format with this media type; null if there is none. */
    static Format of(String mediaType) {
        for (Format format : values()) {
            if (format.mediaType.equals(mediaType)) {
                return format;
            }
        }
        return null;
    }

    /**
     * The first acceptable format, PDF where anything goes.
     *
     * @throws Refusal 406 if no format is acceptable
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
        throw new Refusal(
                ErrorAnswers.of(request, 406, "not_acceptable", "Could not satisfy the request Accept header."));
    }
}
