package io.github.camelsendcloud.internal.binding;

import java.nio.charset.StandardCharsets;

/**
 * Finds the field {@code next} in the bytes of a page, and reads no further. If the finding is not sure, a parser must read the page.
 */
final class NextScan extends JsonWalk {

    /** The finding of a scan.
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
        super(json, 0);
    }

    /** Scans a page. */
    static Found of(byte[] json) {
        NextScan scan = new NextScan(json);
        End end = scan.walk();
        return scan.found != null ? scan.found : end == End.WHOLE ? Found.LAST : Found.UNSURE;
    }

    @Override
    void opening(boolean object) {
        if (depth == 0 && !object) {
            end(Found.LAST);
        }
    }

    @Override
    void string(int begin, boolean name) {
        if (name && depth == 1 && at - begin == 5 && json[begin] == 'n' && json[begin + 1] == 'e' && json[begin + 2] == 'x'
                && json[begin + 3] == 't') {
            int colon = next(at);
            end(colon < json.length && json[colon] == ':' ? value(next(colon + 1)) : Found.UNSURE);
        }
    }

    @Override
    void unicode() {
        // the escape can be part of the name
        end(Found.UNSURE);
    }

    private void end(Found what) {
        found = what;
        stopped = true;
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

    /** The position of the next byte that is no white space. The bytes after the name may be no JSON. */
    private int next(int from) {
        int i = from;
        while (i < json.length && isBlank(json[i])) {
            i++;
        }
        return i;
    }

    private static boolean isEnd(byte b) {
        return b == ',' || b == '}' || isBlank(b);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
