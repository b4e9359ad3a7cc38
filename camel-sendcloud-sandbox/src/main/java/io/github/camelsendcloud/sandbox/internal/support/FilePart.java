package io.github.camelsendcloud.sandbox.internal.support;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;

/**
 * A part of a body with the media type multipart/form-data.
 *
 * @param fileName null if the part is not a file
 */
record FilePart(String fileName, String contentType, byte[] content) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern FILE_NAME = Pattern.compile("(?i);\\s*filename\\*?=(\"[^\"]*\"|[^;\\r\\n]+)");
    private static final Pattern CONTENT_TYPE = Pattern.compile("(?im)^content-type:\\s*([^\\r\\n]+)");

    /** The part with this name; null if the body has no such part. */
    static FilePart of(ApiRequest request, String name) {
        String contentType = request.header("Content-Type");
        Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
        if (!boundary.find()) {
            return null;
        }
        // each byte is a character of ISO 8859-1
        String body = "\r\n" + new String(request.body(), StandardCharsets.ISO_8859_1);
        Pattern ownName = Pattern.compile("(?im)^content-disposition:.*;\\s*name=\"?" + Pattern.quote(name) + "\"?\\s*(;|$)");
        for (String part : body.split(Pattern.quote("\r\n--" + boundary.group(1)), -1)) {
            int end = part.indexOf("\r\n\r\n");
            String head = end < 0 ? "" : part.substring(0, end);
            if (ownName.matcher(head).find()) {
                Matcher fileName = FILE_NAME.matcher(head);
                Matcher type = CONTENT_TYPE.matcher(head);
                return new FilePart(
                        fileName.find() ? fileName.group(1).replace("\"", "") : null,
                        type.find() ? type.group(1).trim() : "application/octet-stream",
                        part.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return null;
    }
}
