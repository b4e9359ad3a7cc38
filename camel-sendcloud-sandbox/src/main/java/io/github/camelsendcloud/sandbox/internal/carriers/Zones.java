package io.github.camelsendcloud.sandbox.internal.carriers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The countries that carriers of the sandbox ship to, their zones of price, and their remote areas. */
public final class Zones {

    private static final String HOME = "HOME";
    private static final Set<String> EU = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
            "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");
    /** The position of a country in this list is its id in v2. */
    private static final List<String> COUNTRIES = List.of(
            "BE", "NL", "DE", "FR", "ES", "IT", "AT", "LU", "GB", "PT", "BG", "CY", "CZ", "DK", "EE", "FI", "GR", "HR", "HU",
            "IE", "LT", "LV", "MT", "PL", "RO", "SE", "SI", "SK", "CH", "NO", "IS", "US", "CA", "AU", "NZ", "JP", "CN", "KR",
            "SG", "AE", "BR", "MX", "ZA", "TR", "IN");
    /** The beginnings of the postal codes of remote areas. */
    private static final Map<String, List<String>> REMOTE = Map.of(
            "ES", List.of("07", "35", "38", "51", "52"),
            "FR", List.of("20", "97", "98"),
            "IT", List.of("07", "08", "09", "90", "91", "98"),
            "PT", List.of("9"),
            "GB", List.of("BT", "GY", "HS", "IM", "JE", "ZE"),
            "DE", List.of("18565", "25849", "25859", "26465", "26474", "26548", "26571", "26579", "26757", "27498"),
            "GR", List.of("7", "8"));

    private Zones() {
    }

    /**
     * The countries that the lists of methods name. A method with a price for the world ships to other countries too.
     */
    public static List<String> countries() {
        return COUNTRIES;
    }

    /** The number that v2 gives to a country. */
    public static int idOf(String country) {
        return COUNTRIES.indexOf(country) + 1;
    }

    /** The zone of the receiver, as in the table of prices. */
    static String of(String from, String to) {
        if (to.equals(from)) {
            return HOME;
        }
        return inEu(from) && inEu(to) ? "EU" : "WORLD";
    }

    /** Whether a country is a member of the European Union. */
    public static boolean inEu(String country) {
        return EU.contains(country);
    }

    /** Whether carriers demand a surcharge for this postal code; false if the postal code is null. */
    public static boolean isRemote(String country, String postalCode) {
        String code = postalCode == null ? "" : postalCode.strip().toUpperCase(Locale.ROOT);
        return REMOTE.getOrDefault(country, List.of()).stream().anyMatch(code::startsWith);
    }
}
