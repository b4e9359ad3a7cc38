package io.github.camelsendcloud.sandbox.internal.shipping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Prices;

/** Calculates duties and taxes of a shipment to another country, with simple rates. */
public final class DutiesApi {

    private static final int MAX_ITEMS = 10;
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    /** The rate of duty in percent, by the first two digits of the HS code. */
    private static final Map<String, String> DUTY_RATES = Map.of(
            "42", "8.00", "61", "12.00", "62", "12.00", "64", "17.00", "71", "4.00", "84", "2.00", "85", "1.50", "95", "3.00");
    private static final String OTHER_DUTY_RATE = "5.00";
    /** By country: the rate of tax in percent, and the values in EUR below which no duty and no tax is due. */
    private static final Map<String, List<String>> COUNTRIES = Map.of(
            "US", List.of("0.00", "0.00", "0.00"), "GB", List.of("20.00", "155.00", "0.00"),
            "CH", List.of("8.10", "0.00", "60.00"), "NO", List.of("25.00", "0.00", "0.00"),
            "CA", List.of("5.00", "25.00", "25.00"), "AU", List.of("10.00", "600.00", "600.00"),
            "JP", List.of("10.00", "60.00", "60.00"));
    private static final List<String> UNION = List.of("21.00", "150.00", "0.00");
    private static final List<String> OTHERS = List.of("15.00", "50.00", "50.00");

    public void addTo(Router router) {
        router.add("POST", "/api/v3/shipping/duties-and-taxes", this::calculate);
    }

    private ApiResponse calculate(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        List<ObjectNode> errors = new ArrayList<>();
        String from = country(body.path("from_address"), "/from_address", errors);
        String to = country(body.path("to_address"), "/to_address", errors);
        checkItems(body.path("items"), errors);
        if (Json.text(body, "currency", "").length() != 3) {
            errors.add(
                    body.hasNonNull("currency")
                            ? ErrorResponses.errorAt("/currency", "invalid", "The currency is not a code of ISO 4217.")
                            : ErrorResponses.errorAt("/currency", "required", "Field required"));
        }
        ErrorResponseException.throwIfAny(errors);
        return ApiResponse.data(200, new Calculation(from, to, Json.text(body, "currency")).of(body));
    }

    private static String country(JsonNode address, String pointer, List<ObjectNode> errors) {
        String country = Json.text(address, "country_code");
        if (country == null) {
            errors.add(ErrorResponses.errorAt(pointer + "/country_code", "required", "Field required"));
        } else if (Countries.name(country) == null) {
            errors.add(ErrorResponses.errorAt(pointer + "/country_code", "invalid_choice", "Invalid country code"));
        }
        return country;
    }

    private static void checkItems(JsonNode items, List<ObjectNode> errors) {
        if (!items.isArray()) {
            errors.add(ErrorResponses.errorAt("/items", "required", "Field required"));
        } else if (items.isEmpty() || items.size() > MAX_ITEMS) {
            errors.add(ErrorResponses.errorAt("/items", "invalid", "A shipment has from 1 to " + MAX_ITEMS + " items."));
        }
        for (int i = 0; i < items.size(); i++) {
            BigDecimal price = Prices.amount(items.get(i).path("price"));
            if (price == null || price.signum() < 0) {
                errors.add(ErrorResponses.errorAt("/items/" + i + "/price", "required", "Field required"));
            }
            if (items.get(i).path("quantity").asInt(0) < 1) {
                errors.add(ErrorResponses.errorAt("/items/" + i + "/quantity", "min_value", "Input should be at least 1"));
            }
        }
    }

    /** One calculation. All amounts have the currency of the request. */
    private static final class Calculation {

        private final boolean free;
        private final BigDecimal taxRate;
        private final BigDecimal dutyThreshold;
        private final BigDecimal taxThreshold;
        private final String currency;

