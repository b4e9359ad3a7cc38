package io.github.camelsendcloud.internal.binding;

import java.util.List;

import io.github.camelsendcloud.internal.client.ApiRequest;

/**
 * The requests of one exchange.
 *
 * @param all    the requests in the order of sending, at least one
 * @param joined whether the responses are joined, even a single response
 * @param items  the number of objects to create in a list; 0 or less for no list
 */
record BoundRequests(List<ApiRequest> all, boolean joined, int items) {

    /** A single request, which most exchanges have. */
    static BoundRequests of(ApiRequest request) {
        return new BoundRequests(List.of(request), false, 0);
    }

    ApiRequest get(int index) {
        return all.get(index);
    }
}
