package io.github.camelsendcloud.sandbox.internal.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The description of the control API: for programs as OpenAPI, and for persons as a page. */
public final class ControlDescription {

    private static final String FILE = "/io/github/camelsendcloud/sandbox/control/openapi.json";
    private static final String STYLE
            = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
              + "code{font-size:.95em}h2{text-transform:capitalize;margin-top:2rem}"
              + "article{border-top:1px solid #8886;padding:.5rem 0}h3{margin:.3rem 0;font-size:1rem}"
              + "p,ul{margin:.3rem 0}:root{color-scheme:light dark}";

    private static final byte[] BYTES = bytes();
    private static final JsonNode DESCRIPTION = Json.read(new String(BYTES, StandardCharsets.UTF_8));

    private ControlDescription() {
    }

    /**
     * Adds the operations that show the description.
     *
     * @param root the begin of the paths of the control API
     */
    public static void addTo(Router router, String root) {
        router.add("GET", root, request -> page());
        router.add("GET", root + "/openapi.json", request -> ApiResponse.bytes(200, "application/json", BYTES));
    }

    private static ApiResponse page() {
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(escaped(DESCRIPTION.at("/info/title").asText())).append("</title><style>").append(STYLE)
                .append("</style></head><body><main><h1>").append(escaped(DESCRIPTION.at("/info/title").asText()))
                .append("</h1><p>").append(escaped(DESCRIPTION.at("/info/description").asText()))
                .append("</p><p><a href=\"/\">The page of the sandbox</a> · <a href=\"/sandbox/openapi.json\">OpenAPI</a></p>");
        String tag = "";
        for (Map.Entry<String, JsonNode> path : DESCRIPTION.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String newTag = operation.getValue().at("/tags/0").asText();
                if (!newTag.equals(tag)) {
                    tag = newTag;
                    page.append("<h2>").append(escaped(tag)).append("</h2>");
                }
                addOperation(page, operation.getKey(), path.getKey(), operation.getValue());
            }
        }
        byte[] html = page.append("</main></body></html>").toString().getBytes(StandardCharsets.UTF_8);
        return ApiResponse.bytes(200, "text/html; charset=utf-8", html);
    }

    private static void addOperation(StringBuilder page, String method, String path, JsonNode operation) {
        page.append("<article><h3><code>").append(method.toUpperCase(Locale.ROOT)).append(' ').append(escaped(path))
                .append("</code></h3><p>").append(escaped(operation.path("summary").asText())).append(".</p><ul>");
        for (JsonNode parameter : operation.path("parameters")) {
            addField(page, parameter.path("name").asText(), parameter, parameter.path("required").asBoolean());
        }
        JsonNode body = operation.at("/requestBody/content/application~1json/schema");
        if (body.has("$ref")) {
            body = DESCRIPTION.at(body.path("$ref").asText().substring(1));
        }
        for (Map.Entry<String, JsonNode> field : body.path("properties").properties()) {
            boolean required = body.path("required").toString().contains("\"" + field.getKey() + "\"");
            addField(page, field.getKey(), field.getValue(), required);
        }
        page.append("</ul></article>");
    }

    private static void addField(StringBuilder page, String name, JsonNode schema, boolean required) {
        StringJoiner examples = new StringJoiner("</code>, <code>", " For example <code>", "</code>.");
        schema.path("examples").forEach(example -> examples.add(escaped(example.asText())));
        page.append("<li><code>").append(escaped(name)).append("</code>").append(required ? " (required)" : "").append(": ")
                .append(escaped(schema.path("description").asText(schema.path("type").asText()))).append('.')
                .append(schema.has("examples") ? examples.toString() : "").append("</li>");
    }

    private static byte[] bytes() {
        try (InputStream in = ControlDescription.class.getResourceAsStream(FILE)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
