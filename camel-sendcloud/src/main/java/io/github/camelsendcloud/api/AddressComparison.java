package io.github.camelsendcloud.api;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares parts of two addresses. Sendcloud and carriers reformat an address: upper or lower case changes, spaces
 * change ({@code 5642CV} and {@code 5642 CV}), accents disappear, the house number moves into the street, and long
 * texts are truncated. A difference that such a change explains does not count.
 */
final class AddressComparison {

    /** The minimum length of a truncated text. */
    private static final int MIN_CUT_LENGTH = 25;
    private static final Pattern SAINT = Pattern.compile("\\b(?:sankt|saint|sainte|sint|ste)\\b");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    /** A postal code with a country code before the digits: LV-1010, D-50667. */
    private static final Pattern COUNTRY_AND_DIGITS = Pattern.compile("[a-z]{1,3}(\\d{3,})");
    /** A postal code that only fills a required field. */
    private static final Pattern PLACEHOLDER = Pattern.compile("0+|999077");
    /** The numbers of digits of a short postal code and of its long form: ZIP+4, Portugal, Brazil. */
    private static final Set<List<Integer>> LONG_CODES = Set.of(List.of(5, 9), List.of(4, 7), List.of(5, 8));

    private AddressComparison() {
    }

    /** Whether two names or cities may be the same; {@code true} when one value is {@code null} or blank. */
    static boolean isLike(String one, String other) {
        String first = SAINT.matcher(PlainText.words(one)).replaceAll("st");
        String second = SAINT.matcher(PlainText.words(other)).replaceAll("st");
        return isSameText(PlainText.joined(first), PlainText.joined(second)) || PlainText.isWithin(first, second);
    }

    /** Whether two postal codes may be the same; {@code true} when one postal code is {@code null} or blank. */
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
        // a postal code may lose its leading zeros; a Dutch postal code may lose its letters
        return digits.equals(others) || numbers && withoutZeros(digits).equals(withoutZeros(others))
                || numbers && LONG_CODES.contains(List.of(shorter.length(), longer.length())) && longer.startsWith(shorter)
                || shorter.matches("\\d{4}") && longer.matches(shorter + "[a-z]{2}");
    }

    /** The postal code without its country code, when the other postal code has no country code. */
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
     * Whether the second lines of two addresses may be the same. Two lines may be the same when one line is
     * {@code null} or blank, one line contains the words of the other line, one line is truncated, or both lines have
     * the same numbers or the same last word.
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

    /** Whether two streets with their house numbers may be the same, see {@link StreetLine}. */
    static boolean isLikeStreet(StreetLine requested, StreetLine found) {
        String one = requested.street();
        String other = found.street();
        String first = PlainText.joined(requested.number());
        String second = PlainText.joined(found.number());
        if (one.isEmpty() || other.isEmpty()) {
            return true;
        }
        if (first.isEmpty() || second.isEmpty() || first.equals(second)) {
            String known = first.isEmpty() ? second : first;
            if (isSameText(PlainText.joined(without(one, known)), PlainText.joined(without(other, known)))) {
                return true;
            }
        }
        Set<String> lines = requested.lines();
        return found.lines().stream()
                .anyMatch(line -> lines.stream().anyMatch(another -> isCut(line, another, MIN_CUT_LENGTH)))
                // the house number of Sendcloud is a part of the line here, at any place where the line was divided
                || lines.contains(PlainText.joined(other)) || one.equals(other) && found.isNumberInStreet()
                || isUncomparable(one, other) && leadingDigits(first).equals(leadingDigits(second))
                || (PlainText.joined(without(one, first)) + first).equals(PlainText.joined(without(other, second)) + second);
    }

    /** The digits at the beginning of a house number. */
    private static String leadingDigits(String number) {
        return number.replaceFirst("\\D.*", "");
    }

    /**
     * Whether two texts are the same, or one text is the other text without its end, and the removed end has no digit.
     */
    private static boolean isSameText(String one, String other) {
        String longer = one.length() < other.length() ? other : one;
        return isUncomparable(one, other) || isCut(one, other, MIN_CUT_LENGTH)
                && longer.substring(Math.min(one.length(), other.length())).chars().noneMatch(Character::isDigit);
    }

    /** Whether one text is empty, or both texts are in different scripts. */
    private static boolean isUncomparable(String one, String other) {
        return one.isEmpty() || other.isEmpty() || isAscii(one) != isAscii(other);
    }

    /**
     * Whether two texts are the same, or the shorter text is the beginning of the longer text and does not end within a
     * number.
     *
     * @param minLength the minimum length of a shorter text that differs from the longer text
     */
    private static boolean isCut(String one, String other, int minLength) {
        String shorter = one.length() < other.length() ? one : other;
        String longer = one.length() < other.length() ? other : one;
        int end = shorter.length();
        return shorter.equals(longer) || end >= minLength && longer.startsWith(shorter)
                && !(Character.isDigit(longer.charAt(end - 1)) && Character.isDigit(longer.charAt(end)));
    }

    /** The street without each occurrence of the house number at the beginning and at the end. */
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
