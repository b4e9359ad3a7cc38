package io.github.camelsendcloud.internal.binding;

import java.util.List;

import io.github.camelsendcloud.internal.client.ApiRequest;

/**
 * What is to be sent for one exchange.
 *
 * @param all    one after the other, at least one
 * @param joined whether the answers are to be joined, even if there is a single one
 */
record BoundRequests(List<ApiRequest> all, boolean joined) {

    /** What nearly always is all there is. */
    static BoundRequests of(ApiRequest request) {
        return new BoundRequests(List.of(request), false);
    }

    ApiRequest get(int index) {
        return all.get(index);
    }
}
