package io.github.camelsendcloud.internal.binding;

import java.util.Arrays;

/**
 * Decides in one pass over the bytes of a request body whether the body is plain. A parser accepts each plain body. A body that is not plain may also be JSON: a parser must decide, and reports the place of an error.
 */
final class BodyScan extends JsonWalk {

    /** The parser rejects longer numbers. */
    private static final int LONGEST_NUMBER = 1000;
    /** The parser rejects longer texts. */
    private static final int LONGEST_BODY = 10_000_000;
    private static final int LONGEST_NAME = 1000;
    private static final int LEVELS = 16;
    private static final int FEW_NAMES = 32;
    /** The highest number of names in all open objects. */
    private static final int MOST_NAMES = 1024;

    /** An odd number whose bits are even. */
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private boolean plain = true;
    /** The hashes of the names in the open objects; {@code null} when an object may have the same name twice. */
    private int[] hashes;
    /** Where the names of an object end in {@link #hashes}, by level. The names of an object begin where the names of the outer level end. */
    private final int[] ends;

    private final JsonFields fields;

    private BodyScan(byte[] json, int from, boolean unique) {
        super(json, from);
        fields = unique ? new JsonFields(json) : null;
        hashes = unique ? new int[FEW_NAMES] : null;
        ends = unique ? new int[LEVELS + 1] : null;
    }

    /** Whether a body is plain. An object may have the same name twice. */
    static boolean isPlain(byte[] json) {
        return new BodyScan(json, 0, false).isPlain();
    }

    /**
     * The fields of a plain body without an object that has the same name twice. A list has no fields.
     *
     * @param  from where the body begins, after a byte order mark
     * @return      {@code null} when the body is not plain, or when an object has the same name twice
     */
    static JsonFields fields(byte[] json, int from) {
        BodyScan scan = new BodyScan(json, from, true);
        return scan.isPlain() ? scan.fields : null;
    }

    private boolean isPlain() {
        return json.length <= LONGEST_BODY && walk() == End.WHOLE && plain && longestNumber <= LONGEST_NUMBER;
    }

    @Override
    void opening(boolean object) {
        if (depth == LEVELS) {
            plain = false;
            stopped = true;
        } else if (hashes != null) {
            fields.open(depth);
            ends[depth + 1] = ends[depth];
        }
    }

    @Override
    void string(int begin, boolean name) {
        if (!name) {
            return;
        }
        if (at - begin > LONGEST_NAME || hashes != null && (escaped || !isNew(hash(begin)))) {
            // a name with an escape can be written in several ways
            plain = false;
            stopped = true;
        } else if (fields != null) {
            fields.add(begin, depth);
        }
    }

    @Override
    void unicode() {
        // the parser accepts each escape
    }

    private int hash(int begin) {
        int end = at - 1;
        long hash = end - begin;
        for (int i = begin; i < end; i += Long.BYTES) {
            hash = (hash + JsonValues.word(json, i, end)) * MIXER;
        }
        return (int) (hash >>> Integer.SIZE);
    }

    private boolean isNew(int hash) {
        int end = ends[depth];
        for (int i = ends[depth - 1]; i < end; i++) {
            if (hashes[i] == hash) {
                return false;
            }
        }
        if (end == MOST_NAMES) {
            return false;
        }
        if (end == hashes.length) {
            hashes = Arrays.copyOf(hashes, end * 2);
        }
        hashes[end] = hash;
        ends[depth] = end + 1;
        return true;
    }
}
