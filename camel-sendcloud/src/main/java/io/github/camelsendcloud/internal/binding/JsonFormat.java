package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelsendcloud.api.Operation;
import org.apache.hc.core5.http.ContentType;

/** The format of a text, bytes, a stream or a file with JSON. */
final class JsonFormat implements BodyFormat {

    static final ContentType JSON = ContentType.create("application/json");
    /** The characters that a value in JSON can begin with. */
    static final String BEGINNINGS = "{[\"-0123456789tfn";

    private final Operation operation;
    private final String contentType;
    private ContentType type;

    /** @param contentType the media type that the message has; {@code null} for none */
    JsonFormat(Operation operation, String contentType) {
        this.operation = operation;
        this.contentType = contentType;
    }

    /**
     * The media type of the request. An operation of the catalog gets JSON, since the media type of the message may
     * belong to an earlier body. The catalog does not know what an unlisted operation takes, so such an operation gets
     * the media type of the message.
     */
    @Override
    public ContentType type() {
        if (type == null) {
            type = operation.isListed() && !isJson(contentType) ? JSON : BodyFormat.mediaType(contentType, JSON);
        }
        return type;
    }

    private static boolean isJson(String contentType) {
        if (contentType == null) {
            return false;
        }
        String mediaType = contentType.strip().toLowerCase(Locale.ROOT);
        return mediaType.equals("application/json") || mediaType.startsWith("application/json;")
                || mediaType.startsWith("application/json ");
    }

    /**
     * Checks that a text is JSON, since an error here is clearer than an error response of the server. Streams are not
     * checked.
     */
    @Override
    public void requireText(String text, byte[] utf8) {
        if (utf8 != null && BodyScan.isPlain(utf8)) {
            return;
        }
        try (JsonParser json = utf8 == null ? Json.MAPPER.createParser(text) : Json.MAPPER.createParser(utf8)) {
            json.nextToken();
            json.skipChildren();
            if (json.nextToken() != null) {
                JsonLocation more = json.currentTokenLocation();
                throw new IllegalArgumentException(
                        "The body is no JSON: the text continues after the end of the value (line " + more.getLineNr()
                                                   + ", column "
                                                   + more.getColumnNr() + ")");
            }
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new IllegalArgumentException(
                    "The body is no JSON: " + e.getOriginalMessage()
                                               + (place == null
                                                       ? ""
                                                       : " (line " + place.getLineNr() + ", column " + place.getColumnNr()
                                                         + ")"),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks the first bytes of a body. The body may be a document of an earlier call. */
    @Override
    public void requireBeginning(byte[] head, int from) {
        boolean utf8 = type().getCharset(StandardCharsets.UTF_8) == StandardCharsets.UTF_8;
        if (!utf8 || !isJson(type().getMimeType())) {
            return;
        }
        int first = from;
        while (first < head.length
                && (head[first] == ' ' || head[first] == '\n' || head[first] == '\r' || head[first] == '\t')) {
            first++;
        }
        // UTF-16 and UTF-32 have zero bytes between the characters
        if (first < head.length && (BEGINNINGS.indexOf(head[first] & 0xFF) < 0 || head[head.length - 1] == 0
                || head[Math.min(first + 1, head.length - 1)] == 0)) {
            throw new IllegalArgumentException(
                    "The body is no JSON in UTF-8: it begins with '" + shown(head, first) + "', and " + operation
                                               + " takes JSON");
        }
    }

    private static String shown(byte[] head, int from) {
        StringBuilder shown = new StringBuilder();
        for (int i = from; i < head.length; i++) {
            int c = head[i] & 0xFF;
            shown.append(c > ' ' && c < 0x7F ? String.valueOf((char) c) : String.format("\\x%02x", c));
        }
        return shown.toString();
    }
}
