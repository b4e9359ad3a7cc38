package io.github.camelsendcloud.sandbox.internal.servicepoints;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Countries;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * The position of an address that a caller searches around. The sandbox knows the cities with service points, some of
 * their streets and some of their postal codes.
 *
 * @param status    matched, partially_matched or not_found
 * @param precision the finest part of the address that the sandbox knows; null for none
 * @param formatted the address that the sandbox has found; null for none
 * @param position  null for none
 */
record Geocoder(String status, String precision, String formatted, Position position) {

    private static final int PREFIX = 2;
    private static final double METERS_PER_HOUSE = 9;

    /** The position of an address of which some parts can be null. */
    static Geocoder find(String country, String... parts) {
        String text = Arrays.stream(parts).filter(Objects::nonNull).map(City::fold).collect(Collectors.joining(" "));
        String compact = text.replace(" ", "");
        City city = city(country, text, compact);
        if (city == null) {
            return new Geocoder("not_found", null, null, null);
        }
        String street = first(city.streets().stream().filter(name -> City.contains(text, name)).toList());
        String postalCode = first(city.postalCodes().stream().filter(code -> compact.contains(compact(code))).toList());
        String rest = rest(text, city, street, postalCode);
        String houseNumber = street == null
                ? null : first(
                        Arrays.stream(rest.split(" ")).filter(word -> word.matches("\\d{1,4}[a-z]?")).toList());
        String precision = street != null ? houseNumber != null ? "house_number" : "street"
                : postalCode != null ? "postal_code" : "city";
        boolean complete = Arrays.stream(rest.split(" ")).allMatch(word -> word.isEmpty() || word.equals(houseNumber));
        String line = street == null ? "" : street + (houseNumber == null ? "" : " " + houseNumber) + ", ";
        return new Geocoder(
                complete ? "matched" : "partially_matched", precision,
                line + (postalCode == null ? "" : postalCode + " ") + city.name() + ", " + Countries.name(country),
                position(city, street, houseNumber, postalCode));
    }

    /** The view of v3. */
    ObjectNode json() {
        return Json.object().put("status", status).put("precision", precision).put("formatted_address", formatted);
    }

    private static City city(String country, String text, String compact) {
        List<City> cities = City.in(country).toList();
        City named = first(cities.stream().filter(city -> city.isNamedIn(text)).toList());
        if (named != null) {
            return named;
        }
        City coded = first(cities.stream()
                .filter(city -> city.postalCodes().stream().anyMatch(code -> compact.contains(compact(code)))).toList());
        if (coded != null) {
            return coded;
        }
        City withStreet = first(cities.stream()
                .filter(city -> city.streets().stream().anyMatch(street -> City.contains(text, street))).toList());
        return withStreet != null
                ? withStreet : first(cities.stream()
                        .filter(city -> city.postalCodes().stream().anyMatch(code -> hasPrefix(text, code))).toList());
    }

    /** Whether a text has a postal code that begins like this postal code. */
    private static boolean hasPrefix(String text, String postalCode) {
        String prefix = compact(postalCode).substring(0, PREFIX);
        return Arrays.stream(text.split(" ")).anyMatch(word -> word.length() > PREFIX && word.startsWith(prefix));
    }

    /** The words that no known part of the address explains. */
    private static String rest(String text, City city, String street, String postalCode) {
        String rest = " " + text + " ";
        for (String known : Arrays.asList(street, city.name(), city.otherName(), Countries.name(city.country()), postalCode)) {
            rest = known == null ? rest : rest.replace(" " + City.fold(known) + " ", " ");
        }
        return (postalCode == null ? rest : rest.replace(" " + compact(postalCode) + " ", " ")).trim();
    }

    private static Position position(City city, String street, String houseNumber, String postalCode) {
        ServicePoint near = first(ServicePoints.in(city.country()).stream()
                .filter(point -> point.city().equals(city.name()))
                .filter(point -> street == null || point.street().equals(street))
                .filter(point -> street != null || point.postalCode().equals(postalCode)).toList());
        if (near == null) {
            return city.center();
        }
        int houses = houseNumber == null ? 0 : number(houseNumber) - number(near.houseNumber());
        return near.position().moved(houses < 0 ? 270 : 90, Math.abs(houses) * METERS_PER_HOUSE);
    }

    private static int number(String houseNumber) {
        return Integer.parseInt(houseNumber.replaceAll("\\D", ""));
    }

    private static String compact(String postalCode) {
        return City.fold(postalCode).replace(" ", "");
    }

    private static <T> T first(List<T> found) {
        return found.isEmpty() ? null : found.get(0);
    }
}
