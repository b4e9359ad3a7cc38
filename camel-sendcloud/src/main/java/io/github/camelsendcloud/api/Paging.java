package io.github.camelsendcloud.api;

/** How the next page of a list is announced. */
public enum Paging {

    NONE,
    /** {@code Link} header, {@code rel="next"}, with an opaque {@code cursor}. */
    LINK,
    /** Fields {@code next} and {@code previous} in the body, as an URL or a bare token. */
    BODY,
    /** A {@code cursor} that is the number of the page's first item, with {@code limit}. */
    NUMBER,
    /** Numbered pages from 1, {@code page} and {@code size}. */
    PAGE
}
