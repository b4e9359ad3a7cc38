package io.github.camelsendcloud.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The control endpoints for webhooks and the deliveries of event subscriptions. */
final class ControlWebhooks {

    private static final String WEBHOOKS = ControlApi.ROOT + "/webhooks";

    private static final long LONGEST_WAIT_SECONDS = 5;

    private static final int MOST = 1000;

    private final Webhooks webhooks;

    ControlWebhooks(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    void addTo(Router router) {
        router.add("GET", WEBHOOKS, this::list);
        router.add("PATCH", WEBHOOKS, this::change);
        router.add("POST", WEBHOOKS + "/trigger", this::trigger);
        router.add("POST", WEBHOOKS + "/{id}/resend", this::resend);
    }

    private ApiResponse list(ApiRequest request) {
        List<WebhookDelivery> newestFirst = new ArrayList<>(webhooks.deliveries());
        Collections.reverse(newestFirst);
        ArrayNode data = Json.array();
        newestFirst.stream().limit(ControlApi.limit(request)).forEach(delivery -> data.add(json(delivery)));
        return ApiResponse.data(200, data);
    }

    /** Sets how the sandbox sends webhooks. A number that is null, or a boolean that is false, sets the default. */
    private ApiResponse change(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        if (body.has("retry_delay_seconds")) {
            webhooks.retryDelay(body.get("retry_delay_seconds").isNull()
                    ? null : ControlAccounts.seconds(body, "retry_delay_seconds"));
        }
        if (body.has("retries")) {
            webhooks.retries(number(body, "retries", 0));
        }
        if (body.has("copies")) {
            webhooks.copies(number(body, "copies", 1));
        }
        if (body.has("reorder")) {
            webhooks.reorder(body.get("reorder").asBoolean());
        }
        if (body.has("wrong_signature")) {
            webhooks.wrongSignatures(number(body, "wrong_signature", 0));
        }
        return ApiResponse.empty(204);
    }

    /** Sends an event. The status in the response is 0 if the event has no receiver, or no response in 5 seconds. */
    private ApiResponse trigger(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        String parcel = Json.text(body, "parcel");
        return sent(webhooks.trigger(
                ControlApi.required(body, "event"), Json.text(body, "account"),
                parcel == null ? null : Long.valueOf(Parcel.idOf(parcel))));
    }

    private ApiResponse resend(ApiRequest request) {
        if (webhooks.deliveries().stream().noneMatch(delivery -> delivery.id() == request.id())) {
            return ErrorResponses.of(request, 404, "not_found", "No webhook has the id " + request.parameter("id"));
        }
        return sent(webhooks.resend(request.id()));
    }

    private static ApiResponse sent(CompletableFuture<Integer> first) {
        // a copy: the wait must not complete the future of the webhook
        int status = first.copy().completeOnTimeout(0, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS).join();
        return ApiResponse.data(200, Json.object().put("status", status));
    }

    private static int number(ObjectNode body, String field, int least) {
        if (!body.get(field).canConvertToInt() || body.get(field).asInt() < least || body.get(field).asInt() > MOST) {
            throw new IllegalArgumentException("The field \"" + field + "\" is a number from " + least + " to " + MOST);
        }
        return body.get(field).asInt();
    }

    static ObjectNode json(WebhookDelivery delivery) {
        ObjectNode json = Json.object().put("id", delivery.id()).put("time", delivery.time().toString())
                .put("account", delivery.account()).put("kind", delivery.kind()).put("event", delivery.event())
                .put("url", delivery.url()).put("body", delivery.body()).put("signature", delivery.signature());
        ArrayNode attempts = json.putArray("attempts");
        delivery.attempts().forEach(attempt -> attempts.addObject().put("time", attempt.time().toString())
                .put("status", attempt.status()).put("error", attempt.error()).put("duration_ms", attempt.durationMillis()));
        return json;
    }
}
