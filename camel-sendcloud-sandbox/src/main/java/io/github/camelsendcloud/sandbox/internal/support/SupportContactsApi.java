package io.github.camelsendcloud.sandbox.internal.support;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.Table;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The contacts at carriers that get the tickets about parcels of the account's own contracts. */
public final class SupportContactsApi {

    private static final String CONTACTS = "/api/v3/dsf/carrier-support-contacts";
    private static final List<String> LANGUAGES = List.of("de-de", "en-gb", "en-us", "es-es", "fr-fr", "nl-nl", "it-it");

    public void addTo(Router router) {
        router.add("GET", CONTACTS, this::list);
        router.add("POST", CONTACTS, this::create);
        router.add("PATCH", CONTACTS + "/{id}", this::update);
        router.add("DELETE", CONTACTS + "/{id}", this::delete);
    }

    /** Whether the account has a contact at a carrier. */
    static boolean exists(Store store, String carrier) {
        return !table(store).rows(row -> carrier.equals(Json.text(row, "carrier_code"))).isEmpty();
    }

    /** The specification has an object as the response. Only a single contact fits in an object. */
    private ApiResponse list(ApiRequest request) {
        List<ObjectNode> rows = table(request.store()).rows();
        ArrayNode list = Json.array();
        rows.forEach(list::add);
        return ApiResponse.json(200, rows.size() == 1 ? rows.get(0) : list);
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = SupportErrors.body(request, false);
        SupportErrors.checkPresent(body, List.of("carrier_code", "email", "language"));
        check(body);
        Table table = table(request.store());
        if (exists(request.store(), Json.text(body, "carrier_code"))) {
            throw SupportErrors.conflict();
        }
        long id = table.nextId();
        ObjectNode row = Json.object().put("id", id);
        List.of("carrier_code", "email", "language").forEach(field -> row.put(field, Json.text(body, field)));
        return ApiResponse.json(201, table.put(id, row));
    }

    private static void check(ObjectNode body) {
        if (body.hasNonNull("email") && !Json.text(body, "email", "").matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw SupportErrors.invalid("value_error", "email", "value is not a valid email address");
        }
        if (body.hasNonNull("language") && !LANGUAGES.contains(Json.text(body, "language", ""))) {
            throw SupportErrors.invalid("enum", "language", "Input should be one of " + String.join(", ", LANGUAGES));
        }
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode body = SupportErrors.body(request, false);
        ObjectNode row = find(request);
        check(body);
        List.of("email", "language").stream().filter(body::hasNonNull)
                .forEach(field -> row.put(field, Json.text(body, field)));
        return ApiResponse.json(200, table(request.store()).put(request.id(), row));
    }

    private ApiResponse delete(ApiRequest request) {
        find(request);
        table(request.store()).remove(request.parameter("id"));
        return ApiResponse.empty(204);
    }

    private static ObjectNode find(ApiRequest request) {
        ObjectNode row = table(request.store()).get(request.parameter("id"));
        if (row == null) {
            throw SupportErrors.notFound();
        }
        return row;
    }

    private static Table table(Store store) {
        return store.table("carrier_support_contacts");
    }
}
