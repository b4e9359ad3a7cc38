package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** Shows a recorded request and its response as JSON, without credentials. */
final class RequestView {

    private static final String MASK = "***";
    private static final String NAME
            = "(?:token|client_secret|secret_?key|access_token|refresh_token|webhook_secret|password|api_?key)";
    /**
     * A member of JSON, whose text can have blanks and escaped quotes, a parameter of a form, or a token of the
     * sandbox.
     */
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(" + NAME + "\"\\s*:\\s*\")(?!\")[\\s\\S]+?(?=(?<!\\\\)\"|\\z)|(" + NAME + "=)[^\"&\\s]+|ory_at_[\\w-]+");

    private RequestView() {
    }

    /**
     * @param maxBody how many characters of a body the view has
     */
    static ObjectNode of(RecordedRequest request, int maxBody) {
        Duration duration = request.duration();
        ObjectNode view = Json.object().put("id", request.id()).put("time", request.receivedAt().toString())
                .put("method", request.method()).put("path", request.path()).put("query", masked(request.query()))
                .put("account", request.account()).put("status", request.status());
        if (duration == null) {
            view.putNull("duration_ms");
        } else {
            view.put("duration_ms", duration.toNanos() / 10_000 / 100.0);
        }
        view.put("fault", request.fault());
        ObjectNode headers = view.putObject("request_headers");
        request.headers().forEach((name, values) -> headers.put(name, headerText(name, values)));
        view.put("request_body", cut(masked(request.bodyText()), maxBody));
        ObjectNode responseHeaders = view.putObject("response_headers");
        request.responseHeaders().forEach(responseHeaders::put);
        return view.put("response_body", cut(masked(request.responseText()), maxBody));
    }

    /** Whether a request has a text, in any case, in its line, its status, its account or its bodies. */
    static boolean hasText(RecordedRequest request, String text) {
        String line = request.method() + " " + request.path() + (request.query() == null ? "" : "?" + request.query()) + " "
                      + request.status() + " " + request.account() + " " + request.fault();
        String wanted = text.toLowerCase(Locale.ROOT);
        return line.toLowerCase(Locale.ROOT).contains(wanted)
                || masked(request.bodyText()).toLowerCase(Locale.ROOT).contains(wanted)
                || masked(request.responseText()).toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** A text in which asterisks stand for secrets; null for null. */
    static String masked(String text) {
        return text == null ? null : SECRET.matcher(text).replaceAll("$1$2" + MASK);
    }

    private static String headerText(String name, List<String> values) {
        String text = String.join(", ", values);
        return switch (name.toLowerCase(Locale.ROOT)) {
            // the scheme stays
            case "authorization", "proxy-authorization" -> text.substring(0, text.indexOf(' ') + 1) + MASK;
            case "cookie", "x-api-key" -> MASK;
            default -> masked(text);
        };
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
