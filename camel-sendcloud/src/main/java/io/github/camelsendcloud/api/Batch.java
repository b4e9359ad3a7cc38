package io.github.camelsendcloud.api;

/**
 * How an operation takes a list of objects to create.
 *
 * @param field       the field of the body that holds the list; {@code null} when the body itself is the list
 * @param singleField the field of a body that holds one object instead of a list; {@code null} when the operation has
 *                    no such body
 * @param maxSize     the maximum number of objects in one request
 * @param created     the field of the response that holds the created objects, in the order of the request
 * @param rejected    the field of the response that holds the rejected objects; {@code null} when the response has no
 *                    such field
 */
public record Batch(String field, String singleField, int maxSize, String created, String rejected) {
}
