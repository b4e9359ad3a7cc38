package io.github.camelsendcloud.benchmarks;

/**
 * A way to call Sendcloud. The caller of each ends with the whole body in an array of bytes; a wrong status or length
 * fails the run.
 */
interface Contender extends AutoCloseable {

    /** Connections that each contender may have: as many as there are ever callers. */
    int CONNECTIONS = 64;

    /** The size of the piece in which a caller reads a body that is a stream. */
    int PIECE = 8 * 1024;

    /** A case, ready to be called by many threads. */
    Call call(Case called);

    @Override
    void close();

    /** Makes one call. */
    @FunctionalInterface
    interface Call {

        /**
         * @param  piece for reading, of the calling thread
         * @return       the length of the body, which is as expected
         */
        long make(byte[] piece) throws Exception;
    }

    /** What goes for a contender whose answer is not the expected one. */
    static long expect(Case called, int status, long length) {
        if (status != called.status() || length != called.answer().length) {
            throw new IllegalStateException(called.label() + " was answered " + status + " with " + length + " bytes");
        }
        return length;
    }
}
