package io.github.camelsendcloud.api;

import java.util.Arrays;
import java.util.Locale;

/** The HTTP methods that the Sendcloud API has. */
public enum HttpMethod {

    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /**
     * @param  name                     a method's name in any case
     * @throws IllegalArgumentException when Sendcloud has no such method; the message lists those it has
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
