package io.github.camelsendcloud.sandbox.internal.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.carriers.Carrier;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.Table;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The contracts of an account with carriers. An account starts with one contract for each carrier. */
public final class Contracts {

    private static final String TABLE = "contracts";
    private static final String SEEDED = "contracts_seeded";
    private static final long FIRST_ID = 60;
    private static final Duration VALIDATION = Duration.ofSeconds(3);
    /** The carrier does not accept a contract with this client id. */
    private static final String REFUSED_CLIENT = "refused";

    private Contracts() {
    }

    /** The contracts of the account. The first call adds the contracts that every account has. */
    public static Table of(Store store) {
        Table table = store.table(TABLE);
        // a separate mark: an account can delete all contracts
        if (store.table(SEEDED).isEmpty()) {
            store.table(SEEDED).put("seeded", Json.object());
            long id = FIRST_ID;
            for (Carrier carrier : Carrier.all()) {
                if (!carrier.code().equals(Carrier.SENDCLOUD)) {
                    table.put(id, row(id, carrier, "sendcloud", carrier.name() + " contract of Sendcloud", carrier.country())
                            .put("state", "active").put("type", "broker").put("is_default", true));
                    id++;
                }
            }
        }
        table.rows(row -> isValidated(store, row)).forEach(row -> {
            row.remove("validated_at");
            table.put(row.path("id").asLong(), row.put("state", Json.text(row, "next_state")));
        });
        return table;
    }

    private static boolean isValidated(Store store, ObjectNode row) {
        String time = Json.text(row, "validated_at");
        return time != null && !store.clock().now().isBefore(Instant.parse(time));
    }

    /**
     * Starts the validation of a contract by the carrier. The carrier needs a few seconds.
     *
     * @param activate whether the contract becomes active if the carrier accepts the contract
     */
    static void validate(Store store, ObjectNode row, boolean activate) {
        boolean refused = REFUSED_CLIENT.equals(Json.text(row, "client_id"));
        row.put("state", "validating").put("next_state", refused ? "validation_failed" : activate ? "active" : "inactive");
        row.put("validated_at", store.clock().now().plus(VALIDATION).toString());
        store.table(TABLE).put(row.path("id").asLong(), row);
    }

    /** The default contract of a carrier; null if the account has no active contract with the carrier. */
    public static ObjectNode defaultOf(Store store, String carrier) {
        List<ObjectNode> active = of(store).rows(row -> isActive(row) && carrier.equals(carrierOf(row)));
        return active.stream().filter(row -> row.path("is_default").asBoolean()).findFirst()
                .orElse(active.isEmpty() ? null : active.get(0));
    }

    /** Whether the account can use the options of a carrier. */
    public static boolean allow(Store store, Carrier carrier) {
        return carrier.code().equals(Carrier.SENDCLOUD) || defaultOf(store, carrier.code()) != null;
    }

    static ObjectNode row(long id, Carrier carrier, String clientId, String name, String country) {
        return Json.object().put("id", id).put("carrier_code", carrier.code()).put("client_id", clientId)
                .put("name", name).put("country", country);
    }

    public static boolean isActive(ObjectNode row) {
        return "active".equals(Json.text(row, "state"));
    }

    public static String carrierOf(ObjectNode row) {
        return Json.text(row, "carrier_code");
    }

    static ObjectNode v2(ObjectNode row) {
        ObjectNode view = Json.object().put("id", row.path("id").asLong());
        view.set("carrier", carrier(row));
        return view.put("client_id", Json.text(row, "client_id")).put("is_active", isActive(row))
                .put("name", Json.text(row, "name")).put("country", Json.text(row, "country"))
                .put("is_default", row.path("is_default").asBoolean());
    }

    static ObjectNode v3(ObjectNode row) {
        ObjectNode view = brief(row);
        view.set("carrier", carrier(row));
        return view.put("country", Json.text(row, "country")).put("is_active", isActive(row))
                .put("is_default_per_carrier", row.path("is_default").asBoolean())
                .put("state", Json.text(row, "state")).put("type", Json.text(row, "type"));
    }

    /** The contract in the form in which a shipping option shows its contract. */
    public static ObjectNode brief(ObjectNode row) {
        return Json.object().put("id", row.path("id").asLong()).put("client_id", Json.text(row, "client_id"))
                .put("carrier_code", carrierOf(row)).put("name", Json.text(row, "name"));
    }

    private static ObjectNode carrier(ObjectNode row) {
        return Json.object().put("code", carrierOf(row)).put("name", Carrier.named(carrierOf(row)).name());
    }
}
