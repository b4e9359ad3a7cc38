package io.github.camelsendcloud.api;

/** The rate limits that Sendcloud counts separately. */
public enum LimitClass {

    READ,
    WRITE,
    SUPPORT
}
