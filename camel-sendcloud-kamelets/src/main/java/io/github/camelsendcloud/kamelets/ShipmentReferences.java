package io.github.camelsendcloud.kamelets;

import java.util.regex.Pattern;

/** The references of the announcements of one order: {@code 4711}, {@code 4711~2}, {@code 4711~3}. */
final class ShipmentReferences {

    private static final Pattern LATER = Pattern.compile("~\\d+$");

    private ShipmentReferences() {
    }

    /** @param used the number of references that refused announcements have used */
    static String next(String reference, int used) {
        return used == 0 ? reference : reference + "~" + (used + 1);
    }

    /** Whether the reference looks like the reference of a later announcement. */
    static boolean isLater(String reference) {
        return LATER.matcher(reference).find();
    }

    /** Returns the reference of the order. */
    static String ofOrder(String reference) {
        return LATER.matcher(reference).replaceFirst("");
    }
}
