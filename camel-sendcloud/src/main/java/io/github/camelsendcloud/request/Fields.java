package io.github.camelsendcloud.request;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The fields of a JSON object in the order of their names, without the fields that have no value. */
final class Fields {

    private static final JsonMapper MAPPER
            = JsonMapper.builder().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN).findAndAddModules().build();
    /** Kosovo and Northern Ireland have codes that ISO 3166-1 leaves to its users. */
    private static final Set<String> MORE_COUNTRIES = Set.of("XK", "XI");

    private final Map<String, Object> map = new LinkedHashMap<>();

    Fields put(String name, Object value) {
        if (value != null && !(value instanceof Collection<?> list && list.isEmpty())
                && !(value instanceof Map<?, ?> object && object.isEmpty())) {
            map.put(name, value);
        }
        return this;
    }

    /** @throws InvalidRequestException when a field has a place of its own in the builder */
    Map<String, Object> with(Map<String, Object> other) {
        other.forEach((name, value) -> {
            if (map.containsKey(name)) {
                throw new InvalidRequestException(name, "is set twice: by its own method, and by with()");
            }
            map.put(name, value);
        });
        return map();
    }

    Map<String, Object> map() {
        return map;
    }

    /** The choice of a shipping option. */
    static Map<String, Object> shipWith(String shippingOption, Long contractId) {
        return new Fields().put("type", "shipping_option_code")
                .put("properties",
                        new Fields().put("shipping_option_code", shippingOption).put("contract_id", contractId).map())
                .map();
    }

    static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T require(String name, T value) {
        if (value == null) {
            throw new InvalidRequestException(name, "is missing");
        }
        return value;
    }

    /** A text without blanks around; {@code null} for a blank text. */
    static String text(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static <T> List<T> list(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static Map<String, Object> copy(Map<String, Object> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    static BigDecimal positive(String name, BigDecimal value) {
        if (value != null && value.signum() <= 0) {
            throw new InvalidRequestException(name, "is " + value.toPlainString() + ", and must be more than 0");
        }
        return value;
    }

    /** @throws InvalidRequestException when the text is not a number with a decimal point */
    static BigDecimal number(String name, String text) {
        // an exponent could make a number with very many digits
        if (text.length() <= 20 && text.matches("-?\\d+(\\.\\d+)?")) {
            return new BigDecimal(text);
        }
        throw new InvalidRequestException(name, "is '" + text + "', and must be a number with a decimal point, such as 1.25");
    }

    static String currency(String name, String code) {
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(name, "is '" + code + "', and must be a code of ISO 4217, such as EUR");
        }
    }

    /** @throws InvalidRequestException when the text is not a country; the message has the code of a known name */
    static String country(String name, String code) {
        if (code == null || MORE_COUNTRIES.contains(code) || Set.of(Locale.getISOCountries()).contains(code)) {
            return code;
        }
        String meant = List.of(Locale.getISOCountries()).stream().filter(one -> isCalled(one, code)).findFirst().orElse(null);
        throw new InvalidRequestException(
                name, "is '" + code + "', and must be the code of ISO 3166-1 with two letters, such as "
                      + (meant == null ? "NL" : meant));
    }

    private static boolean isCalled(String country, String text) {
        Locale locale = new Locale.Builder().setRegion(country).build();
        return text.equalsIgnoreCase(country) || text.equalsIgnoreCase(locale.getISO3Country())
                || text.equalsIgnoreCase(locale.getDisplayCountry(Locale.ENGLISH))
                || text.equalsIgnoreCase(
                        locale.getDisplayCountry(new Locale.Builder().setLanguage(country).setRegion(country).build()));
    }

    /** @throws InvalidRequestException when the value is {@code null} */
    static <T> List<T> plus(String name, List<T> list, T one) {
        require(name, one);
        List<T> longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }
}
