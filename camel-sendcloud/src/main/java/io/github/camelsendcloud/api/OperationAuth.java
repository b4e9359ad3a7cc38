package io.github.camelsendcloud.api;

/** What a request of an operation has to be authenticated with. */
public enum OperationAuth {

    /** The credential of the account. */
    ACCOUNT,
    /** The token that the return portal gives for a parcel that was sent ({@code access_token}), and nothing else. */
    RETURN_PORTAL
}
