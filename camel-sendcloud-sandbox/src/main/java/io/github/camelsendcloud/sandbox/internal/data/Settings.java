package io.github.camelsendcloud.sandbox.internal.data;

/** The settings of a sandbox that operations read. Safe for use by several threads. */
public final class Settings {

    private static final int DEFAULT_PARCELS_PAGE_SIZE = 100;

    private volatile long largeDocument;
    private volatile int parcelsPageSize;
    private volatile boolean strictSlashes;

    public Settings() {
        reset();
    }

    /** The length of each document in bytes; 0 for the real length. */
    public long largeDocument() {
        return largeDocument;
    }

    public void largeDocument(long bytes) {
        this.largeDocument = bytes;
    }

    /** The number of parcels on a page of v2. */
    public int parcelsPageSize() {
        return parcelsPageSize;
    }

    public void parcelsPageSize(int parcels) {
        this.parcelsPageSize = parcels;
    }

    /** Whether the list of service points of v2 redirects a caller to the path with a final slash. */
    public boolean strictSlashes() {
        return strictSlashes;
    }

    public void strictSlashes(boolean strict) {
        this.strictSlashes = strict;
    }

    /** Sets the defaults. */
    public void reset() {
        largeDocument = 0;
        parcelsPageSize = DEFAULT_PARCELS_PAGE_SIZE;
        strictSlashes = false;
    }
}
