package io.github.camelsendcloud;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.util.TimeUtils;

/**
 * Checks options that are set as text. Camel reads an invalid number or duration as 0, and ignores the sign of a
 * duration.
 */
final class OptionValues {

    /** Options of type long that are not durations. */
    private static final Set<String> NUMBERS = Set.of("maxitems", "repeatcount", "integrationid");
    private static final Pattern DURATION = Pattern.compile("\\d+|(\\d+\\s*[a-zA-Z]+\\s*)+|[pP]\\S+");

    private OptionValues() {
    }

    /**
     * @param  types                    returns the type of each option
     * @throws IllegalArgumentException when a value does not fit the type of its option
     */
    static void check(PropertyConfigurer types, Map<String, Object> options) {
        options.forEach((name, value) -> check(types, name, value));
    }

    /**
     * Rejects names with a dot. Camel sets options of nested objects by names such as {@code configuration.baseUri} or
     * {@code component.configuration.baseUri}. Each option has one spelling, without a dot.
     *
     * @param  names                    the names of the options of an endpoint, without the query parameters
     * @throws IllegalArgumentException when a name addresses a nested object
     */
    static void requireOwnNames(Set<String> names) {
        for (String name : names) {
            if ((name.indexOf('.') >= 0 || name.indexOf('[') >= 0) && !name.startsWith("scheduler.")) {
                throw new IllegalArgumentException(
                        "Option " + name + " is refused: write the name of the option alone, such as baseUri. Only query.NAME"
                                                   + " and scheduler.NAME have a dot");
            }
        }
    }

    private static void check(PropertyConfigurer types, String name, Object value) {
        if (!(value instanceof String text) || text.startsWith("#") || !(types instanceof PropertyConfigurerGetter getter)) {
            return;
        }
        Class<?> type = getter.getOptionType(name, true);
        String stripped = text.strip();
        if (type == int.class || type == Integer.class) {
            OptionCheck.require(isInt(stripped), name, text, "a whole number");
        } else if (type == boolean.class || type == Boolean.class) {
            OptionCheck.require(
                    stripped.equalsIgnoreCase("true") || stripped.equalsIgnoreCase("false"), name, text, "true or false");
        } else if (type == long.class && !NUMBERS.contains(name.replace("-", "").toLowerCase(Locale.ROOT))) {
            OptionCheck.require(
                    isDuration(stripped), name, text, "a duration without a sign, such as 500ms, 30s or 5m");
        }
    }

    private static boolean isInt(String text) {
        try {
            Integer.parseInt(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDuration(String text) {
        if (!DURATION.matcher(text).matches()) {
            return false;
        }
        if (text.startsWith("P") || text.startsWith("p")) {
            return text.indexOf('-') < 0;
        }
        try {
            // Camel reads an unknown unit as 0
            return TimeUtils.toMilliSeconds(text) > 0 || text.chars().noneMatch(c -> c >= '1' && c <= '9');
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Checks the options of a component, which Camel sets one by one. */
    static final class Checked implements PropertyConfigurer, PropertyConfigurerGetter {

        private final PropertyConfigurer configurer;

        Checked(PropertyConfigurer configurer) {
            this.configurer = configurer;
        }

        @Override
        public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
            check(configurer, name, value);
            return configurer.configure(context, target, name, value, ignoreCase);
        }

        @Override
        public Class<?> getOptionType(String name, boolean ignoreCase) {
            return ((PropertyConfigurerGetter) configurer).getOptionType(name, ignoreCase);
        }

        @Override
        public Object getOptionValue(Object target, String name, boolean ignoreCase) {
            return ((PropertyConfigurerGetter) configurer).getOptionValue(target, name, ignoreCase);
        }

        @Override
        public Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
            return ((PropertyConfigurerGetter) configurer).getCollectionValueType(target, name, ignoreCase);
        }
    }
}
