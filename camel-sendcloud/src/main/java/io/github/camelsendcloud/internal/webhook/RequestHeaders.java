package io.github.camelsendcloud.internal.webhook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Reads headers of an HTTP request. The HTTP servers of Camel add the query parameters and the form parameters to the
 * message headers. This class ignores such parameters.
 */
final class RequestHeaders {

    private RequestHeaders() {
    }

    /**
     * The value of a header: a text, or a list of texts for a repeated header.
     *
     * @return {@code null} for a missing header, and when the query or the form has a parameter of this name
     */
    static Object get(Message request, String name) {
        Object value = request.getHeader(name);
        return value == null || isForm(request) || isInQuery(request, name) ? null : value;
    }

    private static boolean isForm(Message request) {
        // a form parameter with the name Content-Type turns the header into a list: the text of the list has all values
        String type = String.valueOf(request.getHeader(Exchange.CONTENT_TYPE)).toLowerCase(Locale.ROOT);
        return type.contains("application/x-www-form-urlencoded") || type.contains("multipart/form-data");
    }

    /** The decoded value of a query parameter; {@code null} for a missing parameter. The first of several values. */
    static String parameter(Message request, String name) {
        for (String parameter : query(request)) {
            int end = parameter.indexOf('=');
            if (end >= 0 && decode(parameter.substring(0, end)).equals(name)) {
                return decode(parameter.substring(end + 1));
            }
        }
        return null;
    }

    private static boolean isInQuery(Message request, String name) {
        for (String parameter : query(request)) {
            int end = parameter.indexOf('=');
            if (decode(end < 0 ? parameter : parameter.substring(0, end)).strip().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static String[] query(Message request) {
        Object raw = request.getHeader(Exchange.HTTP_RAW_QUERY);
        String query = raw instanceof String text ? text : request.getHeader(Exchange.HTTP_QUERY, String.class);
        // some servers also separate parameters at a semicolon
        return query == null ? new String[0] : query.split("[&;]");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // the percent sign is not part of an encoding
            return text;
        }
    }
}
