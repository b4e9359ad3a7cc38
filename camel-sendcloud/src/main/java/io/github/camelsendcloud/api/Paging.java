package io.github.camelsendcloud.api;

/** How the next page of a list is announced. */
public enum Paging {

    NONE,
    /** {@code Link} header, {@code rel="next"}, with an opaque {@code cursor}. */
    LINK,
    /** Fields {@code next} and {@code previous} in the body, as an URL or a bare token. */
    BODY,
    /** Numbered pages from 1, {@code page} and {@code size}. */
    PAGE
}
