package io.github.camelsendcloud.sandbox.internal.control;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * Sends server-sent events to the callers that listen. An event never waits for a caller: a caller that is too slow
 * loses its connection. Safe for use by several threads: the collections are concurrent.
 */
public final class EventStream {

    private static final int MAX_WAITING_EVENTS = 10_000;
    private static final long COMMENT_SECONDS = 15;

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    /** A caller and the events that wait for the caller. */
    private final class Listener extends IteratingCallback {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private final Queue<byte[]> events = new ConcurrentLinkedQueue<>();
        private final AtomicInteger waiting = new AtomicInteger();

        private Listener(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        private void send(String text) {
            if (waiting.incrementAndGet() > MAX_WAITING_EVENTS) {
                request.getConnectionMetaData().getConnection().getEndPoint().close();
                listeners.remove(this);
                return;
            }
            events.add(text.getBytes(StandardCharsets.UTF_8));
            iterate();
        }

        private void comment() {
            if (listeners.contains(this)) {
                send(": the sandbox runs\n\n");
                scheduleComment();
            }
        }

        private void scheduleComment() {
            request.getComponents().getScheduler().schedule(this::comment, COMMENT_SECONDS, TimeUnit.SECONDS);
        }

        @Override
        protected Action process() {
            byte[] event = events.poll();
            if (event == null) {
                return Action.IDLE;
            }
            waiting.decrementAndGet();
            response.write(false, ByteBuffer.wrap(event), this);
            return Action.SCHEDULED;
        }

        @Override
        protected void onCompleteFailure(Throwable cause) {
            listeners.remove(this);
            callback.failed(cause);
        }
    }

    /** Keeps the connection of a caller open and sends the events from now on. */
    public void open(Request request, Response response, Callback callback) {
        response.setStatus(200);
        response.getHeaders().put("Content-Type", "text/event-stream");
        response.getHeaders().put("Cache-Control", "no-store");
        Listener listener = new Listener(request, response, callback);
        listeners.add(listener);
        listener.send("retry: 1000\n\n");
        listener.scheduleComment();
    }

    /** Sends an event to all callers. Without a caller the data is not made. */
    public void publish(String event, Supplier<? extends JsonNode> data) {
        if (!listeners.isEmpty()) {
            String text = "event: " + event + "\ndata: " + data.get() + "\n\n";
            listeners.forEach(listener -> listener.send(text));
        }
    }
}
