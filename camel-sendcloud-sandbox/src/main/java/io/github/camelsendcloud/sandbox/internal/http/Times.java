package io.github.camelsendcloud.sandbox.internal.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Supplier;

/** Formats and parses times in the forms of both versions of the API. */
public final class Times {

    private static final DateTimeFormatter V2 = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter V3
            = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {
    }

    public static String v2(Instant instant) {
        return instant == null ? null : V2.format(instant);
    }

    public static String v3(Instant instant) {
        return instant == null ? null : V3.format(instant);
    }

    /**
     * The time in a query parameter, in the form of ISO 8601. A time without an offset is in UTC.
     *
     * @return                        null if the parameter is absent
     * @throws ErrorResponseException 400 if the parameter is not a time
     */
    public static Instant parameter(ApiRequest request, String name) {
        return parameter(request, name, () -> new ErrorResponseException(invalidTime(request, name)));
    }

    /**
     * The time in a query parameter, in the form of ISO 8601. A time without an offset is in UTC.
     *
     * @param  invalid                the error if the parameter is not a time
     * @return                        null if the parameter is absent
     * @throws ErrorResponseException if the parameter is not a time
     */
    public static Instant parameter(ApiRequest request, String name, Supplier<ErrorResponseException> invalid) {
        String text = request.query().first(name);
        try {
            return text == null ? null : parse(text);
        } catch (DateTimeParseException e) {
            throw invalid.get();
        }
    }

    /**
     * The time in a text, in the form of ISO 8601. A time without an offset is in UTC. A date is the start of the day.
     *
     * @throws DateTimeParseException if the text is not a time
     */
    public static Instant parse(String text) {
        if (text.matches("[\\d-]+ [\\d:.]+")) {
            return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        }
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        boolean offset = text.endsWith("Z") || text.matches(".*[+-]\\d{2}:?\\d{2}");
        return offset ? OffsetDateTime.parse(text).toInstant() : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static ApiResponse invalidTime(ApiRequest request, String name) {
        String detail = "Validation failed, " + name + " is not a datetime";
        return request.version() == ApiVersion.V2
                ? ErrorResponses.v2(request.path(), 400, detail)
                : ErrorResponses.v3(400,
                        List.of(ErrorResponses.errorAt("/list_shipments/filters", "validation_error", detail)));
    }
}
