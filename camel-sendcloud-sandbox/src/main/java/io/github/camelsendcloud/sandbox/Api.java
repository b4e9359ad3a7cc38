package io.github.camelsendcloud.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Processes API calls: authentication, limits and the operation itself, one call at a time for each integration. */
final class Api {

    private static final Set<String> BODILESS = Set.of("GET", "HEAD");

    private final Authenticator authenticator;
    private final RateLimit rateLimit;
    private final Map<Long, Store> stores;
    private final Router router = new Router();

    Api(Authenticator authenticator, RateLimit rateLimit, Map<Long, Store> stores, SandboxControls controls,
        Webhooks webhooks, EventSubscriptionsApi subscriptions) {
        this.authenticator = authenticator;
        this.rateLimit = rateLimit;
        this.stores = stores;
        LabelPrinter printer = new LabelPrinter();
        new ShipmentsApi(printer).addTo(router);
        new OrdersApi().addTo(router);
        new OrderLabelsApi(printer).addTo(router);
        new ParcelsApi(controls).addTo(router);
        new LabelsApi(printer, controls).addTo(router);
        new DocumentsApi(printer, controls).addTo(router);
        new UserApi().addTo(router);
        new IntegrationsApi(webhooks).addTo(router);
        subscriptions.addTo(router);
        new ServicePointsApi().addTo(router);
    }

    Answer answer(RecordedRequest recorded, byte[] body, String origin) {
        try {
            return process(recorded, body, origin);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private Answer process(RecordedRequest recorded, byte[] body, String origin) {
        ApiRequest request = new ApiRequest(
                recorded.method(), recorded.path(), Map.of(), query(recorded), recorded.headers(), body, origin, null, null);
        if (!request.path().startsWith("/api/") && !request.path().startsWith(Sandbox.SERVICE_POINTS_HOST + "/")) {
            throw new Refusal(ErrorAnswers.of(request, 404, "not_found", "Not found."));
        }
        if (body.length > 0 && BODILESS.contains(request.method())) {
            throw new Refusal(ErrorAnswers.of(request, 400, "invalid", "GET requests must not carry a body."));
        }
        Integration integration = authenticator.authenticate(request);
        recorded.authorized(integration);
        Store store = stores.get(integration.id());
        ApiRequest authenticated = request.authenticated(integration, store);
        Answer refusal = rateLimit.check(authenticated);
        if (refusal != null) {
            return refusal;
        }
        synchronized (store) {
            return router.route(authenticated);
        }
    }

    private static QueryParameters query(RecordedRequest recorded) {
        try {
            return QueryParameters.parse(recorded.query());
        } catch (IllegalArgumentException e) {
            Answer refusal = ApiVersion.of(recorded.path()) == ApiVersion.V2
                    ? ErrorAnswers.v2(recorded.path(), 400, "The query is not percent-encoded correctly.")
                    : ErrorAnswers.v3(
                            400, List.of(ErrorAnswers.error(400, "invalid", "The query is not percent-encoded correctly.")));
            throw new Refusal(refusal);
        }
    }
}
