package io.github.camelsendcloud;

/** What deliveries of an event subscription prove themselves with. */
public enum DeliveryAuth {
    NONE,
    BEARER,
    BASIC,
    API_KEY
}
