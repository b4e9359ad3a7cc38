package io.github.camelsendcloud.internal.binding;

import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.api.ParameterValue;
import io.github.camelsendcloud.api.Resource;
import org.apache.camel.Message;

/** Finds the value of a path parameter, in the address or in a header. */
final class PathParameter {

    private PathParameter() {
    }

    /**
     * The value, not encoded.
     *
     * @throws IllegalArgumentException when the value is missing, when the value is not a single text, or when the
     *                                  value names another resource
     */
    static String of(String name, Resource resource, Message message) {
        String literal = resource.literals().get(name);
        if (literal != null) {
            return literal;
        }
        String header = SendcloudConstants.pathParameter(name);
        Object value = message.getHeader(header);
        Object given = ParameterValue.unwrap(value);
        if (value == null) {
            throw new IllegalArgumentException(
                    "Path parameter '" + name + "' of /" + resource.path() + " is missing: set the header " + header);
        }
        if (given == null || given instanceof CharSequence text && text.toString().isBlank()) {
            throw new IllegalArgumentException(
                    "Header " + header + " cannot be used as path parameter '" + name + "' of /" + resource.path()
                                               + ": it must not be empty");
        }
        if (given instanceof byte[]) {
            // some message brokers have bytes as the values of headers
            return requireNoSibling(name, resource, message.getHeader(header, String.class));
        }
        ParameterValue.requireSingle("Header " + header, given);
        String text = given == value ? message.getHeader(header, String.class) : given.toString();
        return requireNoSibling(name, resource, ParameterValue.requireText("Header " + header, given, text));
    }

    private static String requireNoSibling(String name, Resource resource, String value) {
        resource.requireNoSibling(name, value);
        return value;
    }
}
