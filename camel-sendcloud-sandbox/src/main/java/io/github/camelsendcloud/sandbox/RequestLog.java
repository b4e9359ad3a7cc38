package io.github.camelsendcloud.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;

/**
 * Records requests in the order of their arrival. The log forgets the oldest requests, and the bodies of old requests,
 * when the log is full. Lock: this object.
 */
final class RequestLog {

    static final int DEFAULT_REQUESTS = 100_000;
    static final long DEFAULT_BODIES = 64L * 1024 * 1024;

    private final int maxRequests;
    private final long maxBytes;
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private long bytes;
    private long lastId;

    /**
     * @param maxRequests the number of requests that the log keeps
     * @param maxBytes    the bytes that all bodies can occupy, about
     */
    RequestLog(int maxRequests, long maxBytes) {
        this.maxRequests = maxRequests;
        this.maxBytes = maxBytes;
    }

    synchronized void add(RecordedRequest request) {
        request.id(++lastId);
        requests.add(request);
        bytes += request.size();
        while (requests.size() > maxRequests) {
            bytes -= requests.remove().size();
        }
        dropBodies();
    }

    /** Records the response to a request. */
    synchronized void responded(RecordedRequest request, ApiResponse response) {
        int before = request.size();
        request.responded(response);
        if (!requests.isEmpty() && requests.peek().id() <= request.id()) {
            bytes += request.size() - before;
            dropBodies();
        }
    }

    /** The requests that the predicate accepts, the oldest first; unmodifiable. */
    synchronized List<RecordedRequest> requests(Predicate<RecordedRequest> accepts) {
        return requests.stream().filter(accepts).toList();
    }

    synchronized int size() {
        return requests.size();
    }

    synchronized void clear() {
        requests.clear();
        bytes = 0;
    }

    /** Drops the bodies of old responses, then the bodies of old requests, until a quarter of the space is free. */
    private void dropBodies() {
        if (bytes <= maxBytes) {
            return;
        }
        long limit = maxBytes / 4 * 3;
        for (RecordedRequest request : requests) {
            bytes -= request.dropResponseBody();
            if (bytes <= limit) {
                return;
            }
        }
        for (RecordedRequest request : requests) {
            bytes -= request.dropBody();
            if (bytes <= limit) {
                return;
            }
        }
    }
}
