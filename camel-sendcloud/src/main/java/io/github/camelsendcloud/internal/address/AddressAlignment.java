package io.github.camelsendcloud.internal.address;

import java.util.ArrayList;
import java.util.List;

/** Finds the values in an address that Camel has filled. The fixed texts around the values are known. */
final class AddressAlignment {

    private AddressAlignment() {
    }

    /**
     * Completes the texts of an address with the values that Camel has filled in.
     *
     * @param  texts  all texts of the address in order; {@code null} for an unknown value
     * @param  filled the filled address; Camel has removed the whitespace at the end
     * @return        {@code null} when the texts do not fit the address, or fit in more than one way
     */
    static List<String> align(List<String> texts, String filled) {
        List<String> known = known(texts);
        List<String> found = new ArrayList<>();
        int last = known.size() - 1;
        known.set(last, stripEnd(known.get(last)));
        String end = known.get(last);
        if (last == 0) {
            return end.equals(filled) ? texts : null;
        }
        int limit = filled.length() - end.length();
        int from = known.get(0).length();
        if (!filled.startsWith(known.get(0)) || !filled.endsWith(end) || from > limit) {
            return null;
        }
        int[] latest = latest(known, filled, limit);
        for (int i = 1; i <= last; i++) {
            int at = i == last ? limit : filled.indexOf(known.get(i), from);
            // the result is unambiguous only if the first and the last possible position of each text are the same
            if (at < 0 || at != latest[i]) {
                return null;
            }
            found.add(filled.substring(from, at));
            from = at + known.get(i).length();
        }
        List<String> all = new ArrayList<>();
        for (String text : texts) {
            all.add(text == null ? found.remove(0) : text);
        }
        return all;
    }

    /** The known texts before, between and after the unknown values. */
    private static List<String> known(List<String> texts) {
        List<String> known = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String one : texts) {
            if (one == null) {
                known.add(text.toString());
                text.setLength(0);
            } else {
                text.append(one);
            }
        }
        known.add(text.toString());
        return known;
    }

    /** The last possible position of each known text. */
    private static int[] latest(List<String> known, String filled, int limit) {
        int[] latest = new int[known.size()];
        latest[known.size() - 1] = limit;
        int end = limit;
        for (int i = known.size() - 2; i > 0 && end >= 0; i--) {
            latest[i] = filled.lastIndexOf(known.get(i), end - known.get(i).length());
            end = latest[i];
        }
        return latest;
    }

    /**
     * Removes whitespace at the end of a text. Whitespace is what {@link String#trim()} removes, since Camel uses this
     * method.
     */
    private static String stripEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}
