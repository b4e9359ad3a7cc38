package io.github.camelsendcloud.internal.binding;

import java.nio.charset.StandardCharsets;

/**
 * Finds the field {@code next} in the bytes of a page, and reads no further. If the finding is not sure, a parser must
 * read the page.
 */
final class NextScan extends JsonWalk {

    /**
     * The finding of a scan.
     *
     * @param sure whether no parser is needed
     * @param next the text of the field; {@code null} on the last page
     */
    record Found(boolean sure, String next) {

        private static final Found LAST = new Found(true, null);
        private static final Found UNSURE = new Found(false, null);
    }

    private Found found;

    private NextScan(byte[] json) {
        super(json);
    }

    /** Scans a page. */
    static Found of(byte[] json) {
        NextScan scan = new NextScan(json);
        End end = scan.walk(0, MOST_LEVELS, 0);
        // an escape can be part of the name
        return scan.unicode || scan.found == null && end != End.WHOLE ? Found.UNSURE : scan.found == null ? Found.LAST
                : scan.found;
    }

    @Override
    boolean opened(int depth, boolean object) {
        found = depth == 1 && !object ? Found.LAST : null;
        return found == null;
    }

    @Override
    boolean name(int begin, int end, int depth) {
        if (depth == 1 && end - begin == 5 && json[begin] == 'n' && json[begin + 1] == 'e' && json[begin + 2] == 'x'
                && json[begin + 3] == 't') {
            int colon = JsonValues.next(json, end);
            found = colon < json.length && json[colon] == ':' ? value(JsonValues.next(json, colon + 1)) : Found.UNSURE;
        }
        return found == null;
    }

    @Override
    void text(int begin, int end) {
        // the name is no text
    }

    private Found value(int begin) {
        if (begin + 4 < json.length && json[begin] == 'n' && json[begin + 1] == 'u' && json[begin + 2] == 'l'
                && json[begin + 3] == 'l' && isEnd(json[begin + 4])) {
            return Found.LAST;
        }
        if (begin >= json.length || json[begin] != '"') {
            return Found.UNSURE;
        }
        int end = begin + 1;
        while (end < json.length && json[end] >= ' ' && json[end] != '"' && json[end] != '\\') {
            end++;
        }
        return end < json.length && json[end] == '"'
                ? new Found(true, new String(json, begin + 1, end - begin - 1, StandardCharsets.US_ASCII)) : Found.UNSURE;
    }

    private static boolean isEnd(byte b) {
        return b == ',' || b == '}' || JsonValues.isBlank(b);
    }
}
