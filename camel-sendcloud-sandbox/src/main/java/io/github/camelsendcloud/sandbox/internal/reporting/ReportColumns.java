package io.github.camelsendcloud.sandbox.internal.reporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.Integration;
import io.github.camelsendcloud.sandbox.internal.analytics.ParcelFacts;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.http.ApiVersion;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.prices.Prices;

/** The columns of reports, and a report as a CSV file. The names of some columns differ between the versions. */
final class ReportColumns {

    private static final List<String> SHARED = List.of(
            "parcel_id", "direction", "carrier_code", "carrier_name", "contract_id", "contract_type", "order_number",
            "tracking_number", "announced_at", "shipped_at", "integration_id", "integration_type", "weight");
    private static final List<String> ONLY_V2 = List.of(
            "from_company_name", "origin_city", "origin_postal_code", "origin_country_code", "origin_country_name",
            "destination_city", "destination_postal_code", "destination_country_code", "destination_country_name",
            "created_at", "updated_at", "first_delivery_at", "arrived_at", "shipping_method", "shipping_method_name", "price",
            "global_status_slug", "carrier_status");
    private static final List<String> ONLY_V3 = List.of(
            "from_address_company_name", "from_address_city", "from_address_postal_code", "from_address_country_code",
            "from_address_country_name", "to_address_city", "to_address_postal_code", "to_address_country_code",
            "to_address_country_name", "first_offer_at", "delivered_at", "shipping_option_code", "total_cost", "status",
            "sub_status", "brand_id", "brand_name");

    private ReportColumns() {
    }

    /** The names of the columns in a version of the API. */
    static List<String> names(ApiVersion version) {
        List<String> names = new ArrayList<>(SHARED);
        names.addAll(version == ApiVersion.V2 ? ONLY_V2 : ONLY_V3);
        return names;
    }

    /** The report with a heading and a line for each parcel. Lines end with CR and LF, as RFC 4180 demands. */
    static String csv(List<String> columns, List<ParcelFacts> parcels, Integration integration) {
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append("\r\n");
        for (ParcelFacts parcel : parcels) {
            csv.append(columns.stream().map(column -> escaped(value(column, parcel, integration)))
                    .collect(Collectors.joining(","))).append("\r\n");
        }
        return csv.toString();
    }

    private static String escaped(String value) {
        return value.matches("(?s).*[,\"\r\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    private static String value(String column, ParcelFacts facts, Integration integration) {
        Parcel parcel = facts.parcel();
        JsonNode from = parcel.shipment().fields().path("from_address");
        ObjectNode to = parcel.shipment().toAddress();
        return switch (column) {
            case "parcel_id" -> String.valueOf(parcel.id());
            case "direction" -> facts.direction();
            case "carrier_code" -> facts.carrier();
            case "carrier_name" -> parcel.shipment().carrierName();
            case "contract_id" -> Json.text(
                    parcel.shipment().fields().path("ship_with").path("properties"), "contract_id", "1");
            case "contract_type" -> "sendcloud";
            case "order_number" -> Json.text(parcel.shipment().fields(), "order_number", "");
            case "tracking_number" -> parcel.trackingNumber();
            case "created_at" -> time(parcel.createdAt());
            case "updated_at" -> time(parcel.updatedAt());
            case "announced_at" -> time(parcel.announcedAt());
            case "shipped_at" -> time(facts.shippedAt());
            case "first_delivery_at", "first_offer_at" -> time(facts.offeredAt());
            case "arrived_at", "delivered_at" -> time(facts.deliveredAt());
            case "integration_id" -> String.valueOf(integration.id());
            case "integration_type" -> "api";
            case "weight" -> Json.text(parcel.details().path("weight"), "value", "");
            case "from_company_name", "from_address_company_name" -> Json.text(from, "company_name", "");
            case "origin_city", "from_address_city" -> Json.text(from, "city", "");
            case "origin_postal_code", "from_address_postal_code" -> Json.text(from, "postal_code", "");
            case "origin_country_code", "from_address_country_code" -> facts.fromCountry();
            case "origin_country_name", "from_address_country_name" -> countryName(facts.fromCountry());
            case "destination_city", "to_address_city" -> Json.text(to, "city", "");
            case "destination_postal_code", "to_address_postal_code" -> Json.text(to, "postal_code", "");
            case "destination_country_code", "to_address_country_code" -> facts.toCountry();
            case "destination_country_name", "to_address_country_name" -> countryName(facts.toCountry());
            case "shipping_method", "shipping_method_name", "shipping_option_code" -> facts.option();
            case "price", "total_cost" -> parcel.announcedAt() == null
                    ? "" : Prices.of(parcel.shipment(), parcel).total().toPlainString();
            case "global_status_slug" -> parcel.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
            case "carrier_status" -> parcel.status().message();
            case "status", "sub_status" -> parcel.status().name();
            case "brand_id" -> facts.brandId();
            case "brand_name" -> "Sandbox";
            default -> throw new IllegalArgumentException("No column " + column);
        };
    }

    private static String time(Instant time) {
        return time == null ? "" : Times.v3(time);
    }

    private static String countryName(String code) {
        return Objects.requireNonNullElse(Countries.name(code), "");
    }
}
