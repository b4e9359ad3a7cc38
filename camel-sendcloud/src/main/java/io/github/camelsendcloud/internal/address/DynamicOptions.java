package io.github.camelsendcloud.internal.address;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Says which options of a {@code toD} may have a value of the message, and how that value gets into an address. */
final class DynamicOptions {

    static final String QUERY_PREFIX = "query.";
    static final String REFERENCE = "externalReference";

    /**
     * The options beside {@code query.*} and {@code externalReference}. An option that is not listed here decides where
     * requests go, how they are protected, which class or bean is used or what the address means: the template alone
     * must set such an option.
     */
    static final Set<String> OF_THE_MESSAGE = Set.of(
            "accept", "failOnPartialFailure", "fetchAll", "maxItems", "maxRetries", "maxRetryAfter", "method", "pageSize",
            "partnerId", "publicKey", "responseTimeout", "scope", "secretKey", "throwExceptionOnFailure");

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9 ._~:/,;=+@*!-]*");

    private DynamicOptions() {
    }

    /** @throws IllegalArgumentException when no value of a message may fill that option */
    static void check(String option) {
        if (!option.startsWith(QUERY_PREFIX) && !option.equals(REFERENCE) && !OF_THE_MESSAGE.contains(option)) {
            String plain = option.replace("-", "");
            for (String right : OF_THE_MESSAGE) {
                if (right.equalsIgnoreCase(plain)) {
                    throw new IllegalArgumentException(
                            "Option " + option + " cannot be an expression in a dynamic address under this name: write "
                                                       + right);
                }
            }
            throw new IllegalArgumentException(
                    "Option " + option + " cannot be an expression in a dynamic address: set a fixed value or a property"
                                               + " placeholder. An expression can set query.*, " + REFERENCE + " and "
                                               + new TreeSet<>(OF_THE_MESSAGE));
        }
    }

    /**
     * The value as it has to stand in an address. Few characters are taken: Camel decodes an address before it looks
     * for options, so that percent-encoding protects no value.
     *
     * @throws IllegalArgumentException when the value is blank, or Camel could take the value for more than a value.
     *                                  The message is without the value, which may be a secret
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
