package io.github.camelsendcloud.api;

import java.util.Arrays;
import java.util.Locale;

/** The HTTP methods of the Sendcloud API. */
public enum HttpMethod {

    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /**
     * Returns the method with a given name.
     *
     * @param  name                     the name of a method, in upper or lower case
     * @throws IllegalArgumentException when the Sendcloud API has no such method; the message lists the known methods
     */
    public static HttpMethod of(String name) {
        for (HttpMethod method : values()) {
            if (method.name().equals(name.toUpperCase(Locale.ROOT))) {
                return method;
            }
        }
        throw new IllegalArgumentException(
                "Unknown method '" + name + "': use one of " + Arrays.toString(values()));
    }
}
