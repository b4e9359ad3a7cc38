package io.github.camelsendcloud.api;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One operation of the Sendcloud API, with all facts that a call needs.
 *
 * @param version          the version of the API
 * @param method           the HTTP method
 * @param host             the host that serves the operation
 * @param path             the path below the version
 * @param summary          a short description
 * @param query            the query parameters by name
 * @param body             whether a request has a body
 * @param media            the media type of a request body
 * @param success          the documented statuses of success; empty for an operation that the catalog does not list
 * @param responseTypes    the media types of a response, the default type first; empty when a response has no body
 * @param bodilessStatuses the documented statuses of success without a body, besides 204, of an operation whose other
 *                         responses have a body
 * @param paging           how a page refers to the next page
 * @param items            the place of the items in a page; {@code null} when the operation is not a list
 * @param limit            the rate limit that counts the request
 * @param retrySemantics   the rules for a second request
 * @param batch            how the operation takes a list of objects to create; {@code null} when the operation takes no
 *                         list
 * @param failures         the places in a response that report a failure, although the status is a status of success
 * @param successes        the place of the successful part in such a response; {@code null} when the response has none
 * @param model            the simple name of the record for the response; {@code null} when no record exists
 * @param changeQuery      how the list is asked for changed items; {@code null} when the operation has no such query
 * @param auth             the credential that a request needs
 * @param scopes           the least OAuth2 scopes of a token that calls the operation
 * @param methodRequired   whether a caller must name the method: without a method, another operation of the same path
 *                         is chosen
 * @param openQuery        whether the operation may have query parameters that are unknown here: the operation is known
 *                         from a documentation page or a recorded response, not from a specification
 * @param name             the name in headers, logs and exceptions: {@code v3 POST /shipments/announce}
 */
public record Operation(
        ApiVersion version,
        HttpMethod method,
        ApiHost host,
        PathTemplate path,
        String summary,
        Map<String, QueryParameter> query,
        BodyUse body,
        BodyMedia media,
        Set<Integer> success,
        List<String> responseTypes,
        Set<Integer> bodilessStatuses,
        Paging paging,
        BodyPath items,
        LimitClass limit,
        RetrySemantics retrySemantics,
        Batch batch,
        List<BodyPath> failures,
        BodyPath successes,
        String model,
        ChangeQuery changeQuery,
        OperationAuth auth,
        RequiredScopes scopes,
        boolean methodRequired,
        boolean openQuery,
        String name) {

    /** Creates an operation whose name is made of the version, the method and the path. */
    Operation(
              ApiVersion version, HttpMethod method, ApiHost host, PathTemplate path, String summary,
              Map<String, QueryParameter> query, BodyUse body, BodyMedia media, Set<Integer> success,
              List<String> responseTypes, Set<Integer> bodilessStatuses, Paging paging, BodyPath items, LimitClass limit,
              RetrySemantics retrySemantics,
              Batch batch, List<BodyPath> failures, BodyPath successes, String model, ChangeQuery changeQuery,
              OperationAuth auth, RequiredScopes scopes,
              boolean methodRequired, boolean openQuery) {
        this(
             version, method, host, path, summary, query, body, media, success, responseTypes, bodilessStatuses, paging, items,
             limit,
             retrySemantics, batch, failures, successes, model, changeQuery, auth, scopes, methodRequired, openQuery,
             version.path() + " " + method + " /" + path);
    }

    /** Creates an operation that the catalog does not list. A GET is a read, any other method is unsafe to retry. */
    static Operation unlisted(ApiVersion version, HttpMethod method, ApiHost host, PathTemplate path) {
        boolean read = method == HttpMethod.GET;
        return new Operation(
                version, method, host, path, "", Map.of(), read ? BodyUse.NONE : BodyUse.OPTIONAL, BodyMedia.JSON,
                Set.of(), List.of(), Set.of(), Paging.NONE, null, read ? LimitClass.READ : LimitClass.WRITE,
                RetrySemantics.of(read ? Idempotency.READ : Idempotency.UNSAFE), null, List.of(), null, null, null,
                OperationAuth.ACCOUNT, RequiredScopes.UNKNOWN, false, true);
    }

    /** Whether the catalog lists the operation. */
    public boolean isListed() {
        return !success.isEmpty();
    }

    /** Whether a response with this status of success has a body. */
    public boolean hasBody(int status) {
        return !responseTypes.isEmpty() && status != 204 && !bodilessStatuses.contains(status);
    }

    /** The effect of a second request. */
    public Idempotency idempotency() {
        return retrySemantics.idempotency();
    }

    @Override
    public String toString() {
        return name;
    }
}
