package io.github.camelsendcloud.internal.binding;

import java.util.Arrays;
import java.util.List;

import io.github.camelsendcloud.api.BodyPath;

/**
 * Looks once through the bytes of a response: whether they are JSON to the end, and whether a failure may stand in
 * them. The scan creates no objects of what it reads, and for nearly all successes nothing more has to be known.
 */
final class JsonScan extends JsonWalk {

    /** What the bytes are. */
    enum Finding {
        /** No JSON, or JSON that is cut. */
        BROKEN,
        /** JSON without a sign of a failure. */
        PLAIN,
        /** JSON that says nothing of what was made. */
        NOTHING,
        /** JSON with something that looks like a sign of a failure, or JSON that is too deep for a scan. */
        SIGNS
    }

    private static final int FEW_FIELDS = 36;

    private final List<BodyPath> failures;
    private final Substance substance;
    /** A bit for each byte that a sign begins with: few names and texts have to be compared. */
    private final long beginnings;
    private boolean signs;
    /** Whether a field that has to say what was made says nothing. */
    private boolean hollow;
    /** Whether such a field says something. */
    private boolean said;

    /** The names of an object that is compared with its request; {@code null} for others. */
    private final JsonFields fields;
    private final Finding finding;

    /**
     * @param failures  where a failure would stand
     * @param substance what a response has to say; {@code null} for anything
     */
    JsonScan(byte[] json, List<BodyPath> failures, Substance substance) {
        super(json);
        this.failures = failures;
        this.substance = substance;
        long bits = 0;
        for (BodyPath failure : failures) {
            bits |= failure.markBits();
        }
        this.beginnings = bits;
        this.fields = substance != null && substance.isCompared() ? new JsonFields(json, FEW_FIELDS) : null;
        this.finding = scan();
    }

    /**
     * @param failures  where a failure would stand
     * @param substance what a response has to say; {@code null} for anything
     */
    static Finding of(byte[] json, List<BodyPath> failures, Substance substance) {
        return new JsonScan(json, failures, substance).finding();
    }

    Finding finding() {
        return finding;
    }

    /** The fields of a response that is compared with its request; {@code null} of others. */
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
        // of a shift, the lower six bits count
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

    /** Whether the name or text that begins there is a sign, once its end has been reached. */
    private boolean isSign(int begin, int end, boolean name) {
        for (BodyPath failure : failures) {
            byte[] mark = failure.mark();
            if (mark.length == 0) {
                return true;
            }
            // the mark has the quotation mark at the end
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
