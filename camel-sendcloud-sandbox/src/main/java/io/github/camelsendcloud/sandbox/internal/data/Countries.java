package io.github.camelsendcloud.sandbox.internal.data;

import java.util.Locale;
import java.util.Set;

/** Names and codes of countries, by their ISO 3166-1 alpha-2 code. */
public final class Countries {

    private static final Set<String> CODES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Set<String> EU = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
            "MT",
            "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private Countries() {
    }

    /** The country's English name; null if no country has this code. */
    public static String name(String code) {
        return CODES.contains(code) ? locale(code).getDisplayCountry(Locale.ENGLISH) : null;
    }

    /** The alpha-3 code; empty if no country has this code. */
    public static String iso3(String code) {
        return CODES.contains(code) ? locale(code).getISO3Country() : "";
    }

    public static boolean inEu(String code) {
        return EU.contains(code);
    }

    private static Locale locale(String code) {
        return new Locale.Builder().setRegion(code).build();
    }
}
