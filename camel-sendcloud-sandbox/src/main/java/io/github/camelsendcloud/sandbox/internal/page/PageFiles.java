package io.github.camelsendcloud.sandbox.internal.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;

/** The files of the page at {@code /}. The list of files is fixed, so no path leads to another file. */
public final class PageFiles {

    private static final String ROOT = "/page/";
    private static final String FOLDER = "/io/github/camelsendcloud/sandbox/page/";
    private static final String INDEX = "index.html";
    private static final List<String> FILES = List.of(
            INDEX, "style.css", "parts.css", "icon.svg", "app.js", "accounts.js", "api.js", "clock.js", "dom.js", "faults.js",
            "format.js", "live-table.js", "parcels.js", "pill.js", "requests.js", "start.js", "webhooks.js");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8", "css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final Map<String, String> HEADERS = Map.of(
            // no other site can frame the page and lead a person to its buttons
            "Content-Security-Policy",
            "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
            "X-Content-Type-Options", "nosniff",
            // the address of the page can have the control token
            "Referrer-Policy", "no-referrer",
            // a new version of the sandbox on the same port must not meet old files
            "Cache-Control", "no-store");

    private static final Map<String, ApiResponse> RESPONSES = responses();

    private PageFiles() {
    }

    /** Whether a raw path is a path of the page. */
    public static boolean hasPath(String path) {
        return path.equals("/") || path.startsWith(ROOT);
    }

    /** The response to a request for a file. */
    public static ApiResponse respond(String method, String path) {
        if (!method.equals("GET")) {
            return ErrorResponses.of(path, 405, "method_not_allowed", "Method \"" + method + "\" not allowed.")
                    .withHeader("Allow", "GET");
        }
        ApiResponse file = RESPONSES.get(path);
        return file == null ? ErrorResponses.of(path, 404, "not_found", "The page has no file " + path + ".") : file;
    }

    private static Map<String, ApiResponse> responses() {
        Map<String, ApiResponse> responses = new HashMap<>();
        for (String file : FILES) {
            String mediaType = MEDIA_TYPES.get(file.substring(file.lastIndexOf('.') + 1));
            String path = file.equals(INDEX) ? "/" : ROOT + file;
            responses.put(path, ApiResponse.bytes(200, mediaType, bytes(file)).withHeaders(HEADERS));
        }
        return responses;
    }

    private static byte[] bytes(String file) {
        try (InputStream in = PageFiles.class.getResourceAsStream(FOLDER + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
