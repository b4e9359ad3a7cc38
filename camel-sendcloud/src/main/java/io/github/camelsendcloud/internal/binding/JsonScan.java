package io.github.camelsendcloud.internal.binding;

import java.util.Arrays;
import java.util.List;

import io.github.camelsendcloud.api.BodyPath;

/**
 * Decides in one pass over the bytes of a response whether the response is JSON, and whether the response may report a
 * failure. For nearly all successes, this scan replaces a parser.
 */
final class JsonScan extends JsonWalk {

    /** The result of a scan. */
    enum Finding {
        /** The bytes are no JSON, or truncated JSON. */
        BROKEN,
        /** The bytes are JSON without a sign of a failure. */
        PLAIN,
        /** The bytes are JSON that names no created object. */
        NOTHING,
        /** The bytes are JSON with a possible sign of a failure, or JSON with more levels than a scan can count. */
        SIGNS
    }

    private static final int FEW_FIELDS = 36;

    private final List<BodyPath> failures;
    private final Substance substance;
    /** A bit for each byte that a sign begins with, so that the scan compares few names and texts. */
    private final long beginnings;
    /** A bit for each length of a sign, modulo 64, with the quotation mark at the end. */
    private final long lengths;
    private boolean signs;
    /** Whether a field for the created object has no content. */
    private boolean hollow;
    /** Whether a field for the created object has content. */
    private boolean said;

    /** The fields of a response that is compared with the request; {@code null} for any other response. */
    private final JsonFields fields;
    private final Finding finding;

    /**
     * @param failures  the places of failures in a response
     * @param substance the required content of a response; {@code null} for any content
     */
    JsonScan(byte[] json, List<BodyPath> failures, Substance substance) {
        super(json);
        this.failures = failures;
        this.substance = substance;
        long bits = 0;
        long ends = 0;
        for (BodyPath failure : failures) {
            bits |= failure.markBits();
            ends |= failure.mark().length == 0 ? -1L : 1L << failure.mark().length;
        }
        this.beginnings = bits;
        this.lengths = ends;
        this.fields = substance != null && substance.isCompared() ? new JsonFields(json, FEW_FIELDS) : null;
        this.finding = scan();
    }

    /**
     * @param failures  the places of failures in a response
     * @param substance the required content of a response; {@code null} for any content
     */
    static Finding of(byte[] json, List<BodyPath> failures, Substance substance) {
        return new JsonScan(json, failures, substance).finding();
    }

    Finding finding() {
        return finding;
    }

    /** The fields of a response that is compared with the request; {@code null} for other responses. */
    JsonFields fields() {
        return fields;
    }

    private Finding scan() {
        int root = JsonValues.next(json, 0);
        boolean empty = substance != null && root < json.length && json[root] != '{'
                && (json[root] != '[' || substance.isMissingIn(json, root));
        return switch (walk(0, MOST_LEVELS, beginnings)) {
            case WHOLE -> empty && !unicode || hollow && !said
                    ? Finding.NOTHING : signs || unicode ? Finding.SIGNS : Finding.PLAIN;
            case DEEP -> Finding.SIGNS;
            default -> Finding.BROKEN;
        };
    }

    @Override
    boolean opened(int depth, boolean object) {
        return true;
    }

    @Override
    boolean name(int begin, int end, int depth) {
        if (fields != null) {
            fields.add(begin, end, depth);
        }
        // Java uses only the lower six bits of a shift distance
        signs |= (beginnings >>> json[begin] & 1) == 1 && isSign(begin, end, true);
        if (depth == 1 && substance != null && !said && substance.isAbout(json, begin, end)) {
            said = !Substance.isVoid(json, JsonValues.next(json, JsonValues.next(json, end) + 1));
            hollow |= !said;
        }
        return true;
    }

    @Override
    void text(int begin, int end) {
        signs |= isSign(begin, end, false);
    }

    /** Whether a name or a text is a sign. The walk has reached the end of the string. */
    private boolean isSign(int begin, int end, boolean name) {
        if ((lengths >>> end - begin & 1) == 0) {
            return false;
        }
        for (BodyPath failure : failures) {
            byte[] mark = failure.mark();
            if (mark.length == 0) {
                return true;
            }
            // the bytes of the mark include the quotation mark at the end
            if (end - begin == mark.length && failure.isMarkName() == name
                    && (name ? Arrays.equals(json, begin, end, mark, 0, mark.length) : JsonValues.isValue(json, begin, mark))
                    && (!name || isSignAt(JsonValues.next(json, JsonValues.next(json, end) + 1), failure.value()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isSignAt(int value, String wanted) {
        return wanted == null ? !JsonValues.isEmpty(json, value) : JsonValues.isNumber(json, value, wanted);
    }
}
