package io.github.camelsendcloud.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A path with named path parameters, such as {@code parcels/{id}/documents/{type}}. A template matches addresses and
 * creates request paths. Instances are immutable.
 */
public final class PathTemplate {

    private final List<String> segments;
    private final List<String> parameters;
    /**
     * The encoded text before each path parameter and after the last path parameter. The text is encoded once, not for
     * each request.
     */
    private final List<String> texts = new ArrayList<>();

    private PathTemplate(List<String> segments) {
        this.segments = segments;
        List<String> names = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String segment : segments) {
            text.append('/');
            if (isParameter(segment)) {
                names.add(parameterName(segment));
                texts.add(text.toString());
                text.setLength(0);
            } else {
                text.append(encode(segment));
            }
        }
        texts.add(text.toString());
        this.parameters = List.copyOf(names);
    }

    /**
     * Parses a template.
     *
     * @param  path                     with or without a leading slash
     * @throws IllegalArgumentException when a segment is empty, {@code .} or {@code ..}
     */
    public static PathTemplate of(String path) {
        String relative = relative(path);
        List<String> segments = Arrays.asList(relative.split("/", -1));
        for (String segment : segments) {
            if (!isSegment(segment)) {
                throw invalidSegment("a segment of '" + relative + "'", segment);
            }
        }
        return new PathTemplate(segments);
    }

    private static String relative(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    /** The names of the path parameters, in order. */
    public List<String> parameters() {
        return parameters;
    }

    /** The number of segments with fixed text. A template with more fixed segments is more specific. */
    int fixedSegments() {
        return segments.size() - parameters.size();
    }

    /** The first segment, which names a group of resources. */
    String root() {
        return segments.get(0);
    }

    /**
     * Returns a key that is equal for all paths that may match one another. The key has the number of slashes and the
     * first segment, because no path of an operation begins with a path parameter.
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
     * Matches an address with this template. The address may have a value ({@code parcels/123}) or the path parameter
     * itself ({@code parcels/{id}}).
     *
     * @return the values by the names of their path parameters; {@code null} when the address does not match
     */
    Map<String, String> match(PathTemplate address) {
        if (address.segments.size() != segments.size()) {
            return null;
        }
        Map<String, String> literals = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            String given = address.segments.get(i);
            if (isParameter(segment) && !isParameter(given)) {
                literals.put(parameterName(segment), given);
            } else if (!segment.equals(given)) {
                return null;
            }
        }
        return literals;
    }

    /**
     * Compares this path with another path that has fixed text in the place of exactly one path parameter:
     * {@code parcels/statuses} has {@code statuses} in the place of {@code id} of {@code parcels/{id}}.
     *
     * @return the name of the path parameter and the fixed text; {@code null} when the paths differ in another way
     */
    Map.Entry<String, String> sibling(PathTemplate other) {
        Map.Entry<String, String> found = null;
        for (int i = 0; i < segments.size() && segments.size() == other.segments.size(); i++) {
            String segment = segments.get(i);
            String otherSegment = other.segments.get(i);
            if (isParameter(segment) && !isParameter(otherSegment)) {
                if (found != null) {
                    return null;
                }
                found = Map.entry(parameterName(segment), otherSegment);
            } else if (isParameter(segment) != isParameter(otherSegment)
                    || !isParameter(segment) && !segment.equals(otherSegment)) {
                return null;
            }
        }
        return found;
    }

    /**
     * Returns the request path, with a leading slash. Each segment is percent-encoded. A value is always one segment,
     * so a value cannot select another path.
     *
     * @param  values                   returns the value of a path parameter by its name
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
            throw invalidSegment("path parameter '" + name + "'", value);
        }
        return value;
    }

    private static boolean isSegment(String value) {
        return value != null && !value.isBlank() && !value.equals(".") && !value.equals("..");
    }

    private static IllegalArgumentException invalidSegment(String what, String value) {
        return new IllegalArgumentException(
                "Cannot use '" + (value == null ? "" : value) + "' as " + what + ": the value must not be empty, '.' or '..'");
    }

    /**
     * Percent-encodes all characters except the unreserved characters of RFC 3986.
     *
     * @throws IllegalArgumentException when the value has half a surrogate pair: the encoder would replace this half by
     *                                  a question mark
     */
    static String encode(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.'
                    || c == '~')) {
                if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
                    throw new IllegalArgumentException(
                            "Cannot send '" + value + "': the value has half a surrogate pair, which is not a character");
                }
                return URLEncoder.encode(value, StandardCharsets.UTF_8)
                        .replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
            }
        }
        return value;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static String parameterName(String segment) {
        return segment.substring(1, segment.length() - 1);
    }

    /** The template without a leading slash, as in an address. */
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
