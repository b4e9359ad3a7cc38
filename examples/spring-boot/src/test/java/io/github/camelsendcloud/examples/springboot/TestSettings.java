package io.github.camelsendcloud.examples.springboot;

import java.util.Map;

import io.github.camelsendcloud.sandbox.Sandbox;

/** What the tests of the shop share: the addresses of a sandbox, and an order. */
final class TestSettings {

    private TestSettings() {
    }

    static Map<String, String> addresses(Sandbox sandbox) {
        return Map.of(
                "camel.component.sendcloud.base-uri", sandbox.baseUri().toString(),
                "camel.component.sendcloud.token-uri", sandbox.tokenUri().toString(),
                "camel.component.sendcloud.service-points-uri", sandbox.servicePointsUri().toString());
    }

    static String order(String number) {
        return """
                {"number": "%s", "name": "Anneliese Müßig-Köhler", "street": "Königstraße", "houseNumber": "12a",
                 "postalCode": "70173", "city": "Stuttgart", "country": "DE", "email": "kunde@example.com", "weight": 1.5}
                """.formatted(number);
    }
}
