package io.github.camelsendcloud.benchmarks;

/**
 * A way to call Sendcloud. The result of a call is the whole body in an array of bytes. A wrong status or length fails
 * the run.
 */
interface Contender extends AutoCloseable {

    /** The maximum number of connections of a contender: the largest number of callers. */
    int CONNECTIONS = 64;

    /** The size of the buffer for a body that is a stream, in bytes. */
    int BUFFER_SIZE = 8 * 1024;

    /** A call of a case. Many threads can make the call at the same time. */
    Call call(Case called);

    @Override
    void close();

    /** Makes one call. */
    @FunctionalInterface
    interface Call {

        /**
         * @param  buffer a buffer of the calling thread
         * @return        the length of the body, which the call has checked
         */
        long make(byte[] buffer) throws Exception;
    }

    /**
     * Checks a response.
     *
     * @return the length
     */
    static long check(Case called, int status, long length) {
        if (status != called.status() || length != called.response().length) {
            throw new IllegalStateException(
                    "The response to " + called.label() + " has the status " + status + " and " + length + " bytes");
        }
        return length;
    }
}