        Calculation(String from, String to, String currency) {
            List<String> country = Countries.inEu(to) ? UNION : COUNTRIES.getOrDefault(to, OTHERS);
            this.free = from.equals(to) || Countries.inEu(from) && Countries.inEu(to);
            this.taxRate = new BigDecimal(country.get(0));
            this.dutyThreshold = new BigDecimal(country.get(1));
            this.taxThreshold = new BigDecimal(country.get(2));
            this.currency = currency;
        }

        ObjectNode of(ObjectNode body) {
            BigDecimal value = BigDecimal.ZERO;
            for (JsonNode item : body.path("items")) {
                value = value.add(valueOf(item));
            }
            boolean dutiable = !free && value.compareTo(dutyThreshold) > 0;
            boolean taxable = !free && value.compareTo(taxThreshold) > 0;
            BigDecimal allDuty = BigDecimal.ZERO;
            BigDecimal allTax = BigDecimal.ZERO;
            ObjectNode data = Json.object();
            ArrayNode items = data.putArray("items");
            for (JsonNode item : body.path("items")) {
                BigDecimal dutyRate = dutiable ? dutyRate(Json.text(item, "hs_code", "")) : BigDecimal.ZERO.setScale(2);
                BigDecimal duty = percent(valueOf(item), dutyRate);
                BigDecimal tax = taxable ? percent(valueOf(item).add(duty), taxRate) : BigDecimal.ZERO;
                items.add(view(item, dutyRate, taxable ? taxRate : BigDecimal.ZERO.setScale(2), duty, tax));
                allDuty = allDuty.add(duty);
                allTax = allTax.add(tax);
            }
            BigDecimal shipping = Prices.amount(body.path("shipping_cost"));
            shipping = shipping == null ? BigDecimal.ZERO : shipping;
            ObjectNode totals = data.putObject("totals");
            totals.set("items_value", amount(value));
            totals.set("shipping_cost", amount(shipping));
            totals.set("total_duty", amount(allDuty));
            totals.set("total_tax", amount(allTax));
            totals.set("total", amount(value.add(shipping).add(allDuty).add(allTax)));
            ObjectNode deMinimis = data.putObject("de_minimis");
            deMinimis.set("duty", amount(dutyThreshold));
            deMinimis.set("tax", amount(taxThreshold));
            return data;
        }

        private ObjectNode view(JsonNode item, BigDecimal dutyRate, BigDecimal taxRate, BigDecimal duty, BigDecimal tax) {
            ObjectNode view = Json.object().put("sku", Json.text(item, "sku")).put("description", Json.text(item, "description"))
                    .put("hs_code", Json.text(item, "hs_code")).put("hs_code_description", Json.text(item, "description"))
                    .put("quantity", item.path("quantity").asInt());
            view.set("item_value", amount(valueOf(item)));
            view.put("duty_rate", dutyRate.toPlainString()).put("tax_rate", taxRate.toPlainString());
            view.set("duty", amount(duty));
            view.set("tax", amount(tax));
            view.set("item_total", amount(valueOf(item).add(duty).add(tax)));
            ArrayNode warnings = view.putArray("warnings");
            if (!item.hasNonNull("hs_code")) {
                warnings.add("The item has no HS code, so the rate of duty is an estimate.");
            }
            return view;
        }

        private static BigDecimal valueOf(JsonNode item) {
            return Prices.amount(item.path("price")).multiply(BigDecimal.valueOf(item.path("quantity").asLong()));
        }

        private static BigDecimal dutyRate(String hsCode) {
            String chapter = hsCode.substring(0, Math.min(2, hsCode.length()));
            return new BigDecimal(DUTY_RATES.getOrDefault(chapter, OTHER_DUTY_RATE));
        }

        private static BigDecimal percent(BigDecimal value, BigDecimal rate) {
            return value.multiply(rate).divide(HUNDRED).setScale(2, RoundingMode.HALF_UP);
        }

        private ObjectNode amount(BigDecimal value) {
            return Json.object().put("value", value.setScale(2, RoundingMode.HALF_UP).toPlainString())
                    .put("currency", currency);
        }
    }
}
