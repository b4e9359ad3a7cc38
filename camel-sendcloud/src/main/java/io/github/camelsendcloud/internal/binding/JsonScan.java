package io.github.camelsendcloud.internal.binding;

import java.util.Arrays;
import java.util.List;

import io.github.camelsendcloud.api.BodyPath;

/**
 * Looks once through the bytes of a response: whether they are JSON to the end, and whether a failure may stand in
 * them. A scan takes a third of the time of a parser, and for nearly all successes nothing more has to be known.
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

    private final List<BodyPath> failures;
    private final Substance substance;
    /** A bit for each byte that a sign begins with: few names and texts have to be compared. */
    private final long beginnings;
    private boolean signs;
    /** Whether the response is neither an object nor a list that says anything. */
    private boolean empty;
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
        super(json, 0);
        this.failures = failures;
        this.substance = substance;
        this.empty = substance != null;
        long bits = 0;
        for (BodyPath failure : failures) {
            byte[] mark = failure.mark();
            bits |= mark.length == 0 ? -1L : 1L << mark[0] | 1L << (failure.isMarkName() ? mark[0] : mark[0] | JsonValues.CASE);
        }
        this.beginnings = bits;
        this.fields = substance != null && substance.isCompared() ? new JsonFields(json) : null;
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
        return switch (walk()) {
            case WHOLE -> empty || hollow && !said ? Finding.NOTHING : signs ? Finding.SIGNS : Finding.PLAIN;
            case DEEP -> Finding.SIGNS;
            default -> Finding.BROKEN;
        };
    }

    @Override
    void opening(boolean object) {
        if (empty && depth == 0) {
            empty = !object && substance.isMissingIn(json, at);
        }
    }

    @Override
    void string(int begin, boolean name) {
        if (name && fields != null) {
            fields.add(begin, depth);
        }
        // of a shift, the lower six bits count
        signs |= (beginnings >>> json[begin] & 1) == 1 && isSign(begin, name);
        if (name && depth == 1 && substance != null && !said && substance.isAbout(json, begin, at)) {
            said = !Substance.isVoid(json, JsonValues.next(json, JsonValues.next(json, at) + 1));
            hollow |= !said;
        }
    }

    @Override
    void unicode() {
        // a name can be written in such a way
        signs = true;
        empty = false;
    }

    /** Whether the name or text that begins there is a sign, once its end has been reached. */
    private boolean isSign(int begin, boolean name) {
        for (BodyPath failure : failures) {
            byte[] mark = failure.mark();
            if (mark.length == 0) {
                return true;
            }
            // the mark has the quotation mark at the end
            if (at - begin == mark.length && failure.isMarkName() == name
                    && (name ? Arrays.equals(json, begin, at, mark, 0, mark.length) : JsonValues.isValue(json, begin, mark))
                    && (!name || isSignAt(JsonValues.next(json, JsonValues.next(json, at) + 1), failure.value()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isSignAt(int value, String wanted) {
        return wanted == null ? !JsonValues.isEmpty(json, value) : JsonValues.isNumber(json, value, wanted);
    }
}
