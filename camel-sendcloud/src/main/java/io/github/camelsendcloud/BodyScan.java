package io.github.camelsendcloud;

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
    /** The names of all objects that are open at a time. */
    private static final int MOST_NAMES = 1024;

    private boolean plain = true;
    /** Of the names of the objects that are open; {@code null} when a name may stand twice in an object. */
    private int[] hashes;
    /** Where the names of an object begin and end in {@link #hashes}, by level. */
    private final int[] begins;
    private final int[] ends;

    private BodyScan(byte[] json, int from, boolean unique) {
        super(json, from);
        hashes = unique ? new int[Integer.SIZE] : null;
        begins = unique ? new int[LEVELS + 1] : null;
        ends = unique ? new int[LEVELS + 1] : null;
    }

    /**
     * @param from   where the body begins, behind a byte order mark
     * @param unique whether a name that stands twice in an object makes the body not plain
     */
    static boolean isPlain(byte[] json, int from, boolean unique) {
        if (json.length > LONGEST_BODY) {
            return false;
        }
        BodyScan scan = new BodyScan(json, from, unique);
        return scan.walk() == End.WHOLE && scan.plain && scan.longestNumber <= LONGEST_NUMBER;
    }

    @Override
    void opening(boolean object) {
        if (depth == LEVELS) {
            end();
        } else if (hashes != null) {
            begins[depth + 1] = ends[depth];
            ends[depth + 1] = ends[depth];
        }
    }

    @Override
    void string(int begin, boolean name) {
        if (name && (at - begin > LONGEST_NAME || hashes != null && !isNew(hash(begin)))) {
            end();
        }
    }

    @Override
    void unicode() {
        // the parser takes any
    }

    private void end() {
        plain = false;
        stopped = true;
    }

    /** 0 for a name with an escape, which can be written in several ways. */
    private int hash(int begin) {
        int hash = 1;
        for (int i = begin; i < at - 1; i++) {
            if (json[i] == '\\') {
                return 0;
            }
            hash = hash * 31 + json[i];
        }
        return hash == 0 ? 1 : hash;
    }

    private boolean isNew(int hash) {
        int end = ends[depth];
        for (int i = begins[depth]; i < end; i++) {
            if (hashes[i] == hash) {
                return false;
            }
        }
        if (hash == 0 || end == MOST_NAMES) {
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
