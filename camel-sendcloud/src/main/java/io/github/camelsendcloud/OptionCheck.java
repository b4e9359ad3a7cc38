package io.github.camelsendcloud;

import java.util.Arrays;

import io.github.camelsendcloud.api.HttpMethod;

/** Refuses options with a value that makes no sense. */
final class OptionCheck {

    private OptionCheck() {
    }

    /**
     * @param  instead                  what the value must be
     * @throws IllegalArgumentException when the value is not valid
     */
    static void require(boolean valid, String option, Object value, String instead) {
        if (!valid) {
            throw new IllegalArgumentException("Option " + option + " cannot be '" + value + "': it must be " + instead);
        }
    }

    /** The same for a duration in milliseconds. */
    static void requireMillis(boolean valid, String option, long millis, String instead) {
        if (!valid) {
            require(false, option, millis + " ms", instead);
        }
    }

    /**
     * @param  where                    the option or the header that contains the name
     * @throws IllegalArgumentException when Sendcloud does not have the method
     */
    static HttpMethod httpMethod(String where, String name) {
        try {
            return HttpMethod.of(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    where + " cannot be '" + name + "': it must be one of " + Arrays.toString(HttpMethod.values()), e);
        }
    }
}
