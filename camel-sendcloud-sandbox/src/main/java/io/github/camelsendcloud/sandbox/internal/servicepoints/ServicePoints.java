package io.github.camelsendcloud.sandbox.internal.servicepoints;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The service points of the sandbox: six well-known ones, and eight in each city. All accounts have the same. */
public final class ServicePoints {

    private static final Map<String, List<String>> CARRIERS = Map.of(
            "NL", List.of("postnl", "dhl", "dpd", "ups"),
            "BE", List.of("bpost", "postnl", "dpd", "mondial_relay"),
            "DE", List.of("dhl_de", "hermes_de", "dpd", "ups"),
            "FR", List.of("mondial_relay", "colissimo", "chronopost", "ups"),
            "ES", List.of("correos", "seur", "mondial_relay"),
            "IT", List.of("poste_italiane", "brt", "inpost"),
            "AT", List.of("austrian_post", "dpd"),
            "PL", List.of("inpost", "dpd"),
            "GB", List.of("royal_mailv2", "dpd_gb", "inpost"));
    private static final Map<String, String> NAMES = Map.of(
            "servicepoint", "Parcel Shop", "locker", "Parcel Locker", "post_office", "Post Office");
    private static final List<String> TYPES = List.of("servicepoint", "locker", "servicepoint", "post_office", "locker");
    private static final long FIRST_GENERATED_ID = 1_000_101;
    private static final int POINTS_OF_A_CITY = 8;
    private static final double GOLDEN_ANGLE = 137.5;
    private static final double NEAREST = 180;
    private static final double STEP = 260;

    private static final Map<Long, ServicePoint> ALL = all();

    private ServicePoints() {
    }

    /** The service point with this id; null for none. */
    public static ServicePoint get(long id) {
        return ALL.get(id);
    }

    /** The available service points of a country, in the order of their ids. */
    static List<ServicePoint> in(String country) {
        return ALL.values().stream().filter(point -> point.country().equals(country) && point.isAvailable()).toList();
    }

    private static Map<Long, ServicePoint> all() {
        List<ServicePoint> points = new ArrayList<>();
        points.add(point(1_000_001, "dhl", "Stadhuisplein Parcel Shop", "servicepoint", "Stadhuisplein", "1", "5611 EM",
                "Eindhoven", "NL", 51.438022, 5.478543));
        points.add(point(1_000_002, "postnl", "Stationsplein Parcel Locker", "locker", "Stationsplein", "1", "5611 AC",
                "Eindhoven", "NL", 51.443218, 5.4816));
        points.add(point(1_000_003, "dpd", "Kiosk Hauptbahnhof", "servicepoint", "Bahnhofplatz", "2", "80335",
                "München", "DE", 48.14023, 11.55833));
        points.add(point(1_000_004, "dhl", "Packstation 101", "locker", "Müllerstraße", "30", "13353",
                "Berlin", "DE", 52.54601, 13.35522));
        points.add(point(1_000_005, "mondial_relay", "Tabac de l'Hôtel de Ville", "servicepoint", "Rue de Rivoli", "31",
                "75004", "Paris", "FR", 48.85661, 2.35222));
        points.add(point(1_000_006, "bpost", "Postpunt Meir", "post_office", "Meir", "50", "2000",
                "Antwerpen", "BE", 51.21811, 4.41033));
        long id = FIRST_GENERATED_ID;
        for (City city : City.ALL) {
            for (int number = 0; number < POINTS_OF_A_CITY; number++) {
                points.add(generated(id++, city, number));
            }
        }
        Map<Long, ServicePoint> byId = new LinkedHashMap<>();
        points.forEach(point -> byId.put(point.id(), point));
        return byId;
    }

    private static ServicePoint point(
            long id, String carrier, String name, String type, String street, String houseNumber, String postalCode,
            String city, String country, double latitude, double longitude) {
        return new ServicePoint(
                id, ServicePointCarrier.of(carrier), name, type, street, houseNumber, postalCode, city, country,
                new Position(latitude, longitude));
    }

    private static ServicePoint generated(long id, City city, int number) {
        List<String> carriers = CARRIERS.get(city.country());
        String type = TYPES.get(number % TYPES.size());
        String street = city.streets().get(number % city.streets().size());
        String postalCode = city.postalCodes().get(number % city.postalCodes().size());
        return new ServicePoint(
                id, ServicePointCarrier.of(carriers.get(number % carriers.size())), street + " " + NAMES.get(type), type,
                street, String.valueOf(3 + 7 * number), postalCode, city.name(), city.country(),
                city.center().moved(number * GOLDEN_ANGLE, NEAREST + number * STEP));
    }
}
