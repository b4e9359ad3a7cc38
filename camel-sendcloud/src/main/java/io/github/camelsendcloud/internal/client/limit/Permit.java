package io.github.camelsendcloud.internal.client.limit;

/**
 * The right to make a call, and when that call was counted. Stands in the line of those sent and not answered, too: a
 * list that needs no memory of its own. Guarded by the lock of its {@link RateLimiter}.
 */
public final class Permit {

    /** Later than any time. */
    static final long UNSENT = Long.MAX_VALUE / 2;

    private final long number;
    private final String operation;
    private long counted = UNSENT;
    private Permit before;
    private Permit after;

    /**
     * @param number    says in which order permits were handed out
     * @param operation the name of the operation that is called
     */
    Permit(long number, String operation) {
        this.number = number;
        this.operation = operation;
    }

    String operation() {
        return operation;
    }

    long number() {
        return number;
    }

    /** The latest time at which the server may have counted the call. */
    long counted() {
        return counted;
    }

    void count(long time) {
        counted = time;
    }

    boolean isUnsent() {
        return counted == UNSENT;
    }

    /** Permits in line, in the order in which they were added. */
    static final class Line {

        private Permit first;
        private Permit last;
        private int size;

        int size() {
            return size;
        }

        /** @return {@code null} when there is none */
        Permit first() {
            return first;
        }

        /** @param permit in no line */
        void add(Permit permit) {
            permit.before = last;
            if (last == null) {
                first = permit;
            } else {
                last.after = permit;
            }
            last = permit;
            size++;
        }

        /** @return whether it was here */
        boolean remove(Permit permit) {
            if (permit != first && permit.before == null) {
                return false;
            }
            if (permit == first) {
                first = permit.after;
            } else {
                permit.before.after = permit.after;
            }
            if (permit == last) {
                last = permit.before;
            } else {
                permit.after.before = permit.before;
            }
            permit.before = null;
            permit.after = null;
            size--;
            return true;
        }
    }
}
