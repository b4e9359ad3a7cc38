package io.github.camelsendcloud.internal.auth;

/**
 * The age of a token. The clock alone decides the state. The state changes in one direction:
 *
 * <pre>
 *   FRESH ──── staleAt ────► STALE ──── expiresAt ────► EXPIRED
 * </pre>
 */
enum TokenState {
    /** Calls use the token. */
    FRESH,
    /** Calls use the token, and the manager refreshes the token in the background. */
    STALE,
    /** Calls wait for the refresh. */
    EXPIRED
}
