package io.github.camelsendcloud.sandbox.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A path with path parameters, for example {@code /api/v3/parcels/{id}}. Immutable. */
public final class PathTemplate {

    private final String[] template;

    public PathTemplate(String template) {
        this.template = segments(template);
    }

    /** The segments of a raw path. A final slash adds no segment: Sendcloud accepts a final slash on each path. */
    public static String[] segments(String path) {
        return (path.endsWith("/") ? path.substring(0, path.length() - 1) : path).split("/", -1);
    }

    /** The number of segments. */
    public int length() {
        return template.length;
    }

    /**
     * The decoded path parameters; null if the path does not match.
     *
     * @throws IllegalArgumentException if the path is not percent-encoded correctly
     */
    public Map<String, String> match(String[] segments) {
        if (segments.length != template.length) {
            return null;
        }
        for (int i = 0; i < segments.length; i++) {
            if (!isParameter(i, segments[i]) && !template[i].equals(segments[i])) {
                return null;
            }
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < segments.length; i++) {
            if (isParameter(i, segments[i])) {
                String name = template[i].substring(1, template[i].length() - 1);
                parameters.put(name, URLDecoder.decode(segments[i].replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private boolean isParameter(int i, String segment) {
        return template[i].startsWith("{") && !segment.isEmpty();
    }
}
