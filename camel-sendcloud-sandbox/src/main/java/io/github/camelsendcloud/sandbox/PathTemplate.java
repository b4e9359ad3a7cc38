package io.github.camelsendcloud.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A path with path parameters, for example {@code /api/v3/parcels/{id}}. Immutable. */
final class PathTemplate {

    private final String[] template;

    PathTemplate(String template) {
        this.template = segments(template);
    }

    /** The segments of a raw path. */
    static String[] segments(String path) {
        return path.split("/", -1);
    }

    /**
     * The decoded path parameters; null if the path does not match.
     *
     * @throws IllegalArgumentException if the path is not percent-encoded correctly
     */
    Map<String, String> match(String[] segments) {
        if (segments.length != template.length) {
            return null;
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < segments.length; i++) {
            if (template[i].startsWith("{") && !segments[i].isEmpty()) {
                String name = template[i].substring(1, template[i].length() - 1);
                parameters.put(name, URLDecoder.decode(segments[i].replace("+", "%2B"), StandardCharsets.UTF_8));
            } else if (!template[i].equals(segments[i])) {
                return null;
            }
        }
        return parameters;
    }
}
