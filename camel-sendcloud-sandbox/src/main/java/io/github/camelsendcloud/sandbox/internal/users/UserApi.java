package io.github.camelsendcloud.sandbox.internal.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.Integration;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The account of an integration, in both versions of the API. */
public final class UserApi {

    public static final String RETURN_PORTAL = "http://sandbox.returns-portal.com/initiate/";

    private static final String REGISTERED = "2022-04-06T11:29:37Z";
    private static final String USER = "/api/v2/user";

    public void addTo(Router router) {
        router.add("GET", "/api/v3/user/auth/metadata", this::metadata);
        router.add("GET", "/api/v3/organization", this::organization);
        router.add("GET", USER, this::user);
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
}
