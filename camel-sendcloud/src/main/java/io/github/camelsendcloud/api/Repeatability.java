package io.github.camelsendcloud.api;

/**
 * What happens when a request is sent a second time because the answer to the first got lost. Sendcloud has no
 * idempotency header; some operations have a key in the body instead.
 */
public enum Repeatability {

    /** Changes nothing, a few POSTs included. */
    READ,
    /** The second request finds the work done. */
    IDEMPOTENT,
    /** Like {@link #IDEMPOTENT} when the body has a reference of the caller's own, else like {@link #UNSAFE}. */
    KEYED,
    /** The second request may do the work again, such as buying a second label. */
    UNSAFE;

    /** Whether a second request may do what nobody wants, unless it is known that the first one did nothing. */
    public boolean mayHarm() {
        return this == KEYED || this == UNSAFE;
    }
}
