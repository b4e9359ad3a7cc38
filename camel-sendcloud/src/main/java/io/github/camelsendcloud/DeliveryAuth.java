package io.github.camelsendcloud;

/** The authentication of deliveries of an event subscription. */
public enum DeliveryAuth {
    /** No authentication: a delivery of any sender is accepted. */
    NONE,
    /** The header {@code Authorization: Bearer TOKEN}. */
    BEARER,
    /** The header {@code Authorization: Basic …} with a user name and a password. */
    BASIC,
    /** A header whose name and value are configured. */
    API_KEY
}
