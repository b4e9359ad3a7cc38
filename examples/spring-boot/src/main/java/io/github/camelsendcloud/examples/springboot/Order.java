package io.github.camelsendcloud.examples.springboot;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * An order of the shop.
 *
 * @param number  the number of the order, which is the reference at Sendcloud
 * @param country the two letters of ISO 3166
 * @param weight  kilograms
 */
public record Order(
        @NotBlank @Size(max = 60) @Pattern(regexp = "[A-Za-z0-9._-]*",
                                           message = "must have letters, digits, dots and dashes only") String number,
        @NotBlank @Size(max = 75) String name, @NotBlank @Size(max = 75) String street, @Size(max = 20) String houseNumber,
        @NotBlank @Size(max = 12) String postalCode, @NotBlank @Size(max = 30) String city,
        @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters") String country, @Email String email,
        @NotNull @DecimalMin("0.001") @DecimalMax("31.5") BigDecimal weight) {

    /** The fields in which another order differs, each with both values. */
    Map<String, List<Object>> differences(Order other) {
        Map<String, List<Object>> differences = new LinkedHashMap<>();
        for (var component : Order.class.getRecordComponents()) {
            try {
                Object mine = component.getAccessor().invoke(this);
                Object others = component.getAccessor().invoke(other);
                boolean same = mine instanceof BigDecimal weight && others instanceof BigDecimal number
                        ? weight.compareTo(number) == 0 : String.valueOf(mine).equals(String.valueOf(others));
                if (!same) {
                    differences.put(component.getName(), List.of(String.valueOf(mine), String.valueOf(others)));
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return differences;
    }

    /** The body of an announcement in version 3 of the API. */
    @JsonIgnore
    Map<String, Object> announcement() {
        Map<String, Object> to = new LinkedHashMap<>();
        to.put("name", name);
        to.put("address_line_1", street);
        to.put("house_number", houseNumber);
        to.put("postal_code", postalCode);
        to.put("city", city);
        to.put("country_code", country);
        to.put("email", email);
        to.values().removeIf(value -> value == null);
        return Map.of(
                "order_number", number, "external_reference_id", number, "to_address", to,
                "from_address", Map.of(
                        "name", "Lager Eindhoven", "address_line_1", "Stadhuisplein", "house_number", "10",
                        "postal_code", "5611 EM", "city", "Eindhoven", "country_code", "NL"),
                "ship_with", Map.of(
                        "type", "shipping_option_code", "properties", Map.of("shipping_option_code", "sendcloud:letter")),
                "parcels", List.of(Map.of("weight", Map.of("value", weight.toPlainString(), "unit", "kg"))));
    }
}
