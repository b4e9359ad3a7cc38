package io.github.camelsendcloud.api;

/**
 * The effect of a second request that is sent because the response to the first request got lost. Sendcloud has no
 * idempotency header. Some operations have a reference in the body instead.
 */
public enum Idempotency {

    /** The operation changes nothing. A few POST operations are among these operations. */
    READ,
    /** The second request has no further effect. */
    IDEMPOTENT,
    /** Like {@link #IDEMPOTENT} when the body has a reference of the caller's own, otherwise like {@link #UNSAFE}. */
    KEYED,
    /** The second request may have the same effect again: Sendcloud may sell a second label. */
    UNSAFE;

    /** Whether a second request may have its effect again, unless the first request surely had no effect. */
    public boolean mayDuplicate() {
        return this == KEYED || this == UNSAFE;
    }
}
