package io.github.camelsendcloud.internal.binding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.RequestOptions;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.api.ApiHost;
import io.github.camelsendcloud.api.BodyMedia;
import io.github.camelsendcloud.api.BodyUse;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationAuth;
import io.github.camelsendcloud.api.Paging;
import io.github.camelsendcloud.api.Resource;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.client.ApiRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Message;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Creates the requests of an exchange. The binding reads only the headers of {@link SendcloudConstants}, and the
 * headers of Camel that describe the body (media type, charset, file name). No other header can change the request or
 * is sent with the request.
 */
final class RequestBinding {

    /** See {@link EndpointBinding#DYNAMIC}. */
    static final String DYNAMIC = "CamelSendcloudDynamicAddress";

    private static final List<String> SIZE_PARAMETERS = List.of("page_size", "size", "limit");
    private static final String JSON = "application/json";

    private final SendcloudConfiguration configuration;
    private final Resource resource;
    private final Map<String, Object> query;
    private final HttpMethod method;
    /** The operation whose pages option {@code fetchAll} follows; {@code null} without the option. */
    private final Operation list;
    private final String accept;
    /** Whether a response becomes a record. An operation without a record is rejected before the call. */
    private final boolean records;
    private final ScopeCheck scopes;
    private final BatchBody batches;
    private final BaseAddress panel;
    private final BaseAddress servicePoints;
    private final BaseAddress servicePointsStore;

    /**
     * @param  query                    the query parameters of the endpoint; {@code null} for none
     * @param  reference                the expression of option externalReference; {@code null} when the option is not
     *                                  set
     * @throws IllegalArgumentException when an option does not fit the resource
     */
    RequestBinding(
                   SendcloudConfiguration configuration, Resource resource, Map<String, Object> query, Expression reference) {
        this.configuration = configuration;
        this.resource = resource;
        this.query = query == null ? Map.of() : query;
        this.method = RequestOptions.method(configuration);
        this.list = configuration.isFetchAll() ? listOf(resource) : null;
        this.scopes = ScopeCheck.of(configuration);
        this.batches = new BatchBody(reference);
        this.accept = RequestOptions.mediaType(configuration);
        this.records = Models.OUTPUT_TYPE.equals(configuration.getOutputType());
        this.panel = BaseAddress.of(RequestOptions.baseUri(configuration));
        this.servicePoints = BaseAddress.of(RequestOptions.servicePointsUri(configuration));
        this.servicePointsStore = servicePoints.parent();
        check();
    }

