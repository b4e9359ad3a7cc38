package io.github.camelsendcloud.sandbox.internal.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Table;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.Page;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.http.Times;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The shipping rules of API v3: the rules of the account and the vocabulary of rules. */
public final class ShippingRulesApi {

    private static final String ROOT = "/api/v3/shipping-rules";
    private static final String RULES = ROOT + "/rules";
    private static final int MAX_PAGE_SIZE = 200;
    private static final int PAGE_SIZE = 100;
    private static final int MAX_NAME = 100;

    public void addTo(Router router) {
        router.add("GET", RULES, this::list);
        router.add("POST", RULES, this::create);
        router.add("POST", RULES + "/reorder", this::reorder);
        router.add("GET", RULES + "/{id}", request -> ApiResponse.json(200, find(request)));
        router.add("PATCH", RULES + "/{id}", this::change);
        router.add("DELETE", RULES + "/{id}", this::delete);
        router.add("GET", ROOT + "/operators", request -> ApiResponse.data(200, RuleVocabulary.operators()));
        router.add("GET", ROOT + "/conditions", request -> ApiResponse.data(200, RuleVocabulary.conditions()));
        router.add("GET", ROOT + "/conditions/{id}", request -> entry(RuleVocabulary.condition(request.parameter("id"))));
        router.add("GET", ROOT + "/actions", request -> ApiResponse.data(200, RuleVocabulary.actions()));
        router.add("GET", ROOT + "/actions/{id}", request -> entry(RuleVocabulary.action(request.parameter("id"))));
    }

    private static ApiResponse entry(ObjectNode entry) {
        return entry != null
                ? ApiResponse.json(200, entry)
                : ErrorResponses.v3(404, List.of(ErrorResponses.error(404, "not_found", "Not found.")));
    }

    private ApiResponse list(ApiRequest request) {
        String active = request.query().first("active");
        List<ObjectNode> rules = ShippingRules.of(request.store()).stream()
                .filter(rule -> active == null || Boolean.parseBoolean(active) == rule.path("is_active").asBoolean()).toList();
        Page<ObjectNode> page = Page.of(
                request, rules, rule -> rule.path("order").asLong(), Page.size(request, MAX_PAGE_SIZE, PAGE_SIZE));
        ArrayNode data = Json.array();
        page.items().forEach(data::add);
        return page.response(request, data);
    }

    private ApiResponse create(ApiRequest request) {
        ObjectNode body = request.jsonObject();
        List<ObjectNode> errors = new ArrayList<>();
        for (String field : List.of("name", "criteria", "actions")) {
            if (!body.hasNonNull(field)) {
                errors.add(ErrorResponses.errorAt("/" + field, "required", "Field required"));
            }
        }
        check(body, errors);
        Table table = request.store().table(ShippingRules.TABLE);
        long id = table.nextId();
        int order = table.rows().stream().mapToInt(rule -> rule.path("order").asInt()).max().orElse(0) + 1;
        ObjectNode rule = Json.object().put("id", id).put("name", Json.text(body, "name"))
                .put("is_active", body.path("is_active").asBoolean(true)).put("is_invalid", false).put("order", order)
                .put("updated_at", Times.v3(request.store().clock().now()));
        rule.set("criteria", criteria(body));
        rule.set("actions", body.get("actions").deepCopy());
        return ApiResponse.json(201, table.put(id, rule));
    }

    private static ObjectNode criteria(ObjectNode body) {
        ObjectNode criteria = Json.object().put("is_and", body.path("criteria").path("is_and").asBoolean(true));
        criteria.set("conditions", body.path("criteria").path("conditions").deepCopy());
        return criteria;
    }

