package io.github.camelsendcloud.sandbox;

import java.util.Map;
import java.util.Set;

import io.github.camelsendcloud.sandbox.Counters.Event;
import io.github.camelsendcloud.sandbox.internal.addresses.AddressValidationApi;
import io.github.camelsendcloud.sandbox.internal.analytics.InsightsApi;
import io.github.camelsendcloud.sandbox.internal.analytics.TransitTimesApi;
import io.github.camelsendcloud.sandbox.internal.brands.BrandsApi;
import io.github.camelsendcloud.sandbox.internal.checkout.CheckoutApi;
import io.github.camelsendcloud.sandbox.internal.contracts.ContractsApi;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.documents.DocumentsApi;
import io.github.camelsendcloud.sandbox.internal.documents.LabelPrinter;
import io.github.camelsendcloud.sandbox.internal.documents.LabelsApi;
import io.github.camelsendcloud.sandbox.internal.events.EventSubscriptionsApi;
import io.github.camelsendcloud.sandbox.internal.events.EventsApi;
import io.github.camelsendcloud.sandbox.internal.files.FilesApi;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.QueryParameters;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.integrations.IntegrationsApi;
import io.github.camelsendcloud.sandbox.internal.invoices.InvoicesApi;
import io.github.camelsendcloud.sandbox.internal.orders.OrderLabelsApi;
import io.github.camelsendcloud.sandbox.internal.orders.OrdersApi;
import io.github.camelsendcloud.sandbox.internal.parcels.ParcelsApi;
import io.github.camelsendcloud.sandbox.internal.pickups.PickupsApi;
import io.github.camelsendcloud.sandbox.internal.reporting.ReportingApi;
import io.github.camelsendcloud.sandbox.internal.returns.ReturnPortalApi;
import io.github.camelsendcloud.sandbox.internal.returns.ReturnPortalUrls;
import io.github.camelsendcloud.sandbox.internal.returns.ReturnsApi;
import io.github.camelsendcloud.sandbox.internal.rules.ShippingRulesApi;
import io.github.camelsendcloud.sandbox.internal.servicepoints.ServicePointsApi;
import io.github.camelsendcloud.sandbox.internal.shipments.ShipmentsApi;
import io.github.camelsendcloud.sandbox.internal.shipping.BoxesApi;
import io.github.camelsendcloud.sandbox.internal.shipping.DutiesApi;
import io.github.camelsendcloud.sandbox.internal.shipping.ShippingMethodsApi;
import io.github.camelsendcloud.sandbox.internal.shipping.ShippingOptionsApi;
import io.github.camelsendcloud.sandbox.internal.shipping.ShippingProductsApi;
import io.github.camelsendcloud.sandbox.internal.support.SupportContactsApi;
import io.github.camelsendcloud.sandbox.internal.support.SupportFilesApi;
import io.github.camelsendcloud.sandbox.internal.support.TicketsApi;
import io.github.camelsendcloud.sandbox.internal.tracking.TrackingApi;
import io.github.camelsendcloud.sandbox.internal.users.UserApi;

/**
 * Processes API calls: authentication, rate limit, scopes, then the operation. Each account processes one operation at
 * a time.
 */
final class Api {

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

    private final Authenticator authenticator;
    private final RateLimit rateLimit;
    private final RequiredScopes requiredScopes;
    private final StoredData data;
    private final Router router = new Router(ErrorResponses::notInSandbox);

    Api(Authenticator authenticator, RateLimit rateLimit, SandboxControls controls, EventSubscriptionsApi subscriptions,
        StoredData data) {
        this.data = data;
        this.authenticator = authenticator;
        this.rateLimit = rateLimit;
        this.requiredScopes = controls.requiredScopes();
        LabelPrinter printer = new LabelPrinter();
        new ShipmentsApi(printer).addTo(router);
        new OrdersApi().addTo(router);
        new OrderLabelsApi(printer).addTo(router);
        new ParcelsApi().addTo(router);
        new LabelsApi(printer).addTo(router);
        new DocumentsApi(printer).addTo(router);
        new TrackingApi().addTo(router);
        new ReturnsApi().addTo(router);
        new ReturnPortalUrls().addTo(router);
        new ReturnPortalApi(printer).addTo(router);
        new UserApi().addTo(router);
        new BrandsApi().addTo(router);
        new AddressValidationApi().addTo(router);
        new IntegrationsApi().addTo(router);
        subscriptions.addTo(router);
        new EventsApi().addTo(router);
        new ServicePointsApi().addTo(router);
        new FilesApi().addTo(router);
        new InsightsApi().addTo(router);
        new TransitTimesApi().addTo(router);
        new ReportingApi().addTo(router);
        new InvoicesApi().addTo(router);
        new PickupsApi().addTo(router);
        new SupportContactsApi().addTo(router);
        new SupportFilesApi(printer).addTo(router);
        new TicketsApi().addTo(router);
        new ShippingMethodsApi().addTo(router);
        new ShippingProductsApi().addTo(router);
        new ShippingOptionsApi().addTo(router);
        new ContractsApi().addTo(router);
        new CheckoutApi().addTo(router);
        new BoxesApi().addTo(router);
        new DutiesApi().addTo(router);
        new ShippingRulesApi().addTo(router);
    }

    /**
     * Processes a call. An error is a response too.
     *
     * @param carrierRefuses whether the carrier refuses the shipments that the call creates
     */
    ApiResponse respond(RecordedRequest recorded, byte[] body, String origin, boolean carrierRefuses) {
        try {
            return process(recorded, body, origin, carrierRefuses);
        } catch (ErrorResponseException e) {
            return e.response();
        }
    }

    private ApiResponse process(RecordedRequest recorded, byte[] body, String origin, boolean carrierRefuses) {
        ApiRequest request = new ApiRequest(
                recorded.method(), recorded.path(), Map.of(), query(recorded), recorded.headers(), body, origin, null, null);
        if (!request.path().startsWith("/api/") && !request.path().startsWith(ServicePointsApi.HOST + "/")) {
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
        requireSaved(request);
        synchronized (store) {
            store.carrierRefuses(carrierRefuses);
            try {
                ApiResponse response = router.route(authenticated);
                requireSaved(request);
                return response;
            } finally {
                store.carrierRefuses(false);
            }
        }
    }

    /** No caller learns of a change that the data file lacks. */
    private void requireSaved(ApiRequest request) {
        if (!data.isSaved()) {
            throw new ErrorResponseException(
                    ErrorResponses.of(request, 500, "error", "The data file of the sandbox cannot be written."));
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