    private static Operation listOf(Resource resource) {
        return resource.operations().stream().filter(operation -> operation.paging() != Paging.NONE).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Option fetchAll cannot be true: /" + resource.path()
                                                                + " is no list with pages, or none that is known"));
    }

    /** Finds the errors in options that a message cannot change. */
    private void check() {
        List<Operation> candidates = resource.operations();
        if (method != null) {
            candidates = List.of(requireList(resource.operation(method, false), "option method"));
        } else if (list != null) {
            candidates = List.of(list);
        }
        if (records) {
            Models.requireAny(candidates, resource);
        }
        // without strict, the message may also select a method that is not listed
        if (configuration.isStrict() || method != null || list != null) {
            scopes.requireAny(candidates);
        }
        check(candidates);
    }

    /** With {@code fetchAll} the method must be the method of the list. */
    private Operation requireList(Operation named, String where) {
        if (list != null && named.paging() == Paging.NONE) {
            throw new IllegalArgumentException(
                    "Option fetchAll cannot be true with the " + where + ": " + named
                                               + " is no list with pages. Leave the method out, or make it GET");
        }
        return named;
    }

    private void check(List<Operation> candidates) {
        if (candidates.isEmpty()) {
            return;
        }
        // a parameter is accepted if one of the operations takes the parameter, since the message selects the operation
        this.query.forEach((name, value) -> {
            IllegalArgumentException refusal = null;
            for (Operation operation : candidates) {
                try {
                    QueryHeader.check(operation, name, value, configuration.isStrict());
                    return;
                } catch (IllegalArgumentException e) {
                    refusal = refusal == null || operation.query().containsKey(name) ? e : refusal;
                }
            }
            throw refusal;
        });
        if (configuration.getPageSize() != null && candidates.stream().allMatch(o -> sizeParameter(o) == null)) {
            throw new IllegalArgumentException(
                    "Option pageSize cannot be set: " + candidates.get(0) + " has no query parameter for a page size");
        }
        if (accept != null && configuration.isStrict()
                && candidates.stream().noneMatch(o -> o.responseTypes().contains(accept))) {
            throw new IllegalArgumentException(
                    "Option accept cannot be '" + accept + "': " + candidates.get(0) + " responds with "
                                               + candidates.get(0).responseTypes());
        }
    }

    /**
     * The requests of an exchange: nearly always a single request.
     *
     * @throws IllegalArgumentException when the message lacks a value that the operation needs, or has a value that the
     *                                  operation does not take. No request was sent in this case
     */
    BoundRequests bind(Exchange exchange, ApiCredentials account) {
        Message message = exchange.getMessage();
        boolean present = RequestBody.isPresent(message.getBody());
        String methodHeader = message.getHeader(SendcloudConstants.METHOD, String.class);
        HttpMethod wanted = methodHeader == null
                ? method : RequestOptions.method(SendcloudConstants.METHOD, methodHeader);
        Operation operation = list != null && wanted == null
                ? list : requireList(operation(wanted, present), "header " + SendcloudConstants.METHOD);
        if (records) {
            Models.require(operation);
        }
        scopes.require(operation);
        if (operation.body() == BodyUse.REQUIRED && !present) {
            throw new IllegalArgumentException(
                    operation + " needs a body, and "
                                               + (message.getBody() == null
                                                       ? "the message has none" : "the body of the message is empty"));
        }
        if (wanted == HttpMethod.GET && operation.body() == BodyUse.NONE && present
                && exchange.getProperty(DYNAMIC) == null) {
            // a body is ignored where GET is the only method, or where the address has values from the body
            throw new IllegalArgumentException(
                    operation + " takes no body, and the message has one: remove the body, with setBody(constant(\"\"))");
        }
        ApiCredentials credentials = operation.auth() == OperationAuth.ACCOUNT ? account : returnPortal(operation, message);
        boolean none = operation.body() == BodyUse.NONE || !present;
        if (!none && operation.media() == BodyMedia.JSON && batches.isFor(operation)) {
            String path = path(operation, message, query(operation, message));
            String contentType = message.getHeader(Exchange.CONTENT_TYPE, String.class);
            BatchBody.Bodies bodies = batches.bodies(operation, exchange, message.getBody(), contentType);
            List<ApiRequest> requests = new ArrayList<>(bodies.entities().size());
            for (HttpEntity entity : bodies.entities()) {
                requests.add(request(operation, path, entity, credentials));
            }
            return new BoundRequests(requests, bodies.isList(), bodies.items());
        }
        HttpEntity entity = none ? null : entity(operation, exchange);
        List<Map<String, Object>> queries = QueryHeader.split(operation, query(operation, message));
        if (queries.size() == 1) {
            return BoundRequests.of(request(operation, path(operation, message, queries.get(0)), entity, credentials));
        }
        return new BoundRequests(
                queries.stream().map(one -> request(operation, path(operation, message, one), entity, credentials)).toList(),
                true, 0);
    }

    private Operation operation(HttpMethod wanted, boolean body) {
        try {
            return resource.operation(wanted, body);
        } catch (IllegalArgumentException e) {
            if (wanted != null) {
                throw e;
            }
            throw new IllegalArgumentException(
                    e.getMessage() + ". Set the option method or the header " + SendcloudConstants.METHOD, e);
        }
    }

    private ApiCredentials returnPortal(Operation operation, Message message) {
        String header = SendcloudConstants.RETURN_PORTAL_TOKEN;
        String token = message.getHeader(header, String.class);
        if (token == null || token.isBlank()) {
            throw new IllegalArgumentException(
                    operation + " needs the token of the return portal: set the header " + header
                                               + " to the access_token of v2 GET /brand/{brand_domain}/return-portal/outgoing");
        }
        try {
            return ApiCredentials.returnPortal(token.strip(), base(operation).host());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Header " + header + " cannot be used: " + e.getMessage(), e);
        }
    }

    private ApiRequest request(Operation operation, String path, HttpEntity entity, ApiCredentials credentials) {
        return new ApiRequest(
                operation, base(operation).host(), path, accept(operation), configuration.getPartnerId(), entity, credentials,
                false);
    }

    private static HttpEntity entity(Operation operation, Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        String contentType = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
        return switch (operation.media()) {
            case JSON -> RequestBody.of(operation, exchange, body, contentType);
            case FORM -> FormBody.form(operation, exchange, body);
            case MULTIPART -> FormBody.upload(operation, exchange, body, contentType);
        };
    }

    private BaseAddress base(Operation operation) {
        return switch (operation.host()) {
            case PANEL -> panel;
            case SERVICE_POINTS -> servicePoints;
            case SERVICE_POINTS_STORE -> servicePointsStore;
        };
    }

    private String path(Operation operation, Message message, Map<String, Object> values) {
        String version = operation.host() == ApiHost.SERVICE_POINTS_STORE ? "" : "/" + operation.version().path();
        String path = base(operation).path() + version
                      + operation.path().expand(name -> PathParameter.of(name, resource, message));
        String queryString = QueryHeader.write(operation, values, configuration.isStrict());
        return queryString.isEmpty() ? path : path + "?" + queryString;
    }

    private Map<String, Object> query(Operation operation, Message message) {
        Object header = message.getHeader(SendcloudConstants.QUERY);
        if (header == null && message.getHeaders().containsKey(SendcloudConstants.QUERY)) {
            throw QueryHeader.nothing("null");
        }
        String size = configuration.getPageSize() == null ? null : sizeParameter(operation);
        if (header == null && size == null) {
            return query;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        if (size != null) {
            all.put(size, configuration.getPageSize());
        }
        all.putAll(query);
        if (header != null) {
            all.putAll(QueryHeader.values(header));
        }
        return all;
    }

    /** The query parameter for the size of a page; {@code null} when the operation has none. */
    private static String sizeParameter(Operation operation) {
        return operation.paging() == Paging.NONE
                ? null : SIZE_PARAMETERS.stream().filter(operation.query()::containsKey).findFirst().orElse(null);
    }

    private String accept(Operation operation) {
        if (accept != null && (operation.responseTypes().contains(accept) || !configuration.isStrict())) {
            return accept;
        }
        return operation.responseTypes().isEmpty() ? JSON : operation.responseTypes().get(0);
    }
}
