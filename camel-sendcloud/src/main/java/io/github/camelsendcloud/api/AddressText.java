package io.github.camelsendcloud.api;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Compares parts of an address. Sendcloud and carriers write an address in a form of their own: other case, other
 * spaces ({@code 5642CV} and {@code 5642 CV}), no accents, a house number within the street, a text that is cut.
 */
final class AddressText {

    /** No address is longer. */
    private static final int LONGEST = 300;
    /** Texts are not cut to less than this. */
    private static final int LEAST_OF_A_TEXT = 25;
    /** A long postal code, such as ZIP+4, begins with the short one. */
    private static final int LEAST_OF_A_POSTAL_CODE = 5;

    private AddressText() {
    }

    /** Whether two names or cities may be the same; true when one of them is {@code null} or blank. */
    static boolean isLike(String one, String other) {
        return isText(joined(words(one)), joined(words(other)));
    }

    /** Whether two postal codes may be the same; true when one of them is {@code null} or blank. */
    static boolean isLikePostalCode(String one, String other) {
        String first = joined(words(one));
        String second = joined(words(other));
        return isUncomparable(first, second) || rest(first, second, LEAST_OF_A_POSTAL_CODE) != null;
    }

    /**
     * Whether two streets with house numbers may be the same. A number may stand in the street, in a field of its own,
     * or in both. Each may be {@code null}.
     */
    static boolean isLikeStreet(String street, String number, String otherStreet, String otherNumber) {
        String one = words(street);
        String two = words(otherStreet);
        String first = joined(words(number));
        String second = joined(words(otherNumber));
        if (first.isEmpty() || second.isEmpty() || first.equals(second)) {
            String known = first.isEmpty() ? second : first;
            return isText(joined(without(one, known)), joined(without(two, known)));
        }
        // the number may be divided in another way
        return one.isEmpty() || two.isEmpty()
                || (joined(without(one, first)) + first).equals(joined(without(two, second)) + second);
    }

    /** A text may be the other one, cut, but not with a number behind it. */
    private static boolean isText(String one, String other) {
        String rest = rest(one, other, LEAST_OF_A_TEXT);
        return isUncomparable(one, other) || rest != null && rest.chars().noneMatch(Character::isDigit);
    }

    /** There is nothing to compare, or a text in another script. */
    private static boolean isUncomparable(String one, String other) {
        return one.isEmpty() || other.isEmpty() || isAscii(one) != isAscii(other);
    }

    /**
     * What the longer text has more than the shorter one.
     *
     * @param  least how long the shorter text is at least if it is not the same
     * @return       {@code null} when the texts are not the same
     */
    private static String rest(String one, String other, int least) {
        String shorter = one.length() < other.length() ? one : other;
        String longer = one.length() < other.length() ? other : one;
        boolean cut = shorter.length() >= least && longer.startsWith(shorter);
        return cut || shorter.equals(longer) ? longer.substring(shorter.length()) : null;
    }

    /** The street without the number at its end or at its beginning, however often it stands there. */
    private static String without(String street, String number) {
        for (int i = street.indexOf(' '); i >= 0 && !number.isEmpty(); i = street.indexOf(' ', i + 1)) {
            if (joined(street.substring(i + 1)).equals(number)) {
                return without(street.substring(0, i), number);
            }
            if (joined(street.substring(0, i)).equals(number)) {
                return without(street.substring(i + 1), number);
            }
        }
        return street;
    }

    /** In one form: lower case, without accents and signs, a single space between words. */
    private static String words(String text) {
        if (text == null) {
            return "";
        }
        String cut = text.substring(0, Math.min(text.length(), LONGEST));
        // upper case first: some letters become two in capitals
        return Normalizer.normalize(cut.toUpperCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip()
                .replace("ae", "a").replace("oe", "o").replace("ue", "u");
    }

    private static String joined(String words) {
        return words.replace(" ", "");
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
