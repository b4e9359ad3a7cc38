package io.github.camelsendcloud.api;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Normalizes texts before a comparison: systems between the caller and Sendcloud change blanks, invisible characters,
 * accents and case.
 */
final class PlainText {

    /** The maximum length of a compared text: no name and no part of an address is longer. */
    private static final int MAX_LENGTH = 300;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,6})|(?:amp|quot|apos|lt|gt|nbsp));");
    private static final Pattern DOUBLE = Pattern.compile("aa|ae|oe|ue");
    /**
     * Pairs of a Latin letter that has no decomposition into a letter and an accent, and the replacement of the letter.
     */
    private static final String LETTERS = "\u0142l\u00f8o\u0111d\u00f0d\u0127h\u0167t\u0131i\u00e6a\u0153o";

    private PlainText() {
    }

    /**
     * Normalizes a reference or an order number: blanks at both ends and invisible characters are removed, and several
     * blanks become one space.
     *
     * @param text not {@code null}
     */
    static String key(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c < ' ' || c == ' ' && (i == 0 || i == text.length() - 1 || text.charAt(i + 1) == ' ')) {
                return BLANKS.matcher(INVISIBLE.matcher(text).replaceAll("")).replaceAll(" ").strip();
            }
        }
        return text;
    }

    /**
     * Normalizes a text to words in lower case, without accents and punctuation, with a single space between words.
     *
     * @param text {@code null} becomes an empty text
     */
    static String words(String text) {
        if (text == null) {
            return "";
        }
        String cut = text.substring(0, Math.min(text.length(), MAX_LENGTH));
        if (cut.indexOf('&') >= 0) {
            cut = ENTITY.matcher(cut).replaceAll(PlainText::character);
        }
        // upper case comes first, because some letters become two capital letters
        String plain = Normalizer.normalize(
                INVISIBLE.matcher(cut).replaceAll("").toUpperCase(Locale.ROOT), Normalizer.Form.NFKD);
        plain = MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
        for (int i = 0; i < LETTERS.length(); i += 2) {
            plain = plain.replace(LETTERS.charAt(i), LETTERS.charAt(i + 1));
        }
        plain = SIGNS.matcher(plain).replaceAll(" ").strip();
        return DOUBLE.matcher(plain).replaceAll(letters -> letters.group().substring(0, 1));
    }

    /** The letter or digit of an HTML entity; a space for any other entity. */
    private static String character(MatchResult entity) {
        int code = entity.group(1) == null ? ' ' : Integer.parseInt(entity.group(1));
        return Character.isLetterOrDigit(code) ? Character.toString(code) : " ";
    }

    /** The words without spaces; the parameter is a result of {@link #words}. */
    static String joined(String words) {
        return words.replace(" ", "");
    }

    /** Whether the words of one text follow one another in the other text. Neither text may be empty. */
    static boolean isWithin(String words, String others) {
        String one = ' ' + words + ' ';
        String two = ' ' + others + ' ';
        return one.contains(two) || two.contains(one);
    }
}
