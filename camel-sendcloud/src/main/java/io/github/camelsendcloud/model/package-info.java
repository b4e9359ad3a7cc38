/**
 * Records for the responses of Sendcloud, for those who want types: each operation whose response in JSON is specified
 * has a record for the whole body, its envelope included. Names are the API's own; a {@code V2} at the end tells that a
 * shape is of API v2, an {@code Envelope} that it wraps one thing, a {@code Page} that more may follow.
 *
 * <p>
 * A component is {@code null} when the response does not have the field, or has {@code null} there, save for lists and
 * maps, which are then empty. Whatever may get new values without notice, such as a status, is text; a time is an
 * {@code OffsetDateTime} only where Sendcloud always tells the offset.
 *
 * <p>
 * A record loses nothing when it is written back as JSON. Each record of an object has a component {@code other} for
 * the fields that the record does not know, and a field keeps its name and its shape. A {@code null} is not written, an
 * amount that came as text is written as a number, and an {@code OffsetDateTime} as the same instant.
 */
package io.github.camelsendcloud.model;
