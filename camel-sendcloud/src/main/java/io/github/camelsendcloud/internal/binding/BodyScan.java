package io.github.camelsendcloud.internal.binding;

import java.util.Arrays;

/**
 * Decides in one pass over the bytes of a request body whether the body is plain. A parser accepts each plain body. A
 * body that is not plain may also be JSON: a parser must decide, and reports the place of an error.
 */
final class BodyScan extends JsonWalk {

    /** The parser rejects longer numbers. */
    private static final int LONGEST_NUMBER = 1000;
    /** The parser rejects longer texts. */
    private static final int LONGEST_BODY = 10_000_000;
    private static final int LONGEST_NAME = 1000;
    private static final int LEVELS = 16;
    private static final int FEW_NAMES = 32;
    private static final int FEW_FIELDS = 20;
    /** The highest number of names in all open objects. */
    private static final int MOST_NAMES = 1024;

    /** The hashes of the names in the open objects; {@code null} when an object may have the same name twice. */
    private int[] hashes;
    /**
     * Where the names of an object end in {@link #hashes}, by level. The names of an object begin where the names of
     * the outer level end.
     */
    private final short[] ends;

    private final JsonFields fields;

    private BodyScan(byte[] json, boolean unique) {
        super(json);
        fields = unique ? new JsonFields(json, FEW_FIELDS) : null;
        hashes = unique ? new int[FEW_NAMES] : null;
        ends = unique ? new short[LEVELS + 1] : null;
    }

    /** Whether a body is plain. An object may have the same name twice. */
    static boolean isPlain(byte[] json) {
        return new BodyScan(json, false).isPlain(0);
    }

    /**
     * The fields of a plain body without an object that has the same name twice. A list has no fields.
     *
     * @param  from where the body begins, after a byte order mark
     * @return      {@code null} when the body is not plain, or when an object has the same name twice
     */
    static JsonFields fields(byte[] json, int from) {
        BodyScan scan = new BodyScan(json, true);
        return scan.isPlain(from) ? scan.fields : null;
    }

    private boolean isPlain(int from) {
        return json.length <= LONGEST_BODY && walk(from, LEVELS + 1, 0) == End.WHOLE && longestNumber <= LONGEST_NUMBER;
    }

    @Override
    boolean opened(int depth, boolean object) {
        if (hashes != null) {
            fields.open(depth);
            ends[depth] = ends[depth - 1];
        }
        return true;
    }

    @Override
    boolean name(int begin, int end, int depth) {
        if (end - begin > LONGEST_NAME) {
            return false;
        }
        if (hashes == null) {
            return true;
        }
        // a name with an escape can be written in several ways
        if (escaped || !isNew(depth)) {
            return false;
        }
        fields.add(begin, end, depth);
        return true;
    }

    @Override
    void text(int begin, int end) {
        // the parser accepts each text
    }

    private boolean isNew(int depth) {
        int end = ends[depth];
        for (int i = ends[depth - 1]; i < end; i++) {
            if (hashes[i] == hash) {
                return false;
            }
        }
        if (end == hashes.length) {
            if (end == MOST_NAMES) {
                return false;
            }
            hashes = Arrays.copyOf(hashes, end * 2);
        }
        hashes[end] = hash;
        ends[depth]++;
        return true;
    }
}
