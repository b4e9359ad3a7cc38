package io.github.camelsendcloud.api;

/** The hosts that serve the API. */
public enum ApiHost {

    /** The host of all operations except the service points of API v2. */
    PANEL,
    /** The host of the service points of API v2. */
    SERVICE_POINTS,
    /** The host of the service points, one path level above the API. One operation for shops has no version. */
    SERVICE_POINTS_STORE
}
