package io.github.camelsendcloud.api;

/**
 * How an operation takes a list of things to make.
 *
 * @param field    the field of the body that has the list; {@code null} when the body is the list
 * @param single   the field of a body that has one thing instead of a list; {@code null} when there is no such body
 * @param size     the most things in one request
 * @param answered the field of the answer that has what was made, in the order of the request
 * @param refused  the field of the answer that has what was not made; {@code null} when there is none
 */
public record Batch(String field, String single, int size, String answered, String refused) {
}
