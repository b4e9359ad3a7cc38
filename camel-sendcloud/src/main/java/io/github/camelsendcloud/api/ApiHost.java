package io.github.camelsendcloud.api;

/** The hosts that serve the API: v2 service points live on one of their own. */
public enum ApiHost {

    PANEL,
    SERVICE_POINTS,
    /** The host of the service points, above the API: one operation for shops has no version. */
    SERVICE_POINTS_STORE
}
