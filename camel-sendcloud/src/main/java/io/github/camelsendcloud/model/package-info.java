/**
 * Records for the responses of Sendcloud, for users who want types. Each operation with a specified JSON response has a
 * record for the whole body, the envelope included. The names of records and components are the names of the API. The
 * suffix {@code V2} marks a shape of API v2, the suffix {@code Envelope} marks a body around one object, the suffix
 * {@code Page} marks one page of a list.
 *
 * <p>
 * A component is {@code null} when the response has no such field, or when the field is {@code null}. A list or a map
 * is then empty. A field that may get new values without notice, such as a status, is text. A time is an
 * {@code OffsetDateTime} only when Sendcloud always sends the offset.
 *
 * <p>
 * A record that is written back as JSON loses no data. Each record of an object has a component {@code other} for
 * unknown fields, and a field keeps its name and its shape. Three things differ: a {@code null} is not written, an
 * amount that Sendcloud sent as text is written as a number, and an {@code OffsetDateTime} is written as the same
 * instant.
 */
package io.github.camelsendcloud.model;
