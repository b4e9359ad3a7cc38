package io.github.camelsendcloud.sandbox.internal.brands;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The brands of an account, in both versions of the API. */
public final class BrandsApi {

    private static final String V2 = "/api/v2/brands";
    private static final String V3 = "/api/v3/brands";
    private static final int PAGE_SIZE = 100;

    public void addTo(Router router) {
        router.add("GET", V2, this::listV2);
        router.add("GET", V2 + "/{id}", this::retrieveV2);
        router.add("GET", V3, this::list);
        router.add("GET", V3 + "/{id}", this::retrieve);
    }

    private ApiResponse listV2(ApiRequest request) {
        ObjectNode body = Json.object().putNull("next").putNull("previous");
        ArrayNode brands = body.putArray("brands");
        Brands.all(request.store()).forEach(brands::add);
        return ApiResponse.json(200, body);
    }

    private ApiResponse retrieveV2(ApiRequest request) {
        ObjectNode brand = Brands.get(request.store(), request.id());
        return brand == null
                ? ErrorResponses.v2(request.path(), 404, "No Brand matches the given query.") : ApiResponse.json(200, brand);
    }

    private ApiResponse list(ApiRequest request) {
        int size = Page.size(request, PAGE_SIZE, PAGE_SIZE);
        Page<ObjectNode> page = Page.of(request, Brands.all(request.store()), brand -> brand.path("id").asLong(), size);
        ArrayNode data = Json.array();
        page.items().forEach(brand -> data.add(v3(brand)));
        return page.response(request, data);
    }

    private ApiResponse retrieve(ApiRequest request) {
        ObjectNode brand = Brands.get(request.store(), request.id());
        return brand == null
                ? ErrorResponses.of(request, 404, "not_found", "No brand found.") : ApiResponse.data(200, v3(brand));
    }

    /** The shape of v3, which has the logos as texts and no features. */
    private static ObjectNode v3(ObjectNode brand) {
        ObjectNode view = Json.object().put("id", brand.path("id").asLong());
        for (String field : new String[] { "name", "domain", "color", "website" }) {
            view.set(field, brand.get(field));
        }
        view.set("screen_logo", brand.at("/screen_logo/url"));
        view.set("print_logo", brand.at("/print_logo/url"));
        for (String field : new String[] {
                "screen_thumb", "print_thumb", "notify_reply_to_email", "notify_bcc_email",
                "hide_powered_by", "google_analytics_id" }) {
            view.set(field, brand.get(field));
        }
        return view;
    }
}
