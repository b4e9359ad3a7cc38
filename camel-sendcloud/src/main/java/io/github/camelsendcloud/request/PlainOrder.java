package io.github.camelsendcloud.request;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.camelsendcloud.api.Suggestions;
import io.github.camelsendcloud.api.WeightUnit;

/**
 * An order of a shop with flat fields, like a row of CSV. The values are checked when the order becomes a request, so
 * one bad order does not stop the others. The file {@code order.schema.json} in this package describes the fields.
 *
 * @param place  where the order was, such as {@code row 3}; may be empty
 * @param fields the values by the names of the fields. A value is a text, a number or {@code null}. The field
 *               {@code items} is a list of maps
 */
public record PlainOrder(String place, Map<String, Object> fields) {

    /** The names of the fields of an item. In a flat row, these names have the prefix {@code item_}. */
    static final Set<String> ITEM_FIELDS = names(
            "description", "quantity", "weight", "price", "hs_code", "origin_country", "sku", "id", "product_id");

    /** The prefix of the fields of an item in a flat row. */
    static final String ITEM_PREFIX = "item_";

    private static final Set<String> FIELDS = names(
            "order_number", "reference", "name", "company", "street", "house_number", "address_2", "postal_code", "city",
            "state", "country", "email", "phone", "weight", "weight_unit", "length", "width", "height", "dimension_unit",
            "total", "currency", "shipping_option", "shipping_method", "contract", "service_point", "sender_address",
            "from_name", "from_company", "from_street", "from_house_number", "from_address_2", "from_postal_code", "from_city",
            "from_state", "from_country", "from_email", "from_phone", "label_type", "label_dpi", "items");

    /** The names of the fields in this order, by the names of the requests. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("external_reference_id", "reference"), Map.entry("external_reference", "reference"),
            Map.entry("address_line_1", "street"), Map.entry("country_code", "country"), Map.entry("amount", "total"),
            Map.entry("shipping_option_code", "shipping_option"), Map.entry("shipment", "shipping_method"),
            Map.entry("from_address", "sender_address"), Map.entry("mime_type", "label_type"), Map.entry("dpi", "label_dpi"),
            Map.entry("weight of the item", "item_weight"), Map.entry("price of the item", "item_price"),
            Map.entry("hs_code", "item_hs_code"));

    private static final int MAX_SCALE = 100;
    /** What Java reads where the bytes of a file do not fit the charset. */
    private static final char UNREADABLE = '\uFFFD';

    /** Copies the fields. */
    public PlainOrder {
        fields = Fields.copy(fields);
    }

    /** The number of the order; {@code null} when the order has none. */
    public String orderNumber() {
        Object number = fields.get("order_number");
        return isValue(number) ? text(number) : null;
    }

