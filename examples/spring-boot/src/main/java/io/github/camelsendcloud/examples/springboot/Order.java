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

import io.github.camelsendcloud.request.AnnounceRequest;
import io.github.camelsendcloud.request.PostalAddress;
import io.github.camelsendcloud.request.RequestParcel;
import io.github.camelsendcloud.request.Weight;

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

    private static final PostalAddress WAREHOUSE = PostalAddress.builder().name("Lager Eindhoven").street("Stadhuisplein")
            .houseNumber("10").postalCode("5611 EM").city("Eindhoven").countryCode("NL").build();

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
    AnnounceRequest announcement() {
        return AnnounceRequest.builder().orderNumber(number).externalReferenceId(number).from(WAREHOUSE)
                .to(PostalAddress.builder().name(name).street(street).houseNumber(houseNumber).postalCode(postalCode).city(city)
                        .countryCode(country).email(email).build())
                .shippingOption("sendcloud:letter")
                .parcel(RequestParcel.builder().weight(Weight.kilograms(weight.toPlainString())).build()).build();
    }
}
