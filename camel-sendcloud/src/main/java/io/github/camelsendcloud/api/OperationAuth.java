package io.github.camelsendcloud.api;

/** The credential that a request of an operation needs. */
public enum OperationAuth {

    /** The credential of the account. */
    ACCOUNT,
    /** Only the token ({@code access_token}) that the return portal issues for an outgoing parcel. */
    RETURN_PORTAL
}
