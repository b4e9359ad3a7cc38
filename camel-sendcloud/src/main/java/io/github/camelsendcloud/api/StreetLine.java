package io.github.camelsendcloud.api;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A street with its house number. The number may stand in the street, in a field of its own or in both, and an addition
 * to the number may stand in the second line. The parts are words as {@link PlainText#words} gives them.
 *
 * @param street empty for none
 * @param number empty for none. The number that Sendcloud takes out of the street is a hint only: it may be the number
 *               of a street such as Plein 1944
 * @param second the second line of the address; empty for none
 */
record StreetLine(String street, String number, String second) {

    /** Each part may be {@code null}. */
    static StreetLine of(String street, String number, String second) {
        return new StreetLine(PlainText.words(street), PlainText.words(number), PlainText.words(second));
    }

    /** The forms that the whole can have in one line, without blanks. */
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

    /** Whether the street has the number, perhaps with an addition behind it: 10 in Main Street 10a. */
    boolean isNumberInStreet() {
        String digits = PlainText.joined(number);
        String spaced = digits.chars().mapToObj(c -> Pattern.quote(Character.toString(c))).collect(Collectors.joining(" ?"));
        return !digits.isEmpty() && Pattern.compile("(?<![\\p{L}\\p{N}])" + spaced + "(?!\\d)").matcher(street).find();
    }
}
