package io.github.camelsendcloud.api;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A street with its house number. The house number may be in the street, in a field of its own or in both. An addition
 * to the house number may be in the second line. Each part is a result of {@link PlainText#words}.
 *
 * @param street empty when the address has no street
 * @param number empty when the address has no house number. The house number that Sendcloud extracts from the street is
 *               only a hint: a street such as Plein 1944 has a number in its name
 * @param second the second line of the address; empty when the address has no second line
 */
record StreetLine(String street, String number, String second) {

    /** Each part may be {@code null}. */
    static StreetLine of(String street, String number, String second) {
        return new StreetLine(PlainText.words(street), PlainText.words(number), PlainText.words(second));
    }

    /** All forms of street, house number and second line in one line, without blanks. */
    Set<String> lines() {
        Set<String> lines = new HashSet<>();
        if (number.isEmpty() || isNumberInStreet()) {
            add(lines, street);
        }
        if (!number.isEmpty()) {
            add(lines, street + number);
            lines.add(PlainText.joined(street + second + number));
        }
        return lines;
    }

    private void add(Set<String> lines, String line) {
        lines.add(PlainText.joined(line));
        lines.add(PlainText.joined(line + second));
    }

    /** Whether the street contains the house number, possibly with an addition: 10 in Main Street 10a. */
    boolean isNumberInStreet() {
        String digits = PlainText.joined(number);
        String spaced = digits.chars().mapToObj(c -> Pattern.quote(Character.toString(c))).collect(Collectors.joining(" ?"));
        return !digits.isEmpty() && Pattern.compile("(?<![\\p{L}\\p{N}])" + spaced + "(?!\\d)").matcher(street).find();
    }
}
