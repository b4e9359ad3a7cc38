package io.github.camelsendcloud.internal.binding;

import java.util.List;

import io.github.camelsendcloud.internal.client.ApiRequest;

/**
 * The requests of one exchange.
 *
 * @param all    the requests in the order of sending, at least one
 * @param joined whether the responses are joined, even a single response
 */
record BoundRequests(List<ApiRequest> all, boolean joined) {

    /** A single request, which most exchanges have. */
    static BoundRequests of(ApiRequest request) {
        return new BoundRequests(List.of(request), false);
    }

    ApiRequest get(int index) {
        return all.get(index);
    }
}
