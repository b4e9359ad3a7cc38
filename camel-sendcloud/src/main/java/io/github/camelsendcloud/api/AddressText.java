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
        return isLike(joined(words(one)), joined(words(other)), LEAST_OF_A_TEXT);
    }

    /** Whether two postal codes may be the same; true when one of them is {@code null} or blank. */
    static boolean isLikePostalCode(String one, String other) {
        return isLike(joined(words(one)), joined(words(other)), LEAST_OF_A_POSTAL_CODE);
    }

    /**
     * Whether two streets with house numbers may be the same. A number may stand in the street, in a field of its own,
     * or in both. Each may be {@code null}.
     */
    static boolean isLikeStreet(String street, String number, String otherStreet, String otherNumber) {
        String first = joined(words(number));
        String second = joined(words(otherNumber));
        return isLike(
                address(words(street), first.isEmpty() ? second : first),
                address(words(otherStreet), second.isEmpty() ? first : second), LEAST_OF_A_TEXT);
    }

    /** @param least how long the shorter one must be if it is the other one, cut */
    private static boolean isLike(String one, String other, int least) {
        if (one.isEmpty() || other.isEmpty() || isAscii(one) != isAscii(other)) {
            // nothing to compare, or a text in another script
            return true;
        }
        String shorter = one.length() < other.length() ? one : other;
        String longer = one.length() < other.length() ? other : one;
        return shorter.equals(longer) || shorter.length() >= least && longer.startsWith(shorter);
    }

    /** Street and number; empty without a street. */
    private static String address(String street, String number) {
        return street.isEmpty() ? "" : joined(without(street, number)) + number;
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
