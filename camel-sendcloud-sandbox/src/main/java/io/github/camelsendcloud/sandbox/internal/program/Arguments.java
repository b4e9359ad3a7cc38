package io.github.camelsendcloud.sandbox.internal.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words and the options of a command line, such as {@code advance 2d --url http://127.0.0.1:8080}. Immutable. */
final class Arguments {

    private final List<String> words;
    private final Map<String, String> options;

    private Arguments(List<String> words, Map<String, String> options) {
        this.words = words;
        this.options = options;
    }

    /**
     * Reads a command line.
     *
     * @param  withValue                the options that have a value, without the dashes
     * @param  flags                    the options without a value
     * @throws IllegalArgumentException if an option is unknown, occurs twice or lacks its value
     */
    static Arguments parse(List<String> line, Set<String> withValue, Set<String> flags) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < line.size(); i++) {
            String text = line.get(i);
            if (!text.startsWith("--")) {
                words.add(text);
                continue;
            }
            String name = text.substring(2);
            String value = "true";
            if (withValue.contains(name)) {
                if (++i == line.size()) {
                    throw new IllegalArgumentException("The option --" + name + " needs a value");
                }
                value = line.get(i);
            } else if (!flags.contains(name)) {
                throw new IllegalArgumentException("The option " + text + " is unknown");
            }
            if (options.put(name, value) != null) {
                throw new IllegalArgumentException("The option --" + name + " occurs twice");
            }
        }
        return new Arguments(words, options);
    }

    /** The words that are no options. */
    List<String> words() {
        return words;
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    /** The value of an option; the default if the option is absent. */
    String value(String option, String defaultValue) {
        return options.getOrDefault(option, defaultValue);
    }

    /**
     * The value of an option as a number from min to max.
     *
     * @throws IllegalArgumentException if the value is not such a number
     */
    double number(String option, double defaultValue, double min, double max) {
        String text = value(option, null);
        if (text == null) {
            return defaultValue;
        }
        try {
            double number = Double.parseDouble(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the error below names the option
        }
        throw new IllegalArgumentException(
                "The option --" + option + " is a number from " + plain(min) + " to " + plain(max) + ", not " + text);
    }

    private static String plain(double number) {
        return String.valueOf((long) number);
    }
}
