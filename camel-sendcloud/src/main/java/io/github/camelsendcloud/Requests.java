package io.github.camelsendcloud;

import java.util.List;

import io.github.camelsendcloud.client.ApiRequest;

/**
 * What is to be sent for one exchange.
 *
 * @param all    one after the other, at least one
 * @param joined whether the answers are to be joined, even if there is a single one
 */
record Requests(List<ApiRequest> all, boolean joined) {

    /** What nearly always is all there is. */
    static Requests of(ApiRequest request) {
        return new Requests(List.of(request), false);
    }

    ApiRequest get(int index) {
        return all.get(index);
    }
}
