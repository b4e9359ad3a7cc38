package io.github.camelsendcloud.api;

/** Whether a request of an operation has a body. */
public enum BodyUse {

    NONE,
    OPTIONAL,
    REQUIRED
}
