package io.github.camelsendcloud.sandbox.internal.users;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The sender addresses of an account, in both versions of the API. */
final class SenderAddressesApi {

    private static final String V2 = "/api/v2/user/addresses/sender";
    private static final String V3 = "/api/v3/addresses/sender-addresses";
    private static final int PAGE_SIZE = 100;

    void addTo(Router router) {
        router.add("GET", V2, this::listV2);
        router.add("GET", V2 + "/{id}", this::retrieveV2);
        router.add("GET", V3, this::list);
        router.add("GET", V3 + "/{id}", this::retrieve);
    }

    private ApiResponse listV2(ApiRequest request) {
        ObjectNode body = Json.object();
        ArrayNode addresses = body.putArray("sender_addresses");
        SenderAddress.all().forEach(address -> addresses.add(address.viewV2()));
        return ApiResponse.json(200, body);
    }

    private ApiResponse retrieveV2(ApiRequest request) {
        SenderAddress address = SenderAddress.get(request.id());
        if (address == null) {
            return ErrorResponses.v2(request.path(), 404, "No sender address matches the given query.");
        }
        ObjectNode body = Json.object();
        body.set("sender_address", address.viewV2());
        return ApiResponse.json(200, body);
    }

    private ApiResponse list(ApiRequest request) {
        Page<SenderAddress> page = Page.of(
                request, SenderAddress.all(), SenderAddress::id, Page.size(request, PAGE_SIZE, PAGE_SIZE));
        ArrayNode data = Json.array();
        page.items().forEach(address -> data.add(address.viewV3()));
        return page.response(request, data);
    }

    private ApiResponse retrieve(ApiRequest request) {
        SenderAddress address = SenderAddress.get(request.id());
        return address == null
                ? ErrorResponses.of(request, 404, "not_found", "No sender address found.")
                : ApiResponse.data(200, address.viewV3());
    }
}
