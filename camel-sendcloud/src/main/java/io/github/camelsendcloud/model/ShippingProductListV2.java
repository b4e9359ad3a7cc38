package io.github.camelsendcloud.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Shipping products of API v2. */
public record ShippingProductListV2(@JsonValue List<ShippingProductV2> products) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ShippingProductListV2 {
        products = NullSafe.copyOf(products);
    }
}
