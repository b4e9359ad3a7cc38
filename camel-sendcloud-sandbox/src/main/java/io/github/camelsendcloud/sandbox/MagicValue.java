package io.github.camelsendcloud.sandbox;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * The values that make the sandbox simulate an error or a fate of a parcel. A client needs no other control: the client
 * sends an order number, an external reference, a postal code of the receiver or a weight from {@link #table()}. An
 * order number takes precedence over a postal code, and a postal code takes precedence over a weight.
 */
public enum MagicValue {
    REFUSED(
            1, "11.111",
            "The carrier refuses the announcement: the HTTP status is a success, and the parcel has the status 1002, "
                         + "`ANNOUNCEMENT_FAILED`. A cancellation in API v2 gets the status 410."),
    SLOW_CARRIER(2, "22.222", "The announcement takes 10 minutes. A synchronous announcement has no label yet."),
    LABEL_LATER(3, null, "The label is available 2 minutes after the announcement; until then, the status is 404."),
    LOST(4, "7.777", "The parcel has no status after \"Sorted\"."),
    DELAYED(5, null, "The delivery is delayed by a day."),
    FAILED_ATTEMPT(6, null, "The first delivery attempt fails. The second attempt succeeds a day later."),
    PICKUP(7, null, "The parcel awaits the customer, who collects the parcel after 20 hours."),
    RETURNED(8, null, "The carrier is unable to deliver the parcel. The parcel is returned to the sender after 2 days."),
    EXCEPTION(9, null, "The last status of the parcel is \"Exception\"."),
    CANCEL_TOO_LATE(10, null, "A cancellation comes too late: the status 409 in API v3, the status 400 in API v2."),
    CONFLICT(409, "Every request gets the status 409. The sandbox does not process the request."),
    NO_ADDRESS_DATA(412, "Every request gets the status 412. The sandbox does not process the request."),
    TOO_MANY_REQUESTS(429, "The first request gets the status 429. The next request succeeds."),
    SERVER_ERROR(500, "Every request gets the status 500. The sandbox does not process the request."),
    UNAVAILABLE(503, "The first request gets the status 503. The next request succeeds."),
    STILL_PROCESSING("The first request gets the status 400 \"still processing\". The next request succeeds."),
    CUT_BEFORE("The connection of the first request closes before its processing. The next request succeeds."),
    CUT_AFTER("The sandbox processes the first request, and its response is lost. The next request succeeds."),
    HALF_BODY("The sandbox processes the first request, and sends half of the response. The next request succeeds.");

    /** The time of the clock between the announcement and the label of {@link #LABEL_LATER}. */
    public static final Duration LABEL_DELAY = Duration.ofMinutes(2);
    /** The time of the clock that {@link #SLOW_CARRIER} needs for an announcement. */
    public static final Duration SLOW_ANNOUNCEMENT = Duration.ofMinutes(10);

    private static final String PREFIX = "SANDBOX-";
    /** The number of digits of a postal code. No place in these countries has a postal code that begins with 00. */
    private static final Map<String, Integer> DIGITS = Map.of(
            "NL", 4, "BE", 4, "LU", 4, "AT", 4, "CH", 4, "DE", 5, "FR", 5, "ES", 5);

    private final int postalNumber;
    private final BigDecimal weight;
    private final String word;
    private final String meaning;

    /** A fate of a parcel. */
    MagicValue(int postalNumber, String weight, String meaning) {
        this.postalNumber = postalNumber;
        this.weight = weight == null ? null : new BigDecimal(weight);
        this.word = name().replace('_', '-');
        this.meaning = meaning;
    }

    /** An error of a request. */
    MagicValue(int status, String meaning) {
        this.postalNumber = 0;
        this.weight = null;
        this.word = String.valueOf(status);
        this.meaning = meaning;
    }

    /** A failure of a connection. */
    MagicValue(String meaning) {
        this(0, null, meaning);
    }

    /**
     * An order number or an external reference with this effect: {@code SANDBOX-LOST-1001} for the text {@code 1001}.
     *
     * @param text any text that makes the order number unique; not null
     */
    public String orderNumber(String text) {
        return PREFIX + word + "-" + Objects.requireNonNull(text, "text");
    }

    /**
     * A postal code of the receiver with this effect: {@code 0004 AA} in the Netherlands, {@code 00004} in Germany.
     *
     * @param  country                  the code of the country: NL, BE, LU, AT, CH, DE, FR or ES
     * @throws IllegalArgumentException if the country, or this value, has no such postal code
     */
    public String postalCode(String country) {
        Integer digits = DIGITS.get(country);
        if (digits == null || postalNumber == 0) {
            throw new IllegalArgumentException(this + " has no postal code in " + country);
        }
        return String.format("%0" + digits + "d", postalNumber) + (country.equals("NL") ? " AA" : "");
    }

    /** A weight of a parcel in kilograms with this effect; null for none. */
    public BigDecimal weight() {
        return weight;
    }

    /** The effect, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** The value of an order number or a reference; null for none. */
    public static MagicValue ofText(String text) {
        if (text != null && text.startsWith(PREFIX)) {
            String rest = text.substring(PREFIX.length());
            for (MagicValue value : values()) {
                if (rest.equals(value.word) || rest.startsWith(value.word + "-")) {
                    return value;
                }
            }
        }
        return null;
    }

    /** The value of a postal code; null for none. Null has no value. */
    public static MagicValue ofPostalCode(String country, String postalCode) {
        Integer digits = country == null ? null : DIGITS.get(country);
        if (digits == null || postalCode == null || !postalCode.startsWith("00")) {
            return null;
        }
        String number = country.equals("NL") ? postalCode.replaceFirst("\\s*[A-Za-z]{2}$", "") : postalCode;
        for (MagicValue value : values()) {
            if (value.postalNumber > 0 && number.equals(String.format("%0" + digits + "d", value.postalNumber))) {
                return value;
            }
        }
        return null;
    }

    /** The value of a weight in kilograms; null for none. Null has no value. */
    public static MagicValue ofWeight(BigDecimal kilograms) {
        if (kilograms != null) {
            for (MagicValue value : values()) {
                if (value.weight != null && value.weight.compareTo(kilograms) == 0) {
                    return value;
                }
            }
        }
        return null;
    }

    /** All values as a table in Markdown. */
    public static String table() {
        StringBuilder table = new StringBuilder("| Order number | Postal code (NL, DE) | Weight (kg) | Effect |\n")
                .append("| --- | --- | --- | --- |\n");
        for (MagicValue value : values()) {
            String postal = value.postalNumber == 0 ? "" : "`" + value.postalCode("NL") + "`, `" + value.postalCode("DE") + "`";
            table.append("| `").append(PREFIX).append(value.word).append("` | ").append(postal).append(" | ")
                    .append(value.weight == null ? "" : "`" + value.weight + "`").append(" | ").append(value.meaning)
                    .append(" |\n");
        }
        return table.toString();
    }
}
