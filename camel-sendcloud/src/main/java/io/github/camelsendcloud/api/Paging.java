package io.github.camelsendcloud.api;

/** How a page of a list refers to the next page. */
public enum Paging {

    /** The response is not a page. */
    NONE,
    /** The {@code Link} header with {@code rel="next"} has an opaque {@code cursor}. */
    LINK,
    /** The body has fields {@code next} and {@code previous}, each with a URL or a bare cursor. */
    BODY,
    /** The pages are numbered from 1 by the query parameters {@code page} and {@code size}. */
    PAGE
}
