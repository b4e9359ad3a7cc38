package io.github.camelsendcloud.api;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the cursor of the next page in an answer. Of a link only the cursor is used: where the next request goes is not
 * for an answer to say.
 */
public final class NextCursor {

    /** RFC 8288: a target in angle brackets, and its parameters up to the next target. */
    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern NEXT
            = Pattern.compile("(?i);\\s*rel\\s*=\\s*\"?([^\";,]*\\s)?next(\\s[^\";,]*)?\"?\\s*([;,]|$)");

    private NextCursor() {
    }

    /**
     * @param  headers               the values of the {@code Link} headers
     * @param  host                  the only host that a link may name
     * @return                       the cursor of the link with {@code rel="next"}; {@code null} on the last page
     * @throws IllegalStateException when that link leads elsewhere, or has no cursor
     */
    public static String ofLinks(List<String> headers, String host) {
        for (String header : headers) {
            Matcher link = LINK.matcher(header);
            while (link.find()) {
                if (NEXT.matcher(link.group(2)).find()) {
                    return ofNext(link.group(1), host);
                }
            }
        }
        return null;
    }

    /**
     * @param  next                  what a body calls next: an URL or a bare cursor; {@code null} or empty on the last
     *                               page
     * @param  host                  the only host that an URL may name
     * @return                       the cursor; {@code null} on the last page
     * @throws IllegalStateException when the URL leads elsewhere, or has no cursor
     */
    public static String ofNext(String next, String host) {
        if (next == null || next.isBlank()) {
            return null;
        }
        int query = next.indexOf('?');
        if (!next.contains("://") && query < 0) {
            return next;
        }
        String address = query < 0 ? next : next.substring(0, query);
        if (address.contains("://") && !host.equalsIgnoreCase(hostOf(address))) {
            throw new IllegalStateException(
                    "The next page is said to be at '" + hostOf(address) + "' instead of '" + host + "': it is not followed");
        }
        Map<String, Object> parameters = query < 0 ? Map.of() : QueryString.parse(next.substring(query + 1));
        if (!(parameters.get("cursor") instanceof String cursor) || cursor.isEmpty()) {
            throw new IllegalStateException("The link to the next page has no cursor");
        }
        return cursor;
    }

    private static String hostOf(String address) {
        try {
            return URI.create(address).getHost();
        } catch (IllegalArgumentException e) {
            return "?";
        }
    }
}
