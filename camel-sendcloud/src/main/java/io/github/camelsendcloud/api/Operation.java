package io.github.camelsendcloud.api;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One documented operation: everything the component needs to know to call it.
 *
 * @param version       the version of the API it belongs to
 * @param method        its HTTP method
 * @param host          where it is served
 * @param path          its path below the version
 * @param summary       what it does, in a few words
 * @param query         its query parameters by name
 * @param body          whether a request has a body
 * @param media         what the body is made of
 * @param success       the documented statuses of success; empty when none is documented
 * @param responseTypes the media types it answers with, the default first; empty when it answers without a body
 * @param bodiless      the documented statuses of success without a body, besides 204, although it answers with one
 * @param paging        how its pages follow each other
 * @param items         where a page has its items; {@code null} when it is no list
 * @param limit         the budget it counts against
 * @param repetition    whether a request may be sent a second time
 * @param batch         how it takes a list of things to make; {@code null} when it does not
 * @param failures      how a success tells that it is none
 * @param successes     what did succeed in a success that is none; {@code null} when that cannot be told
 * @param model         the simple name of the record that has its answer; {@code null} when there is none
 * @param feed          how it tells what has changed; {@code null} when it does not
 * @param auth          what a request is authenticated with
 * @param named         whether it is called only when a message, an option or the address names its method
 * @param open          whether its query parameters are not all known: it is known from a page or a recorded response
 *                      only, not from a specification
 * @param name          as it is named in headers, logs and exceptions: {@code v3 POST /shipments/announce}
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
        Set<Integer> bodiless,
        Paging paging,
        BodyPath items,
        LimitClass limit,
        Repetition repetition,
        Batch batch,
        List<BodyPath> failures,
        BodyPath successes,
        String model,
        Feed feed,
        OperationAuth auth,
        boolean named,
        boolean open,
        String name) {

    /** An operation, whose name follows from the rest. */
    Operation(
              ApiVersion version, HttpMethod method, ApiHost host, PathTemplate path, String summary,
              Map<String, QueryParameter> query, BodyUse body, BodyMedia media, Set<Integer> success,
              List<String> responseTypes, Set<Integer> bodiless, Paging paging, BodyPath items, LimitClass limit,
              Repetition repetition,
              Batch batch, List<BodyPath> failures, BodyPath successes, String model, Feed feed, OperationAuth auth,
              boolean named, boolean open) {
        this(
             version, method, host, path, summary, query, body, media, success, responseTypes, bodiless, paging, items, limit,
             repetition, batch, failures, successes, model, feed, auth, named, open,
             version.path() + " " + method + " /" + path);
    }

    /** An operation that the catalog does not list, sent as it stands: a GET is a read, anything else unsafe. */
    static Operation unlisted(ApiVersion version, HttpMethod method, ApiHost host, PathTemplate path) {
        boolean read = method == HttpMethod.GET;
        return new Operation(
                version, method, host, path, "", Map.of(), read ? BodyUse.NONE : BodyUse.OPTIONAL, BodyMedia.JSON,
                Set.of(), List.of(), Set.of(), Paging.NONE, null, read ? LimitClass.READ : LimitClass.WRITE,
                Repetition.of(read ? Repeatability.READ : Repeatability.UNSAFE), null, List.of(), null, null, null,
                OperationAuth.ACCOUNT, false, true);
    }

    /** Whether the catalog lists it, and so tells what it takes. */
    public boolean isListed() {
        return !success.isEmpty();
    }

    /** Whether a success with that status has a body. */
    public boolean hasBody(int status) {
        return !responseTypes.isEmpty() && status != 204 && !bodiless.contains(status);
    }

    /** What a second request does. */
    public Repeatability repeatability() {
        return repetition.kind();
    }

    @Override
    public String toString() {
        return name;
    }
}
