package io.github.camelsendcloud.request;

import java.math.BigDecimal;
import java.util.Map;

/**
 * An amount of money, which is not negative.
 *
 * @param value    never {@code null}; the digits are sent as given
 * @param currency a code of ISO 4217, never {@code null}
 */
public record Money(BigDecimal value, String currency) {

    /** @throws InvalidRequestException when a part is missing or invalid */
    public Money {
        if (Fields.require("amount", value).signum() < 0) {
            throw new InvalidRequestException("amount", "is " + value.toPlainString() + ", and must not be negative");
        }
        Fields.currency("currency", Fields.require("currency", currency));
    }

    /** @param value a number with a decimal point, such as {@code 12.50} */
    public static Money of(String value, String currency) {
        return new Money(Fields.number("amount", value), currency);
    }

    Money times(int quantity) {
        return new Money(value.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    Map<String, Object> asText() {
        return Map.of("value", value.toPlainString(), "currency", currency);
    }

    Map<String, Object> asNumber() {
        return Map.of("value", value, "currency", currency);
    }
}
