package io.github.camelsendcloud.api;

/** The hosts that serve the API: v2 service points live on one of their own. */
public enum ApiHost {

    PANEL,
    SERVICE_POINTS
}
