package io.github.camelsendcloud.sandbox.internal.carriers;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A carrier of Sendcloud.
 *
 * @param code              Sendcloud's code of the carrier
 * @param country           the country of the carrier, as ISO 3166-1 alpha-2 code
 * @param fuelPercent       the fuel surcharge in percent of the price of the label
 * @param volumetricDivisor the cm3 that count as one kg; 0 if the carrier ignores the volume
 */
public record Carrier(String code, String name, String country, BigDecimal fuelPercent, int volumetricDivisor) {

    /** Sendcloud itself. The unstamped letter has this carrier. */
    public static final String SENDCLOUD = "sendcloud";

    private static final Map<String, Carrier> BY_CODE = load();

    /** The carrier with this code; null for none. */
    public static Carrier of(String code) {
        return BY_CODE.get(code);
    }

    /** The carrier with this code, also if the sandbox does not know the carrier. */
    public static Carrier named(String code) {
        Carrier known = BY_CODE.get(code);
        if (known != null || code.isEmpty()) {
            return known != null ? known : BY_CODE.get(SENDCLOUD);
        }
        String name = code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('_', ' ');
        return new Carrier(code, name, "NL", BigDecimal.ZERO, 0);
    }

    public static Collection<Carrier> all() {
        return BY_CODE.values();
    }

    private static Map<String, Carrier> load() {
        Map<String, Carrier> carriers = new LinkedHashMap<>();
        for (String[] row : CsvTable.rows("carriers.csv")) {
            carriers.put(row[0], new Carrier(row[0], row[1], row[2], new BigDecimal(row[3]), Integer.parseInt(row[4])));
        }
        return carriers;
    }
}
