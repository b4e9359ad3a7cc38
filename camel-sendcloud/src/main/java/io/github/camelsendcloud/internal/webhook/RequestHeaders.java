package io.github.camelsendcloud.internal.webhook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Reads headers of an HTTP request. HTTP servers of Camel put the parameters of the query and of a form among the
 * headers, as if they were headers: these are left out here.
 */
final class RequestHeaders {

    private RequestHeaders() {
    }

    /**
     * The value of a header: a text, or a list of texts when the header was sent several times.
     *
     * @return {@code null} when there is none, and also when the query or a form has a parameter of that name
     */
    static Object get(Message request, String name) {
        Object value = request.getHeader(name);
        return value == null || isForm(request) || isInQuery(request, name) ? null : value;
    }

    private static boolean isForm(Message request) {
        // a parameter of that name makes a list of the header: the text of the list has all values
        String type = String.valueOf(request.getHeader(Exchange.CONTENT_TYPE)).toLowerCase(Locale.ROOT);
        return type.contains("application/x-www-form-urlencoded") || type.contains("multipart/form-data");
    }

    private static boolean isInQuery(Message request, String name) {
        Object raw = request.getHeader(Exchange.HTTP_RAW_QUERY);
        String query = raw instanceof String text ? text : request.getHeader(Exchange.HTTP_QUERY, String.class);
        if (query == null || query.isEmpty()) {
            return false;
        }
        // servers differ in whether a semicolon separates too
        for (String parameter : query.split("[&;]")) {
            int end = parameter.indexOf('=');
            if (decode(end < 0 ? parameter : parameter.substring(0, end)).strip().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // a percent sign that stands for itself
            return text;
        }
    }
}