    private static void check(ObjectNode body, List<ObjectNode> errors) {
        String name = Json.text(body, "name");
        if (name != null && (name.isBlank() || name.length() > MAX_NAME)) {
            String detail = "A name has from 1 to " + MAX_NAME + " characters.";
            errors.add(ErrorResponses.errorAt("/name", name.isBlank() ? "invalid" : "string_too_long", detail));
        }
        if (body.hasNonNull("criteria")) {
            checkConditions(body.path("criteria").path("conditions"), errors);
        }
        if (body.hasNonNull("actions")) {
            JsonNode actions = body.path("actions");
            if (!actions.isArray()) {
                errors.add(ErrorResponses.errorAt("/actions", "not_a_list", "Input should be a valid list"));
            }
            for (int i = 0; i < actions.size(); i++) {
                choice("/actions/" + i + "/identifier", Json.text(actions.path(i), "identifier", ""),
                        RuleVocabulary.isAction(Json.text(actions.path(i), "identifier", "")), errors);
            }
        }
        ErrorResponseException.throwIfAny(errors);
    }

    private static void checkConditions(JsonNode conditions, List<ObjectNode> errors) {
        if (!conditions.isArray()) {
            errors.add(ErrorResponses.errorAt("/criteria/conditions", "not_a_list", "Input should be a valid list"));
        }
        for (int i = 0; i < conditions.size(); i++) {
            String pointer = "/criteria/conditions/" + i;
            String property = Json.text(conditions.path(i), "property", "");
            String operator = Json.text(conditions.path(i), "operator", "");
            boolean known = RuleVocabulary.isProperty(property);
            choice(pointer + "/property", property, known, errors);
            choice(pointer + "/operator", operator, !known || RuleVocabulary.allows(property, operator), errors);
        }
    }

    private static void choice(String pointer, String value, boolean valid, List<ObjectNode> errors) {
        if (!valid) {
            errors.add(ErrorResponses.errorAt(pointer, "invalid_choice", "\"" + value + "\" is not a valid choice."));
        }
    }

    private ApiResponse change(ApiRequest request) {
        ObjectNode rule = find(request);
        ObjectNode body = request.jsonObject();
        check(body, new ArrayList<>());
        if (body.hasNonNull("name")) {
            rule.put("name", Json.text(body, "name"));
        }
        if (body.hasNonNull("is_active")) {
            rule.put("is_active", body.path("is_active").asBoolean());
        }
        if (body.hasNonNull("criteria")) {
            rule.set("criteria", criteria(body));
        }
        if (body.hasNonNull("actions")) {
            rule.set("actions", body.get("actions").deepCopy());
        }
        rule.put("updated_at", Times.v3(request.store().clock().now()));
        return ApiResponse.json(200, request.store().table(ShippingRules.TABLE).put(rule.path("id").asLong(), rule));
    }

    private ApiResponse delete(ApiRequest request) {
        request.store().table(ShippingRules.TABLE).remove(find(request).path("id").asText());
        return ApiResponse.empty(204);
    }

    private ApiResponse reorder(ApiRequest request) {
        JsonNode list = request.jsonObject().path("rule_list");
        Table table = request.store().table(ShippingRules.TABLE);
        Set<String> ids = new HashSet<>();
        list.forEach(id -> ids.add(id.asText()));
        Set<String> existing = new HashSet<>();
        table.rows().forEach(rule -> existing.add(rule.path("id").asText()));
        if (!list.isArray() || list.size() != ids.size() || !ids.equals(existing)) {
            String detail = "The list must have the id of each shipping rule once.";
            throw new ErrorResponseException(
                    ErrorResponses.v3(400, List.of(ErrorResponses.errorAt("/rule_list", "invalid", detail))));
        }
        int order = 1;
        for (JsonNode id : list) {
            table.put(id.asText(), table.get(id.asText()).put("order", order));
            order++;
        }
        return ApiResponse.json(200, Json.object());
    }

    private static ObjectNode find(ApiRequest request) {
        ObjectNode rule = request.store().table(ShippingRules.TABLE).get(request.parameter("id"));
        if (rule == null) {
            throw new ErrorResponseException(ErrorResponses.of(request, 404, "not_found", "Not found."));
        }
        return rule;
    }
}
