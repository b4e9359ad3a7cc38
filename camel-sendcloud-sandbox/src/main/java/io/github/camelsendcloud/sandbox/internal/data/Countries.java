package io.github.camelsendcloud.sandbox.internal.data;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelsendcloud.sandbox.internal.carriers.Zones;

/** Names and codes of countries, by their ISO 3166-1 alpha-2 code. */
public final class Countries {

    private static final Set<String> CODES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    /** The names that callers have used. The Java library searches for a name for a long time. */
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    private Countries() {
    }

    /** The country's English name; null if no country has this code. */
    public static String name(String code) {
        return CODES.contains(code)
                ? NAMES.computeIfAbsent(code, known -> locale(known).getDisplayCountry(Locale.ENGLISH)) : null;
    }

    /** The alpha-3 code; empty if no country has this code. */
    public static String iso3(String code) {
        return CODES.contains(code) ? locale(code).getISO3Country() : "";
    }

    public static boolean inEu(String code) {
        return Zones.inEu(code);
    }

    private static Locale locale(String code) {
        return new Locale.Builder().setRegion(code).build();
    }
}
