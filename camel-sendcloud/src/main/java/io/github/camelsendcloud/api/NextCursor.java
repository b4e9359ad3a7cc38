package io.github.camelsendcloud.api;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the cursor of the next page in a response. Only the cursor of a link is used. The host and the path of a link
 * are ignored, because a response must not decide where the next request goes: behind a gateway or a proxy, a link may
 * name another host.
 */
public final class NextCursor {

    /** RFC 8288: a target in angle brackets, and the parameters of the target up to the next target. */
    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern NEXT
            = Pattern.compile("(?i);\\s*rel\\s*=\\s*\"?([^\";,]*\\s)?next(\\s[^\";,]*)?\"?\\s*([;,]|$)");

    private NextCursor() {
    }

    /**
     * Finds the cursor in {@code Link} headers.
     *
     * @param  headers               the values of the headers
     * @return                       the cursor of the link with {@code rel="next"}; {@code null} on the last page
     * @throws IllegalStateException when the link has no cursor
     */
    public static String ofLinks(List<String> headers) {
        for (String header : headers) {
            Matcher link = LINK.matcher(header);
            while (link.find()) {
                if (NEXT.matcher(link.group(2)).find()) {
                    return ofUrl(link.group(1));
                }
            }
        }
        return null;
    }

    /**
     * Finds the cursor in the field {@code next} of a body.
     *
     * @param  next                  the value of the field: a URL or a bare cursor; {@code null} or empty on the last
     *                               page
     * @return                       the cursor; {@code null} on the last page
     * @throws IllegalStateException when the URL has no cursor
     */
    public static String ofNext(String next) {
        if (next == null || next.isBlank()) {
            return null;
        }
        return next.contains("://") || next.indexOf('?') >= 0 ? ofUrl(next) : next;
    }

    private static String ofUrl(String url) {
        int fragment = url.indexOf('#');
        String address = fragment < 0 ? url : url.substring(0, fragment);
        int query = address.indexOf('?');
        Map<String, Object> parameters = query < 0 ? Map.of() : parse(address.substring(query + 1));
        if (!(parameters.get("cursor") instanceof String cursor) || cursor.isBlank()) {
            throw new IllegalStateException("the link to the next page has no cursor");
        }
        return cursor;
    }

    private static Map<String, Object> parse(String query) {
        try {
            return QueryString.parse(query);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the link to the next page cannot be decoded: " + e.getMessage(), e);
        }
    }
}
