package io.github.camelsendcloud.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests of a shop to a sandbox: shipments, parcels, labels, orders, lists and tokens. Immutable. */
final class MixedRequests {

    private static final int SHIPMENTS = 5000;
    private static final int ORDERS = 1000;
    private static final Pattern SHIPMENT_ID = Pattern.compile("\"data\":\\{\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern PARCEL_ID = Pattern.compile("\"id\":(\\d+)");
    private static final String KEYS = Base64.getEncoder().encodeToString(
            "sandbox-public-key:sandbox-secret-key".getBytes(StandardCharsets.UTF_8));

    private final List<String> shipments = new ArrayList<>();
    private final List<String> parcels = new ArrayList<>();

    private MixedRequests() {
    }

    /** Announces the shipments that the requests read. */
    static MixedRequests prepare(int port) throws IOException {
        MixedRequests mix = new MixedRequests();
        try (RawConnection connection = new RawConnection(port)) {
            for (int i = 0; i < SHIPMENTS; i++) {
                int status = connection.send(announce(i));
                if (status != 201) {
                    throw new IOException("Status " + status + " for an announcement: " + connection.body());
                }
                String body = connection.body();
                mix.shipments.add(first(SHIPMENT_ID, body));
                mix.parcels.add(first(PARCEL_ID, body));
            }
        }
        return mix;
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    Caller caller(SplittableRandom random) {
        return new Caller(random);
    }

    /** The requests on one connection. For one thread. */
    final class Caller {

        private final SplittableRandom random;
        private final Deque<String> created = new ArrayDeque<>();
        private boolean creates;

        private Caller(SplittableRandom random) {
            this.random = random;
        }

        byte[] next() {
            creates = false;
            if (created.size() >= 5) {
                return post("/api/v2/parcels/" + created.remove() + "/cancel", "");
            }
            int choice = random.nextInt(100);
            if (choice < 25) {
                return announce(random.nextInt(SHIPMENTS));
            } else if (choice < 35) {
                creates = true;
                return post("/api/v2/parcels", parcel());
            } else if (choice < 55) {
                return get("/api/v3/shipments/" + shipments.get(random.nextInt(SHIPMENTS)));
            } else if (choice < 70) {
                return get("/api/v2/parcels/" + parcels.get(random.nextInt(SHIPMENTS)));
            } else if (choice < 75) {
                return get("/api/v3/shipments?page_size=10&cursor=" + cursor());
            } else if (choice < 85) {
                return post("/api/v3/orders", order(random.nextInt(ORDERS)));
            } else if (choice < 90) {
                return get("/api/v3/orders?page_size=5");
            } else if (choice < 92) {
                return get("/api/v3/parcels/" + parcels.get(random.nextInt(SHIPMENTS)) + "/documents/label");
            } else if (choice < 95) {
                return request("POST", "/oauth2/token", "application/x-www-form-urlencoded", "grant_type=client_credentials");
            }
            return get("/api/v3/user/auth/metadata");
        }

        /** Reads what a later request needs from the response. */
        void responded(int status, RawConnection connection) throws IOException {
            if (status >= 500 || status == 401 || status == 400 || status == 404) {
                throw new IOException("Status " + status + ": " + connection.body());
            }
            if (creates) {
                created.add(first(PARCEL_ID, connection.body()));
            }
        }

        private String cursor() {
            String position = "n=" + parcels.get(random.nextInt(SHIPMENTS / 2));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static byte[] announce(int number) {
        return post("/api/v3/shipments/announce",
                """
                        {"to_address": {"name": "Jan Jansen", "address_line_1": "Stadhuisplein", "house_number": "10",
                         "postal_code": "5611EM", "city": "Eindhoven", "country_code": "NL"},
                         "ship_with": {"type": "shipping_option_code",
                         "properties": {"shipping_option_code": "postnl:standard"}},
                         "order_number": "L-%1$d", "external_reference_id": "L-%1$d",
                         "parcels": [{"weight": {"value": "1.320", "unit": "kg"}}]}""".formatted(number));
    }

    private static String parcel() {
        return """
                {"parcel": {"name": "John Doe", "address": "Stadhuisplein", "house_number": "10", "city": "Eindhoven",
                 "postal_code": "5611 EM", "country": "NL", "request_label": false,
                 "weight": "10.000", "order_number": "V2"}}""";
    }

    private static String order(int number) {
        return """
                [{"order_id": "O-%1$d", "order_number": "O-%1$d", "order_details": {"integration": {"id": 1},
                 "status": {"code": "unfulfilled", "message": "Unfulfilled"}, "order_created_at": "2026-05-01T10:00:00Z",
                 "order_items": [{"name": "Cup", "quantity": 1, "total_price": {"value": "9.95", "currency": "EUR"}}]},
                 "payment_details": {"total_price": {"value": "9.95", "currency": "EUR"},
                 "status": {"code": "paid", "message": "Paid"}},
                 "shipping_address": {"name": "Jan Jansen", "address_line_1": "Stadhuisplein", "house_number": "10",
                 "postal_code": "5611EM", "city": "Eindhoven", "country_code": "NL"}}]""".formatted(number);
    }

    private static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic " + KEYS
                + "\r\nAccept: application/json, application/pdf\r\nUser-Agent: load\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] post(String path, String json) {
        return request("POST", path, "application/json", json);
    }

    private static byte[] request(String method, String path, String type, String body) {
        return (method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic " + KEYS
                + "\r\nAccept: application/json\r\nUser-Agent: load\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }
}
