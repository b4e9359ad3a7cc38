package io.github.camelsendcloud.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A path with named gaps, {@code parcels/{id}/documents/{type}}: understands addresses and makes request paths.
 */
public final class PathTemplate {

    private final List<String> segments;
    private final List<String> parameters;

    private PathTemplate(List<String> segments) {
        this.segments = segments;
        this.parameters = segments.stream().filter(PathTemplate::isGap).map(PathTemplate::gapName).toList();
    }

    /**
     * @param  path                     with or without a leading slash
     * @throws IllegalArgumentException when a segment is empty, {@code .} or {@code ..}
     */
    public static PathTemplate of(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        List<String> segments = Arrays.asList(relative.split("/", -1));
        segments.forEach(segment -> requireSegment("a segment of '" + relative + "'", segment));
        return new PathTemplate(segments);
    }

    /** The names of the gaps, in order. */
    public List<String> parameters() {
        return parameters;
    }

    /** How many segments are fixed text: the more, the more particular the template. */
    int fixedSegments() {
        return segments.size() - parameters.size();
    }

    /** The first segment, by which resources are grouped. */
    String root() {
        return segments.get(0);
    }

    /**
     * What an address fills into the gaps of this template. A gap takes a literal ({@code parcels/123}) or stays open
     * ({@code parcels/{id}}).
     *
     * @return the literals by the name of their gap, or {@code null} when the address is not of this template
     */
    Map<String, String> match(PathTemplate address) {
        if (address.segments.size() != segments.size()) {
            return null;
        }
        Map<String, String> literals = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String mine = segments.get(i);
            String given = address.segments.get(i);
            if (isGap(mine) && !isGap(given)) {
                literals.put(gapName(mine), given);
            } else if (!mine.equals(given)) {
                return null;
            }
        }
        return literals;
    }

    /**
     * The request path, with a leading slash. Each segment is percent-encoded, a value as one segment, so that nothing
     * in it can reach another path.
     *
     * @param  values                   gives the value of a gap by its name
     * @throws IllegalArgumentException when a value is missing, empty, {@code .} or {@code ..}
     */
    public String expand(UnaryOperator<String> values) {
        StringBuilder path = new StringBuilder(64);
        for (String segment : segments) {
            path.append('/');
            if (isGap(segment)) {
                String name = gapName(segment);
                path.append(encode(requireSegment("path parameter '" + name + "'", values.apply(name))));
            } else {
                path.append(encode(segment));
            }
        }
        return path.toString();
    }

    private static String requireSegment(String what, String value) {
        if (value == null || value.isBlank() || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException(
                    "Cannot use '" + (value == null ? "" : value) + "' as " + what + ": it must not be empty, '.' or '..'");
        }
        return value;
    }

    /**
     * Percent-encodes all but the characters that RFC 3986 calls unreserved.
     *
     * @throws IllegalArgumentException when the value has half a surrogate pair, which would be sent as a question mark
     */
    static String encode(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.'
                    || c == '~')) {
                if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
                    throw new IllegalArgumentException(
                            "Cannot send '" + value + "': it has half a character (surrogate) in it");
                }
                return URLEncoder.encode(value, StandardCharsets.UTF_8)
                        .replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
            }
        }
        return value;
    }

    private static boolean isGap(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static String gapName(String segment) {
        return segment.substring(1, segment.length() - 1);
    }

    /** The template without a leading slash, as it is written in an address. */
    @Override
    public String toString() {
        return String.join("/", segments);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathTemplate that && segments.equals(that.segments);
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }
}
