package io.github.camelsendcloud.internal.binding;

import java.util.Arrays;

/**
 * Looks once through the bytes of a request body: whether a parser would refuse nothing in them. A body that is not
 * plain may be JSON too: a parser tells, and says where the error is.
 */
final class BodyScan extends JsonWalk {

    /** The parser refuses longer numbers. */
    private static final int LONGEST_NUMBER = 1000;
    /** The parser refuses longer texts. */
    private static final int LONGEST_BODY = 10_000_000;
    private static final int LONGEST_NAME = 1000;
    private static final int LEVELS = 16;
    private static final int FEW_NAMES = 32;
    /** The names of all objects that are open at a time. */
    private static final int MOST_NAMES = 1024;

    /** An odd number whose bits are even. */
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private boolean plain = true;
    /** Of the names of the objects that are open; {@code null} when a name may stand twice in an object. */
    private int[] hashes;
    /** Where the names of an object end in {@link #hashes}, by level. They begin where those of the level above end. */
    private final int[] ends;

    private final JsonFields fields;

    private BodyScan(byte[] json, int from, boolean unique) {
        super(json, from);
        fields = unique ? new JsonFields(json) : null;
        hashes = unique ? new int[FEW_NAMES] : null;
        ends = unique ? new int[LEVELS + 1] : null;
    }

    /** Whether a body is plain; a name may stand twice in an object. */
    static boolean isPlain(byte[] json) {
        return new BodyScan(json, 0, false).isPlain();
    }

    /**
     * The fields of a body that is plain, and in which no name stands twice in an object; those of a list are empty.
     *
     * @param  from where the body begins, behind a byte order mark
     * @return      {@code null} when the body is not plain
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
        // the parser takes any
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
