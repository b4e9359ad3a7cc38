package io.github.camelsendcloud.sandbox.internal.servicepoints;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** A place where a sender hands over parcels or a receiver collects parcels. */
public record ServicePoint(
        long id, String carrier, String carrierName, String name, String shopType, String street, String houseNumber,
        String postalCode, String city, String country, double latitude, double longitude) {

    public static final List<ServicePoint> ALL = List.of(
            new ServicePoint(
                    1000001, "dhl", "DHL", "Stadhuisplein Parcel Shop", "servicepoint", "Stadhuisplein", "1", "5611 EM",
                    "Eindhoven",
                    "NL", 51.438022, 5.478543),
            new ServicePoint(
                    1000002, "postnl", "PostNL", "Stationsplein Parcel Locker", "locker", "Stationsplein", "1", "5611 AC",
                    "Eindhoven", "NL", 51.443218, 5.4816),
            new ServicePoint(
                    1000003, "dpd", "DPD", "Kiosk Hauptbahnhof", "servicepoint", "Bahnhofplatz", "2", "80335", "München", "DE",
                    48.14023, 11.55833),
            new ServicePoint(
                    1000004, "dhl", "DHL", "Packstation 101", "locker", "Müllerstraße", "30", "13353", "Berlin", "DE", 52.54601,
                    13.35522),
            new ServicePoint(
                    1000005, "mondial_relay", "Mondial Relay", "Tabac de l'Hôtel de Ville", "servicepoint", "Rue de Rivoli",
                    "31",
                    "75004", "Paris", "FR", 48.85661, 2.35222),
            new ServicePoint(
                    1000006, "bpost", "bpost", "Postpunt Meir", "post_office", "Meir", "50", "2000", "Antwerpen", "BE",
                    51.21811,
                    4.41033));

    private static final List<String> WEEK
            = List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final int OPEN_DAYS = 6;

    public ObjectNode v3() {
        ObjectNode view = Json.object().put("id", id).put("name", name);
        view.putObject("carrier").put("code", carrier).put("name", carrierName);
        view.put("carrier_service_point_id", country + "-" + id).put("carrier_shop_type", shopType)
                .put("general_shop_type", shopType);
        view.putObject("address").put("street", street).put("house_number", houseNumber).put("postal_code", postalCode)
                .put("city", city).put("country_code", country);
        view.putObject("position").put("latitude", latitude).put("longitude", longitude);
        view.putObject("contact").put("email", "").put("phone", "");
        ObjectNode times = view.putObject("opening_times");
        for (int day = 0; day < WEEK.size(); day++) {
            if (day < OPEN_DAYS) {
                times.putArray(WEEK.get(day)).addObject().put("start_time", "09:00").put("end_time", "18:00");
            } else {
                times.putNull(WEEK.get(day));
            }
        }
        return view.put("is_open_tomorrow", true).putNull("next_open_at").put("is_expired", false).putNull("distance");
    }

    public ObjectNode v2() {
        ObjectNode view
                = Json.object().put("id", id).put("code", country + "-" + id).put("is_active", true).putNull("shop_type");
        view.put("general_shop_type", shopType).putObject("extra_data");
        view.put("name", name).put("street", street).put("house_number", houseNumber).put("postal_code", postalCode);
        view.put("city", city).put("latitude", String.valueOf(latitude)).put("longitude", String.valueOf(longitude));
        view.put("email", "").put("phone", "").put("homepage", "").put("carrier", carrier).put("country", country);
        ObjectNode times = view.putObject("formatted_opening_times");
        for (int day = 0; day < WEEK.size(); day++) {
            ArrayNode hours = times.putArray(String.valueOf(day));
            if (day < OPEN_DAYS) {
                hours.add("09:00 - 18:00");
            }
        }
        return view.put("open_tomorrow", true).put("open_upcoming_week", true).putNull("distance");
    }
}
