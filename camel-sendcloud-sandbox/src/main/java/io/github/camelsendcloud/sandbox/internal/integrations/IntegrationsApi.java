package io.github.camelsendcloud.sandbox.internal.integrations;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;

/** The settings of the integration that makes the call. */
public final class IntegrationsApi {

    private static final String INTEGRATION = "/api/v3/integrations/{id}";
    private static final List<String> CHANGEABLE = List.of(
            "shop_name", "shop_url", "service_point_enabled", "service_point_carriers", "webhook_active", "webhook_url",
            "feedback_type");

    public void addTo(Router router) {
        router.add("GET", INTEGRATION, this::retrieve);
        router.add("PATCH", INTEGRATION, this::update);
    }

    private ApiResponse retrieve(ApiRequest request) {
        return ApiResponse.data(200, settings(request).deepCopy());
    }

    private ApiResponse update(ApiRequest request) {
        ObjectNode settings = settings(request);
        ObjectNode changed = settings.deepCopy();
        ObjectNode changes = request.jsonObject();
        CHANGEABLE.stream().filter(changes::has).forEach(field -> changed.set(field, changes.get(field)));
        if (changed.path("webhook_active").asBoolean() && changed.path("webhook_url").asText("").isEmpty()) {
            return ErrorResponses.of(request, 400, "invalid", "Webhook URL required when enable webhook is set to true");
        }
        settings.setAll(changed);
        request.store().publish("integration_updated", settings);
        return ApiResponse.empty(204);
    }

    private ObjectNode settings(ApiRequest request) {
        if (request.id() != request.integration().id()) {
            throw new ErrorResponseException(
                    ErrorResponses.of(
                            request, 404, "not_found", "The Integration could not be found with the search criteria given"));
        }
        return IntegrationSettings.of(request.store(), request.id());
    }
}
