package io.github.camelsendcloud.sandbox;

import java.util.Map;
import java.util.Set;

import io.github.camelsendcloud.sandbox.Counters.Event;

/**
 * Processes API calls: authentication, rate limit, scopes, then the operation. Each account processes one operation at
 * a time.
 */
final class Api {

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

    private final Authenticator authenticator;
    private final RateLimit rateLimit;
    private final RequiredScopes requiredScopes;
    private final Router router = new Router();

    Api(Authenticator authenticator, RateLimit rateLimit, SandboxControls controls, Webhooks webhooks,
        EventSubscriptionsApi subscriptions) {
        this.authenticator = authenticator;
        this.rateLimit = rateLimit;
        this.requiredScopes = controls.requiredScopes();
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

    /** Processes a call. An error is a response too. */
    ApiResponse respond(RecordedRequest recorded, byte[] body, String origin) {
        try {
            return process(recorded, body, origin);
        } catch (ErrorResponseException e) {
            return e.response();
        }
    }

    private ApiResponse process(RecordedRequest recorded, byte[] body, String origin) {
        ApiRequest request = new ApiRequest(
                recorded.method(), recorded.path(), Map.of(), query(recorded), recorded.headers(), body, origin, null, null);
        if (!request.path().startsWith("/api/") && !request.path().startsWith(Sandbox.SERVICE_POINTS_HOST + "/")) {
            throw new ErrorResponseException(ErrorResponses.notFound(request));
        }
        if (body.length > 0 && WITHOUT_BODY.contains(request.method())) {
            throw new ErrorResponseException(ErrorResponses.of(request, 400, "invalid", "GET requests must not carry a body."));
        }
        Caller caller = authenticator.authenticate(request);
        recorded.authenticated(caller);
        Account account = caller.account();
        Store store = account.store();
        ApiRequest authenticated = request.authenticated(account.integration(), store);
        ApiResponse rateLimited = rateLimit.check(authenticated);
        if (rateLimited != null) {
            account.counters().count(Event.RATE_LIMITED);
            return rateLimited;
        }
        requiredScopes.check(authenticated, caller);
        synchronized (store) {
            return router.route(authenticated);
        }
    }

    private static QueryParameters query(RecordedRequest recorded) {
        try {
            return QueryParameters.parse(recorded.query());
        } catch (IllegalArgumentException e) {
            throw new ErrorResponseException(
                    ErrorResponses.of(recorded.path(), 400, "invalid", "The query is not percent-encoded correctly."));
        }
    }
}
