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
 * @param paging        how its pages follow each other
 * @param items         where a page has its items; {@code null} when it is no list
 * @param limit         the budget it counts against
 * @param repeatability what a second request does
 * @param keys          where the body of a {@link Repeatability#KEYED} operation carries its reference
 * @param failures      how a success tells that it is none
 * @param model         the simple name of the record that has its answer; {@code null} when there is none
 * @param open          whether its query parameters are not all known: it is documented by a page only, not by a
 *                      specification
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
        Paging paging,
        BodyPath items,
        LimitClass limit,
        Repeatability repeatability,
        List<BodyPath> keys,
        List<BodyPath> failures,
        String model,
        boolean open) {

    /** An operation that the catalog does not list, sent as it stands: a GET is a read, anything else unsafe. */
    static Operation unlisted(ApiVersion version, HttpMethod method, PathTemplate path) {
        boolean read = method == HttpMethod.GET;
        return new Operation(
                version, method, ApiHost.PANEL, path, "", Map.of(), read ? BodyUse.NONE : BodyUse.OPTIONAL, BodyMedia.JSON,
                Set.of(), List.of(), Paging.NONE, null, read ? LimitClass.READ : LimitClass.WRITE,
                read ? Repeatability.READ : Repeatability.UNSAFE,
                List.of(), List.of(), null, true);
    }

    /** The operation as it is named in headers, logs and exceptions: {@code v3 POST /shipments/announce}. */
    @Override
    public String toString() {
        return version.path() + " " + method + " /" + path;
    }
}
