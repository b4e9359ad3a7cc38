package io.github.camelsendcloud.internal.address;

import java.util.ArrayList;
import java.util.List;

/** Finds the values in an address that Camel has filled, between the texts that are known to be around them. */
final class AddressAlignment {

    private AddressAlignment() {
    }

    /**
     * The texts, with those that were unknown.
     *
     * @param  texts  all of the address in order; {@code null} for a text that is to be found
     * @param  filled the address, without whitespace at its end, which Camel removes
     * @return        {@code null} when the address is not made of the texts, or can be made of them in two ways
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
            // the first place and the last place of each text are the same in the only case without a doubt
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

    /** The texts before, between and behind those that are to be found. */
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

    /** As {@link String#trim()} does it, which Camel uses. */
    private static String stripEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}
