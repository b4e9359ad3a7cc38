package io.github.camelsendcloud.internal.address;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Decides which options of a {@code toD} an expression can set, and writes the values of these options for an address.
 */
final class DynamicOptions {

    static final String QUERY_PREFIX = "query.";
    static final String REFERENCE = "externalReference";

    /**
     * The options that an expression can set, in addition to {@code query.*} and {@code externalReference}. Any other
     * option decides where requests go, how requests are protected, which class or bean is used, or what the address
     * means. Only the template can set such an option.
     */
    static final Set<String> SETTABLE = Set.of(
            "accept", "failOnPartialFailure", "fetchAll", "maxItems", "maxRetries", "maxRetryAfter", "method", "pageSize",
            "partnerId", "publicKey", "responseTimeout", "scope", "secretKey", "throwExceptionOnFailure");

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9 ._~:/,;=+@*!-]*");

    private DynamicOptions() {
    }

    /** @throws IllegalArgumentException when an expression cannot set the option */
    static void check(String option) {
        if (!option.startsWith(QUERY_PREFIX) && !option.equals(REFERENCE) && !SETTABLE.contains(option)) {
            String plain = option.replace("-", "");
            for (String right : SETTABLE) {
                if (right.equalsIgnoreCase(plain)) {
                    throw new IllegalArgumentException(
                            "Option " + option + " cannot be an expression in a dynamic address under this name: write "
                                                       + right);
                }
            }
            throw new IllegalArgumentException(
                    "Option " + option + " cannot be an expression in a dynamic address: set a fixed value or a property"
                                               + " placeholder. An expression can set query.*, " + REFERENCE + " and "
                                               + new TreeSet<>(SETTABLE));
        }
    }

    /**
     * Writes a value for an address. A value may contain only a few kinds of characters. Percent-encoding cannot
     * protect other characters, since Camel decodes an address before Camel looks for options.
     *
     * @throws IllegalArgumentException when the value is blank, or when Camel could read more than a value from the
     *                                  text. The message does not contain the value, since the value may be a secret
     */
    static String encode(String option, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "Option " + option + " cannot be empty in a dynamic address: the message gives no value for the option");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Option " + option + " cannot have the value that the message gives: the value may consist of ASCII letters,"
                                               + " digits, spaces and . _ ~ : / , ; = + @ * ! -");
        }
        return "RAW(" + value + ")";
    }
}
