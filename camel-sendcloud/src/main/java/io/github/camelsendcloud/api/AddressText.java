package io.github.camelsendcloud.api;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares parts of an address. Sendcloud and carriers write an address in a form of their own: other case, other
 * spaces ({@code 5642CV} and {@code 5642 CV}), no accents, a house number within the street, a text that is cut. A
 * difference that such a form can explain is none.
 */
final class AddressText {

    /** Texts are not cut to less than this. */
    private static final int LEAST_OF_A_TEXT = 25;
    private static final Pattern SAINT = Pattern.compile("\\b(?:sankt|saint|sainte|sint|ste)\\b");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    /** A postal code with the code of its country: LV-1010, D-50667. */
    private static final Pattern COUNTRY_AND_DIGITS = Pattern.compile("[a-z]{1,3}(\\d{3,})");
    /** A code that only fills the field. */
    private static final Pattern PLACEHOLDER = Pattern.compile("0+|999077");
    /** How many digits short postal codes have, and long codes that begin with these: ZIP+4, Portugal, Brazil. */
    private static final Set<List<Integer>> LONG_CODES = Set.of(List.of(5, 9), List.of(4, 7), List.of(5, 8));

    private AddressText() {
    }

    /** Whether two names or cities may be the same; true when one of them is {@code null} or blank. */
    static boolean isLike(String one, String other) {
        String first = SAINT.matcher(PlainText.words(one)).replaceAll("st");
        String second = SAINT.matcher(PlainText.words(other)).replaceAll("st");
        return isText(PlainText.joined(first), PlainText.joined(second)) || PlainText.isWithin(first, second);
    }

    /** Whether two postal codes may be the same; true when one of them is {@code null} or blank. */
    static boolean isLikePostalCode(String one, String other) {
        String first = PlainText.joined(PlainText.words(one));
        String second = PlainText.joined(PlainText.words(other));
        if (isUncomparable(first, second) || first.equals(second) || PLACEHOLDER.matcher(first).matches()
                || PLACEHOLDER.matcher(second).matches()) {
            return true;
        }
        String digits = digits(first, second);
        String others = digits(second, first);
        String shorter = digits.length() < others.length() ? digits : others;
        String longer = digits.length() < others.length() ? others : digits;
        boolean numbers = isNumber(digits) && isNumber(others);
        // a number loses its zeros; the letters of a Dutch code may be missing
        return digits.equals(others) || numbers && withoutZeros(digits).equals(withoutZeros(others))
                || numbers && LONG_CODES.contains(List.of(shorter.length(), longer.length())) && longer.startsWith(shorter)
                || shorter.matches("\\d{4}") && longer.matches(shorter + "[a-z]{2}");
    }

    /** The code without the code of its country, if the other one has no such code. */
    private static String digits(String code, String other) {
        Matcher country = COUNTRY_AND_DIGITS.matcher(code);
        return isNumber(other) && country.matches() ? country.group(1) : code;
    }

    private static boolean isNumber(String code) {
        return DIGITS.matcher(code).matches();
    }

    private static String withoutZeros(String number) {
        return number.replaceFirst("^0+", "");
    }

    /**
     * Whether the second lines of two addresses may be the same: one of them is {@code null} or blank, has the words of
     * the other one, is cut, or has the same numbers.
     */
    static boolean isLikeSecondLine(String one, String other) {
        String first = PlainText.words(one);
        String second = PlainText.words(other);
        String numbers = numbers(first);
        return isLike(one, other) || isCut(PlainText.joined(first), PlainText.joined(second), 1)
                || !numbers.isEmpty() && numbers.equals(numbers(second)) || last(first).equals(last(second));
    }

    private static String numbers(String words) {
        return String.join(" ", DIGITS.matcher(words).results().map(number -> number.group()).toList());
    }

    private static String last(String words) {
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    /** Whether two streets with house numbers may be the same, see {@link StreetLine}. */
    static boolean isLikeStreet(StreetLine asked, StreetLine found) {
        String one = asked.street();
        String two = found.street();
        String first = PlainText.joined(asked.number());
        String second = PlainText.joined(found.number());
        if (one.isEmpty() || two.isEmpty()) {
            return true;
        }
        if (first.isEmpty() || second.isEmpty() || first.equals(second)) {
            String known = first.isEmpty() ? second : first;
            if (isText(PlainText.joined(without(one, known)), PlainText.joined(without(two, known)))) {
                return true;
            }
        }
        Set<String> lines = asked.lines();
        return found.lines().stream()
                .anyMatch(line -> lines.stream().anyMatch(other -> isCut(line, other, LEAST_OF_A_TEXT)))
                // the number of Sendcloud is a part of the line then, wherever the line was divided
                || lines.contains(PlainText.joined(two)) || one.equals(two) && found.isNumberInStreet()
                || isUncomparable(one, two) && leading(first).equals(leading(second))
                || (PlainText.joined(without(one, first)) + first).equals(PlainText.joined(without(two, second)) + second);
    }

    /** The digits at the beginning of a house number. */
    private static String leading(String number) {
        return number.replaceFirst("\\D.*", "");
    }

    /** A text may be the other one, cut, but not with a number behind it. */
    private static boolean isText(String one, String other) {
        String longer = one.length() < other.length() ? other : one;
        return isUncomparable(one, other) || isCut(one, other, LEAST_OF_A_TEXT)
                && longer.substring(Math.min(one.length(), other.length())).chars().noneMatch(Character::isDigit);
    }

    /** There is nothing to compare, or a text in another script. */
    private static boolean isUncomparable(String one, String other) {
        return one.isEmpty() || other.isEmpty() || isAscii(one) != isAscii(other);
    }

    /**
     * Whether two texts are the same, or the shorter one is the beginning of the longer one and does not end within a
     * number.
     *
     * @param least how long the shorter text is at least if it is not the same
     */
    private static boolean isCut(String one, String other, int least) {
        String shorter = one.length() < other.length() ? one : other;
        String longer = one.length() < other.length() ? other : one;
        int end = shorter.length();
        return shorter.equals(longer) || end >= least && longer.startsWith(shorter)
                && !(Character.isDigit(longer.charAt(end - 1)) && Character.isDigit(longer.charAt(end)));
    }

    /** The street without the number at its end or at its beginning, however often it stands there. */
    private static String without(String street, String number) {
        for (int i = street.indexOf(' '); i >= 0 && !number.isEmpty(); i = street.indexOf(' ', i + 1)) {
            if (PlainText.joined(street.substring(i + 1)).equals(number)) {
                return without(street.substring(0, i), number);
            }
            if (PlainText.joined(street.substring(0, i)).equals(number)) {
                return without(street.substring(i + 1), number);
            }
        }
        return street;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
