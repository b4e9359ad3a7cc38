package io.github.camelsendcloud.api;

/** The media type of a request body. */
public enum BodyMedia {

    /** {@code application/json} */
    JSON,
    /** {@code application/x-www-form-urlencoded} */
    FORM,
    /** {@code multipart/form-data}: an upload of a file */
    MULTIPART
}
