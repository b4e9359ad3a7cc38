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
import org.apache.camel.StreamCache;

/**
 * Tells a document, such as a label, from what a gateway or a login page sends in its place: that must not be printed,
 * and must not end up in a file called label.pdf.
 */
final class Documents {

    private static final List<String> BINARY
            = List.of("application/pdf", "application/x-pdf", "application/octet-stream", "binary/octet-stream");

    /** How much of an unwanted body an exception has. */
    private static final int MOST_TEXT = 64 * 1024;
    /** How much of the body a message shows. */
    private static final int MOST_SHOWN = 80;

    private Documents() {
    }

    /** Whether the operation answers with documents. */
    static boolean isFor(Operation operation) {
        return !operation.responseTypes().isEmpty() && !CheckedReader.isJsonOnly(operation);
    }

    /**
     * The document of a success.
     *
     * @throws SendcloudOperationFailedException when the response is empty or is no document
     */
    static StreamCache of(ApiRequest request, ApiResponse response) throws SendcloudOperationFailedException {
        StreamCache content = response.content();
        if (content == null) {
            throw Failures.unreadable(request, response, "", new IOException("it is empty, and not a document"));
        }
        try {
            if (isDocument(request, response.contentType(), content)) {
                return content;
            }
            String body = response.redaction().apply(new String(beginning(content, MOST_TEXT), StandardCharsets.UTF_8));
            String type = response.contentType() == null ? "without a media type" : response.contentType();
            String shown = body.length() > MOST_SHOWN ? body.substring(0, MOST_SHOWN) + "..." : body;
            throw Failures.unreadable(request, response, body, new IOException(
                    "it is " + type + " instead of a document, one of " + request.operation().responseTypes()
                                                                               + ", and begins with: "
                                                                               + shown.replaceAll("\\s+", " ").strip()));
        } catch (IOException e) {
            throw Failures.unreadable(request, response, "", e);
        }
    }

    private static boolean isDocument(ApiRequest request, String contentType, StreamCache content) throws IOException {
        if (contentType == null) {
            return !isText(beginning(content, MOST_SHOWN));
        }
        int parameters = contentType.indexOf(';');
        String type = (parameters < 0 ? contentType : contentType.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        // a carrier may have its labels in another format than the request asks for
        return request.operation().responseTypes().contains(type) || BINARY.contains(type) || type.startsWith("image/")
                || type.contains("zpl") || type.equalsIgnoreCase(request.accept());
    }

    /** Whether that is the beginning of a page or of JSON. ZPL begins with neither. */
    private static boolean isText(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.UTF_8).stripLeading();
        return text.isEmpty() || text.startsWith("<") || text.startsWith("{") || text.startsWith("[");
    }

    private static byte[] beginning(StreamCache content, int most) throws IOException {
        content.reset();
        byte[] bytes = ((InputStream) content).readNBytes(most);
        content.reset();
        return bytes;
    }
}
