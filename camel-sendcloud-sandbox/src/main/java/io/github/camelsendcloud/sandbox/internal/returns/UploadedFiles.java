package io.github.camelsendcloud.sandbox.internal.returns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;

/** Reads the files of a body of the type multipart/form-data. */
final class UploadedFiles {

    /**
     * A file of a form.
     *
     * @param name     the name of the field
     * @param filename the name of the file
     * @param type     the media type in lower case
     * @param length   in bytes
     */
    record UploadedFile(String name, String filename, String type, int length) {
    }

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern FILENAME = Pattern.compile("\\bfilename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^Content-Type:\\s*([^\\s;]+)");
    private static final String END_OF_HEADERS = "\r\n\r\n";

    private UploadedFiles() {
    }

    /** The files of the form; null if the body is not a form. */
    static List<UploadedFile> of(ApiRequest request) {
        String contentType = request.header("Content-Type");
        Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith("multipart/") || !boundary.find()) {
            return null;
        }
        // ISO 8859-1 keeps each byte
        String body = "\r\n" + new String(request.body(), StandardCharsets.ISO_8859_1);
        List<UploadedFile> files = new ArrayList<>();
        for (String part : body.split(Pattern.quote("\r\n--" + boundary.group(1)))) {
            int end = part.indexOf(END_OF_HEADERS);
            if (end >= 0) {
                String headers = part.substring(0, end);
                String filename = first(FILENAME, headers, null);
                if (filename != null) {
                    files.add(new UploadedFile(
                            first(NAME, headers, ""), filename,
                            first(TYPE, headers, "").toLowerCase(Locale.ROOT), part.length() - end - END_OF_HEADERS.length()));
                }
            }
        }
        return files;
    }

    private static String first(Pattern pattern, String text, String defaultText) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : defaultText;
    }
}
