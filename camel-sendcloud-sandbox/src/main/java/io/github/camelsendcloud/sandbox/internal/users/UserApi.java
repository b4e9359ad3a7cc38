package io.github.camelsendcloud.sandbox.internal.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.Integration;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The account of an integration, in both versions of the API. */
public final class UserApi {

    public static final String RETURN_PORTAL = "http://sandbox.returns-portal.com/initiate/";

    private static final String REGISTERED = "2022-04-06T11:29:37Z";
    private static final String USER = "/api/v2/user";
    private static final long INVOICE = 1;

    public void addTo(Router router) {
        router.add("GET", "/api/v3/user/auth/metadata", this::metadata);
        router.add("GET", "/api/v3/organization", this::organization);
        router.add("GET", USER, this::user);
        router.add("GET", USER + "/invoices", this::invoices);
        router.add("GET", USER + "/invoices/{id}", this::invoice);
        new SenderAddressesApi().addTo(router);
    }

    private ApiResponse metadata(ApiRequest request) {
        Integration integration = request.integration();
        return ApiResponse.data(200,
                Json.object().put("user_id", integration.userId()).put("integration_id", integration.id()));
    }

    private ApiResponse organization(ApiRequest request) {
        return ApiResponse.data(200, Json.object().put("id", organizationId(request.integration())).put("name", "Sandbox")
                .put("registered", REGISTERED));
    }

    /** The organization of an integration; each user has an organization of its own. */
    public static long organizationId(Integration integration) {
        return integration.userId();
    }

    private ApiResponse user(ApiRequest request) {
        ObjectNode body = Json.object();
        ObjectNode user = body.putObject("user");
        user.putArray("data");
        user.put("username", "user-" + request.integration().userId()).put("company_name", "Sandbox");
        user.put("telephone", "+31612345678").put("address", "Stadhuisplein 10").put("postal_code", "5611 EM");
        user.put("city", "Eindhoven").put("email", "marie.doe@example.com").putNull("company_logo");
        user.put("registered", REGISTERED);
        user.putArray("modules").addObject().put("id", 5).put("name", "SendCloud Client").putNull("settings")
                .put("activated", true).put("short_name", "sendcloud_client");
        user.putArray("invoices");
        return ApiResponse.json(200, body);
    }

    private ApiResponse invoices(ApiRequest request) {
        ObjectNode body = Json.object();
        body.putArray("invoices").add(
                invoice().put("items", request.origin() + USER + "/invoices/" + INVOICE));
        return ApiResponse.json(200, body);
    }

    private ApiResponse invoice(ApiRequest request) {
        if (request.id() != INVOICE) {
            return ErrorResponses.v2(request.path(), 404, "No Invoice matches the given query.");
        }
        ObjectNode body = Json.object();
        ObjectNode invoice = invoice();
        invoice.putArray("items").addObject().put("id", 33493679).put("name", "Unstamped letter");
        body.set("invoice", invoice);
        return ApiResponse.json(200, body);
    }

    private static ObjectNode invoice() {
        return Json.object().put("id", INVOICE).put("ref", "SANDBOX-0000001").put("type", "periodic")
                .put("price_incl", 0).put("price_excl", 0).put("isPayed", true).put("date", "05-10-2020 02:12:01");
    }
}
