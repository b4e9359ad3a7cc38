package io.github.camelsendcloud.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.Router;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The control endpoints for the recorded requests. */
final class ControlRequests {

    private static final String REQUESTS = ControlApi.ROOT + "/requests";

    private final RequestLog log;
    private final Runnable clear;

    /**
     * @param clear removes the recorded requests
     */
    ControlRequests(RequestLog log, Runnable clear) {
        this.log = log;
        this.clear = clear;
    }

    void addTo(Router router) {
        router.add("GET", REQUESTS, this::list);
        router.add("DELETE", REQUESTS, request -> clear());
    }

    /** The newest request first. The parameter {@code after} is the id of the last request of the page before. */
    private ApiResponse list(ApiRequest request) {
        String search = request.query().first("search");
        String account = request.query().first("account");
        String after = request.query().first("after");
        long limit = ControlApi.limit(request);
        List<RecordedRequest> newestFirst = new ArrayList<>(
                log.requests(
                        recorded -> (after == null || recorded.id() < Parcel.idOf(after))
                                && (account == null || account.equals(recorded.account()))));
        Collections.reverse(newestFirst);
        ArrayNode data = Json.array();
        newestFirst.stream().filter(recorded -> search == null || RequestView.hasText(recorded, search)).limit(limit)
                .forEach(recorded -> data.add(RequestView.of(recorded, RecordedRequest.MAX_BODY)));
        return ApiResponse.data(200, data);
    }

    private ApiResponse clear() {
        clear.run();
        return ApiResponse.empty(204);
    }
}