    /** Returns the order with the given values for the fields that have no value. */
    public PlainOrder withDefaults(Map<String, Object> defaults) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        defaults.forEach((name, value) -> {
            if (text(fields.get(name)) == null) {
                all.put(name, value);
            }
        });
        return new PlainOrder(place, all);
    }

    /** @throws InvalidRequestException with the place of the order and the name of the field */
    public AnnounceRequest toAnnounceRequest() {
        requireKnownFields(fields, FIELDS);
        AnnounceRequest.Builder request = AnnounceRequest.builder().to(address("")).shippingOption(text("shipping_option"))
                .contractId(integer("contract")).servicePointId(text("service_point"))
                .senderAddressId(integer("sender_address")).from(fields.keySet().stream()
                        .anyMatch(name -> name.startsWith("from_") && text(name) != null) ? address("from_") : null)
                .totalOrderPrice(money(fields, "total", "total")).labelType(text("label_type"))
                .labelDpi(small(fields, "label_dpi", "label_dpi"))
                .orderNumber(orderNumber()).externalReferenceId(reference());
        RequestParcel.Builder parcel = RequestParcel.builder().weight(weight(fields, "weight", "weight"))
                .dimensions(dimensions());
        items().forEach(parcel::item);
        return checked("", () -> request.parcel(parcel.build()).build());
    }

    /** @throws InvalidRequestException with the place of the order and the name of the field */
    public ParcelRequestV2 toParcelRequestV2() {
        requireKnownFields(fields, FIELDS);
        ParcelRequestV2.Builder request = ParcelRequestV2.builder().to(address(""))
                .shippingMethodId(integer("shipping_method")).servicePointId(integer("service_point"))
                .senderAddressId(integer("sender_address")).totalOrderValue(money(fields, "total", "total"))
                .orderNumber(orderNumber()).externalReference(reference()).weight(weight(fields, "weight", "weight"))
                .dimensions(dimensions());
        items().forEach(request::item);
        return checked("", request::build);
    }

    private String reference() {
        String reference = text("reference");
        String number = checked("", () -> Fields.require("order_number", text("order_number")));
        return reference == null ? number : reference;
    }

    private PostalAddress address(String prefix) {
        return checked(prefix, () -> PostalAddress.builder().name(text(prefix + "name")).companyName(text(prefix + "company"))
                .street(text(prefix + "street")).houseNumber(text(prefix + "house_number"))
                .secondLine(text(prefix + "address_2")).postalCode(text(prefix + "postal_code")).city(text(prefix + "city"))
                .stateProvinceCode(text(prefix + "state")).countryCode(text(prefix + "country"))
                .email(text(prefix + "email")).phoneNumber(text(prefix + "phone")).build());
    }

    private Dimensions dimensions() {
        if (Stream.of("length", "width", "height").allMatch(name -> text(name) == null)) {
            return null;
        }
        String unit = text("dimension_unit");
        return checked("", () -> new Dimensions(
                number(fields, "length", "length"), number(fields, "width", "width"), number(fields, "height", "height"),
                unit == null ? Dimensions.Unit.CM : choice("dimension_unit", unit, Dimensions.Unit.values())));
    }

    private Weight weight(Map<String, Object> values, String name, String shown) {
        BigDecimal value = checked("", () -> Fields.positive(shown, number(values, name, shown)));
        String unit = text("weight_unit");
        return value == null
                ? null : checked("", () -> new Weight(
                        value, unit == null ? WeightUnit.KG : choice("weight_unit", unit, WeightUnit.values())));
    }

    private Money money(Map<String, Object> values, String name, String shown) {
        BigDecimal value = number(values, name, shown);
        return value == null ? null : checked("", () -> new Money(value, text("currency")));
    }

    private List<RequestItem> items() {
        Object value = fields.get("items");
        List<RequestItem> items = new ArrayList<>();
        if (value == null) {
            return items;
        }
        if (!(value instanceof List<?> list)) {
            throw problem("items", "must be a list of items");
        }
        for (int i = 0; i < list.size(); i++) {
            String prefix = "items[" + i + "].";
            if (!(list.get(i) instanceof Map<?, ?> map)) {
                throw problem("items[" + i + "]", "must be an item with " + ITEM_FIELDS);
            }
            Map<String, Object> item = new LinkedHashMap<>();
            map.forEach((name, one) -> item.put(String.valueOf(name), one));
            requireKnownFields(item, ITEM_FIELDS);
            Weight weight = weight(item, "weight", prefix + "weight");
            Money price = money(item, "price", prefix + "price");
            Integer quantity = small(item, "quantity", prefix + "quantity");
            items.add(checked(prefix, () -> RequestItem.builder().description(text(item, "description", "description"))
                    .quantity(quantity).weight(weight).price(price).hsCode(text(item, "hs_code", "hs_code"))
                    .originCountry(text(item, "origin_country", "origin_country")).sku(text(item, "sku", "sku"))
                    .itemId(text(item, "id", "id"))
                    .productId(text(item, "product_id", "product_id")).build()));
        }
        return items;
    }

    private <T> T choice(String name, String text, T[] values) {
        return Stream.of(values).filter(value -> value.toString().equalsIgnoreCase(text)).findFirst().orElseThrow(
                () -> new InvalidRequestException(name, "is '" + text + "', and must be one of " + List.of(values)));
    }

    private Long integer(String name) {
        BigDecimal number = number(fields, name, name);
        return number == null ? null : whole(name, number::longValueExact);
    }

    private Integer small(Map<String, Object> values, String name, String shown) {
        BigDecimal number = number(values, name, shown);
        return number == null ? null : whole(shown, number::intValueExact);
    }

    private <T> T whole(String shown, Supplier<T> exact) {
        try {
            return exact.get();
        } catch (ArithmeticException e) {
            throw problem(shown, "must be a whole number");
        }
    }

    private BigDecimal number(Map<String, Object> values, String name, String shown) {
        return checked("", () -> {
            String text = text(values, name, shown);
            return text == null ? null : Fields.number(shown, text);
        });
    }

    private String text(String name) {
        return checked("", () -> text(fields, name, name));
    }

    private static String text(Map<String, Object> values, String name, String shown) {
        Object value = values.get(name);
        if (!isValue(value)) {
            throw new InvalidRequestException(shown, "must be a text or a number");
        }
        String text = text(value);
        if (text != null && text.indexOf(UNREADABLE) >= 0) {
            throw new InvalidRequestException(
                    shown, "is '" + text + "', with a character that was unreadable: set the charset of the file");
        }
        return text;
    }

    private static boolean isValue(Object value) {
        return !(value instanceof Map || value instanceof Iterable || value instanceof Boolean);
    }

    /**
     * The text of a value; {@code null} for no text. The plain form of a number with a large exponent fills the memory.
     */
    private static String text(Object value) {
        return value == null
                ? null
                : Fields.text(
                        value instanceof BigDecimal number && Math.abs((long) number.scale()) <= MAX_SCALE
                                ? number.toPlainString() : value.toString());
    }

    private void requireKnownFields(Map<String, Object> values, Set<String> known) {
        for (String name : values.keySet()) {
            if (known == FIELDS && values.containsKey("items") && name.startsWith(ITEM_PREFIX)) {
                throw problem(name, "is the field of a row with one item, and this order has the list items");
            }
            if (!known.contains(name)) {
                List<String> similar = Suggestions.of(name, known);
                throw problem(name, "is no field of an order; " + (similar.isEmpty()
                        ? "the fields are " + known
                        : "similar fields are " + similar));
            }
        }
    }

    private InvalidRequestException problem(String field, String problem) {
        String order = orderNumber() == null ? "" : "order " + orderNumber();
        String shown = place.isEmpty() ? order : order.isEmpty() ? place : place + " (" + order + ")";
        return new InvalidRequestException(shown, field, problem);
    }

    /** Adds the place of the order to an error, and changes the name of the field to the name in the order. */
    private <T> T checked(String prefix, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidRequestException e) {
            if (e.isPlaced()) {
                throw e;
            }
            throw problem(prefix + NAMES.getOrDefault(e.getField(), e.getField()), e.getProblem());
        }
    }

    private static Set<String> names(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }

    @JsonValue
    @Override
    public Map<String, Object> fields() {
        return fields;
    }

    @Override
    public String toString() {
        return Fields.json(fields);
    }
}
