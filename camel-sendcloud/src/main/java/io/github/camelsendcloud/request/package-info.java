/**
 * Requests with builders, for routes and beans in Java. A request is the body of a call, and needs no conversion. The
 * builder checks the request. No JSON is written by hand, so a quote in a name cannot break the JSON.
 *
 * <p>
 * A component of a record is {@code null} when the request does not have the value. A list is empty then. A builder
 * takes {@code null} and a blank text for "no value". Amounts and weights are exact: {@code 0.10} is sent as
 * {@code 0.10}. {@code toMap()} returns the fields of the request as the operation takes the fields, and
 * {@code toString()} returns the same as JSON, names and addresses included.
 *
 * <p>
 * Every builder throws an {@link io.github.camelsendcloud.request.InvalidRequestException} that names the first field
 * with an error.
 */
package io.github.camelsendcloud.request;
