package io.github.camelsendcloud.api;

/** The budgets of requests that Sendcloud counts separately. */
public enum LimitClass {

    READ,
    WRITE,
    SUPPORT
}
