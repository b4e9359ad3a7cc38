package io.github.camelsendcloud;

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
}
