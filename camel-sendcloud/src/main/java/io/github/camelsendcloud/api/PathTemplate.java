package io.github.camelsendcloud.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A path with named gaps, {@code parcels/{id}/documents/{type}}: understands addresses and makes request paths.
 */
public final class PathTemplate {

    private static final Pattern VERSION = Pattern.compile("v\\d+");

    private final List<String> segments;
    private final List<String> parameters;
    /** The encoded text before each gap and after the last one, so that a request has little left to do. */
    private final List<String> texts = new ArrayList<>();

    private PathTemplate(List<String> segments) {
        this.segments = segments;
        List<String> gaps = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String segment : segments) {
            text.append('/');
            if (isGap(segment)) {
                gaps.add(gapName(segment));
                texts.add(text.toString());
                text.setLength(0);
            } else {
                text.append(encode(segment));
            }
        }
        texts.add(text.toString());
        this.parameters = List.copyOf(gaps);
    }

    /**
     * @param  path                     with or without a leading slash
     * @throws IllegalArgumentException when a segment is empty, {@code .} or {@code ..}
     */
    public static PathTemplate of(String path) {
        String relative = relative(path);
        List<String> segments = Arrays.asList(relative.split("/", -1));
        for (String segment : segments) {
            if (!isSegment(segment)) {
                throw noSegment("a segment of '" + relative + "'", segment);
            }
        }
        return new PathTemplate(segments);
    }

    private static String relative(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
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

    /** @throws IllegalArgumentException when the path has the version in it, which is put before it */
    void requireNoVersion() {
        if (VERSION.matcher(root()).matches()) {
            throw new IllegalArgumentException(
                    "The address '" + this
                                               + "' has a version in it: leave it out, and set the option apiVersion if need be");
        }
    }

    /**
     * What all paths share that may be the same: no path of an operation begins with a gap. Told without taking the
     * path apart.
     *
     * @param path with or without a leading slash
     */
    static String shape(String path) {
        String relative = relative(path);
        int slashes = 0;
        for (int i = relative.indexOf('/'); i >= 0; i = relative.indexOf('/', i + 1)) {
            slashes++;
        }
        return slashes + (slashes == 0 ? relative : relative.substring(0, relative.indexOf('/')));
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
     * Finds where another path has fixed text in the place of one gap of this path, and is the same path otherwise:
     * {@code parcels/statuses} has {@code statuses} in the place of {@code id} of {@code parcels/{id}}.
     *
     * @return the name of the gap and the fixed text; {@code null} when the other path is none of these
     */
    Map.Entry<String, String> sibling(PathTemplate other) {
        Map.Entry<String, String> found = null;
        for (int i = 0; i < segments.size() && segments.size() == other.segments.size(); i++) {
            String mine = segments.get(i);
            String its = other.segments.get(i);
            if (isGap(mine) && !isGap(its)) {
                if (found != null) {
                    return null;
                }
                found = Map.entry(gapName(mine), its);
            } else if (isGap(mine) != isGap(its) || !isGap(mine) && !mine.equals(its)) {
                return null;
            }
        }
        return found;
    }

    /**
     * The request path, with a leading slash. Each segment is percent-encoded, a value as one segment, so that nothing
     * in it can reach another path.
     *
     * @param  values                   gives the value of a gap by its name
     * @throws IllegalArgumentException when a value is missing, empty, {@code .} or {@code ..}
     */
    public String expand(UnaryOperator<String> values) {
        if (parameters.isEmpty()) {
            return texts.get(0);
        }
        StringBuilder path = new StringBuilder(64);
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i);
            path.append(texts.get(i))
                    .append(encode(requireValue(name, values.apply(name))));
        }
        return path.append(texts.get(parameters.size())).toString();
    }

    private static String requireValue(String name, String value) {
        if (!isSegment(value)) {
            throw noSegment("path parameter '" + name + "'", value);
        }
        return value;
    }

    private static boolean isSegment(String value) {
        return value != null && !value.isBlank() && !value.equals(".") && !value.equals("..");
    }

    private static IllegalArgumentException noSegment(String what, String value) {
        return new IllegalArgumentException(
                "Cannot use '" + (value == null ? "" : value) + "' as " + what + ": it must not be empty, '.' or '..'");
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
