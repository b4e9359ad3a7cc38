package io.github.camelsendcloud.sandbox.internal.files;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * The files of an account: reports, generated documents and uploads. A link to a file needs no credentials, like a link
 * of Sendcloud to its storage: the link contains the public key, and the token of the file cannot be guessed.
 */
public final class FilesApi {

    private static final String FILES = "/api/files/";
    private static final String TABLE = "files";

    public void addTo(Router router) {
        router.add("GET", FILES + "{token}", this::download);
    }

    /** Whether a path is the path of a file. */
    public static boolean isFile(String path) {
        return path.startsWith(FILES);
    }

    /** Adds a file. */
    public static void add(Store store, String token, String contentType, byte[] content) {
        ObjectNode row = Json.object().put("content_type", contentType);
        store.table(TABLE).put(token, row.put("content", Base64.getEncoder().encodeToString(content)));
    }

    /** Whether the account has a file with this token. */
    public static boolean exists(Store store, String token) {
        return store.table(TABLE).get(token) != null;
    }

    /** The link to a file. */
    public static String link(ApiRequest request, String token) {
        return request.origin() + FILES + token + "?access_token="
               + URLEncoder.encode(request.integration().publicKey(), StandardCharsets.UTF_8);
    }

    private ApiResponse download(ApiRequest request) {
        ObjectNode file = request.store().table(TABLE).get(request.parameter("token"));
        if (file == null) {
            return ErrorResponses.notFound(request);
        }
        return ApiResponse.bytes(
                200, Json.text(file, "content_type"), Base64.getDecoder().decode(Json.text(file, "content")));
    }
}
