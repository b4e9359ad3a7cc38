package io.github.camelsendcloud.sandbox;

import java.util.ArrayList;
import java.util.List;

/** Records requests in the order of their arrival. Lock: this object. */
final class RequestLog {

    private final List<RecordedRequest> requests = new ArrayList<>();

    synchronized void add(RecordedRequest request) {
        requests.add(request);
    }

    synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized void clear() {
        requests.clear();
    }
}
