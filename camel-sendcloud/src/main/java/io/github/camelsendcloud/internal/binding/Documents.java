package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import io.github.camelsendcloud.SendcloudOperationFailedException;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.internal.client.ApiRequest;
import io.github.camelsendcloud.internal.client.ApiResponse;
import io.github.camelsendcloud.internal.client.CallResult;
import org.apache.camel.StreamCache;

/**
 * Distinguishes a document, such as a label, from the page of a gateway or a login form. Such a page must not be
 * printed, and must not be stored as label.pdf.
 */
final class Documents {

    private static final List<String> BINARY
            = List.of("application/pdf", "application/x-pdf", "application/octet-stream", "binary/octet-stream");

    /** How many bytes of another body an exception contains. */
    private static final int MAX_BYTES_IN_EXCEPTION = 64 * 1024;
    /** How many characters of the body a message shows. */
    private static final int MAX_SHOWN = 80;

    private Documents() {
    }

    /** Whether the operation returns documents. */
    static boolean isFor(Operation operation) {
        return !operation.responseTypes().isEmpty() && !CheckedReader.isJsonOnly(operation);
    }

    /**
     * The document of a success.
     *
     * @throws SendcloudOperationFailedException when the response is empty or is no document
     */
    static StreamCache of(ApiRequest request, CallResult result) throws SendcloudOperationFailedException {
        ApiResponse response = result.response();
        StreamCache content = response.content();
        if (content == null) {
            throw Failures.unreadable(request, result, "", new IOException("it is empty, and not a document"));
        }
        try {
            if (isDocument(request, response.contentType(), content)) {
                return content;
            }
            String body = response.redaction()
                    .apply(new String(beginning(content, MAX_BYTES_IN_EXCEPTION), StandardCharsets.UTF_8));
            String type = response.contentType() == null ? "without a media type" : response.contentType();
            String shown = body.length() > MAX_SHOWN ? body.substring(0, MAX_SHOWN) + "..." : body;
            throw Failures.unreadable(request, result, body, new IOException(
                    "it is " + type + " instead of a document, one of " + request.operation().responseTypes()
                                                                             + ", and begins with: "
                                                                             + shown.replaceAll("\\s+", " ").strip()));
        } catch (IOException e) {
            throw Failures.unreadable(request, result, "", e);
        }
    }

    private static boolean isDocument(ApiRequest request, String contentType, StreamCache content) throws IOException {
        if (contentType == null) {
            return !isText(beginning(content, MAX_SHOWN));
        }
        int parameters = contentType.indexOf(';');
        String type = (parameters < 0 ? contentType : contentType.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        // the labels of a carrier may have another format than the request asks for
        return request.operation().responseTypes().contains(type) || BINARY.contains(type) || type.startsWith("image/")
                || type.contains("zpl") || type.equalsIgnoreCase(request.accept());
    }

    /** Whether the bytes are the beginning of a page or of JSON. A ZPL document begins in another way. */
    private static boolean isText(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.UTF_8).stripLeading();
        return text.isEmpty() || text.startsWith("<") || text.startsWith("{") || text.startsWith("[");
    }

    private static byte[] beginning(StreamCache content, int max) throws IOException {
        content.reset();
        byte[] bytes = ((InputStream) content).readNBytes(max);
        content.reset();
        return bytes;
    }
}
