package io.github.camelsendcloud.sandbox.internal.addresses;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The formats of postal codes in Europe and North America. */
public final class PostalCodes {

    /**
     * The formats of the countries. In a format, 9 is a digit, A is a letter, * is a letter or a digit, and each other
     * character stands for itself.
     */
    private static final Map<String, List<String>> FORMATS = new HashMap<>();

    static {
        """
                AT 9999|BE 9999|BG 9999|CH 9999|CY 9999|CZ 999 99|DE 99999|DK 9999|EE 99999|ES 99999|FI 99999
                FR 99999|GR 999 99|HR 99999|HU 9999|IE A9* ****|IS 999|IT 99999|LI 9999|LT LT-99999|LU 9999|LV LV-9999
                MC 99999|MT AAA 9999|NL 9999 AA|NO 9999|PL 99-999|PT 9999-999|RO 999999|RS 99999|SE 999 99|SI 9999
                SK 999 99|SM 99999|TR 99999|UA 99999|VA 99999|US 99999|US 99999-9999|CA A9A 9A9
                GB A9 9AA|GB A99 9AA|GB AA9 9AA|GB AA99 9AA|GB A9A 9AA|GB AA9A 9AA
                """.lines().flatMap(line -> Arrays.stream(line.split("\\|"))).forEach(
                entry -> FORMATS.merge(entry.substring(0, 2), List.of(entry.substring(3)), PostalCodes::joined));
    }

    private PostalCodes() {
    }

    /** Whether the sandbox knows the formats of a country. */
    public static boolean knows(String country) {
        return FORMATS.containsKey(country);
    }

    /**
     * The postal code in the format of its country, for example {@code 5611em} as {@code 5611 EM}.
     *
     * @return null if the postal code has no format of the country; the given postal code if the sandbox does not know
     *         the formats of the country
     */
    public static String normalize(String country, String postalCode) {
        if (!knows(country)) {
            return postalCode;
        }
        String plain = postalCode.toUpperCase(Locale.ROOT).replaceAll("[ -]", "");
        // many senders write the country before the postal code: D-80331, NL-5611 EM
        String withoutCountry = plain.replaceFirst("^(" + country + "|" + country.charAt(0) + "(?=\\d{4,5}$))", "");
        return FORMATS.get(country).stream()
                .flatMap(format -> Stream.of(plain, withoutCountry).map(code -> fill(format, code)))
                .filter(filled -> filled != null).findFirst().orElse(null);
    }

    /** The characters of a postal code in a format; null if the characters do not fit. */
    private static String fill(String format, String plain) {
        StringBuilder filled = new StringBuilder();
        int next = 0;
        for (int i = 0; i < format.length(); i++) {
            char place = format.charAt(i);
            char character = next < plain.length() ? plain.charAt(next) : ' ';
            boolean fits = switch (place) {
                case '9' -> character >= '0' && character <= '9';
                case 'A' -> character >= 'A' && character <= 'Z';
                case '*' -> character >= '0' && character <= '9' || character >= 'A' && character <= 'Z';
                default -> false;
            };
            if (fits) {
                filled.append(character);
                next++;
            } else if (place == '9' || place == 'A' || place == '*') {
                return null;
            } else {
                filled.append(place);
            }
        }
        return next == plain.length() ? filled.toString() : null;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
