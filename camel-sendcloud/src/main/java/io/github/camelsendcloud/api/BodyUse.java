package io.github.camelsendcloud.api;

/** Whether a request has a body. */
public enum BodyUse {

    NONE,
    OPTIONAL,
    REQUIRED
}
