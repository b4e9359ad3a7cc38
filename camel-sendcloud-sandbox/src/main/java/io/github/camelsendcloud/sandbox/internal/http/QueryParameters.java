package io.github.camelsendcloud.sandbox.internal.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameters of a query or of a form body, decoded. A name can have several values. */
public final class QueryParameters {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /**
     * Decodes parameters.
     *
     * @param  encoded                  null for no parameters
     * @throws IllegalArgumentException if the percent-encoding is malformed
     */
    public static QueryParameters parse(String encoded) {
        QueryParameters parameters = new QueryParameters();
        if (encoded != null) {
            for (String pair : encoded.split("&")) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                    String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                    parameters.values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
                }
            }
        }
        return parameters;
    }

    /** The first value; null if the parameter is absent or empty. */
    public String first(String name) {
        List<String> all = values.get(name);
        return all == null || all.get(0).isEmpty() ? null : all.get(0);
    }

    /** All values; empty if the parameter is absent. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether a name has several values. */
    public boolean hasRepeated() {
        return values.values().stream().anyMatch(all -> all.size() > 1);
    }

    /** The elements of a list with commas; empty if the parameter is absent. */
    public List<String> list(String name) {
        String value = first(name);
        return value == null ? List.of() : Arrays.stream(value.split(",")).map(String::trim).filter(s -> !s.isEmpty()).toList();
    }

    /** The parameters with another cursor, encoded for a link. The cursor comes first. */
    public String encodedWithCursor(String cursor) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("cursor", List.of(cursor));
        values.forEach(all::putIfAbsent);
        return encoded(all);
    }

    /** The parameters, encoded for a link. */
    public String encoded() {
        return encoded(values);
    }

    private static String encoded(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
