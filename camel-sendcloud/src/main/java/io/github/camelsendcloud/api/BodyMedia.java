package io.github.camelsendcloud.api;

/** What a request body is made of. */
public enum BodyMedia {

    JSON,
    /** {@code application/x-www-form-urlencoded} */
    FORM,
    /** {@code multipart/form-data}: an upload */
    MULTIPART
}
