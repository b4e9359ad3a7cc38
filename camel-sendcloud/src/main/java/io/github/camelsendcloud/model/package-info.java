/**
 * Records for what Sendcloud answers, for those who want types: the body of each operation that answers JSON, its
 * envelope included, has one. Names are the API's own; a {@code V2} at the end tells that a shape is of API v2, an
 * {@code Envelope} that it wraps one thing, a {@code Page} that more may follow.
 *
 * <p>
 * A component is {@code null} when the answer does not have it, save for lists and maps, which are then empty. What has
 * no component is not lost: it is in {@code other}. Whatever may get new values without notice, such as a status, is
 * text; a time is an {@code OffsetDateTime} only where Sendcloud always tells the offset.
 */
package io.github.camelsendcloud.model;
