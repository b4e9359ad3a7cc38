package io.github.camelsendcloud.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends an answer to the caller, or does to the connection what a fault demands. */
final class AnswerWriter {

    private static final int GZIP_FROM = 1024;

    private final Set<Runnable> unanswered = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** A request that waits for its answer. */
    record Pending(RecordedRequest recorded, Request request, Response response, Callback callback) {
    }

    void deliver(Fault fault, Supplier<Answer> processing, Pending pending) {
        if (fault == null) {
            write(processing.get(), pending);
            return;
        }
        switch (fault.kind()) {
            case ANSWER -> write(fault.answer(), pending);
            case CONNECTION_DROPPED -> drop(pending);
            case ANSWER_LOST -> {
                processing.get();
                drop(pending);
            }
            case ANSWER_CUT -> cut(processing.get(), pending);
            case NO_ANSWER -> {
                unanswered.add(() -> drop(pending));
                if (closed) {
                    dropUnanswered();
                }
            }
            default -> throw new IllegalStateException(fault.toString());
        }
    }

    /** Drops the connections of the callers that still wait for what never comes. */
    void dropUnanswered() {
        for (Runnable drop : unanswered) {
            if (unanswered.remove(drop)) {
                drop.run();
            }
        }
    }

    /** From now on, a caller that is to get no answer does not wait for it either. */
    void close() {
        closed = true;
        dropUnanswered();
    }

    private static void write(Answer answer, Pending pending) {
        Response response = pending.response();
        prepare(answer, pending);
        if (answer.stream() != null) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.length());
            stream(answer, pending);
            return;
        }
        byte[] body = answer.bytes();
        if (body.length > GZIP_FROM && acceptsGzip(pending) && isJson(answer)) {
            body = gzip(body);
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
            response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
        }
        if (answer.status() != 204) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        }
        response.write(true, ByteBuffer.wrap(body), pending.callback());
    }

    private static void stream(Answer answer, Pending pending) {
        try (OutputStream out = Content.Sink.asOutputStream(pending.response())) {
            answer.stream().writeTo(out);
        } catch (IOException e) {
            pending.callback().failed(e);
            return;
        }
        pending.callback().succeeded();
    }

    private static void cut(Answer answer, Pending pending) {
        byte[] body = answer.bytes() == null ? new byte[1] : answer.bytes();
        prepare(answer, pending);
        // an empty body is cut too: the caller is told to expect a byte that never comes
        pending.response().getHeaders().put(HttpHeader.CONTENT_LENGTH, Math.max(answer.length(), 1));
        ByteBuffer half = ByteBuffer.wrap(body, 0, body.length / 2);
        pending.response().write(false, half, Callback.from(() -> drop(pending), failure -> drop(pending)));
    }

    private static void drop(Pending pending) {
        pending.request().getConnectionMetaData().getConnection().getEndPoint().close();
        pending.callback().failed(new EofException("dropped on request"));
    }

    private static void prepare(Answer answer, Pending pending) {
        pending.recorded().answered(answer.status());
        pending.response().setStatus(answer.status());
        answer.headers().forEach((name, value) -> pending.response().getHeaders().put(name, value));
    }

    private static boolean isJson(Answer answer) {
        return answer.headers().getOrDefault("Content-Type", "").startsWith("application/json");
    }

    private static boolean acceptsGzip(Pending pending) {
        String accepted = pending.recorded().header("Accept-Encoding").orElse("").toLowerCase(Locale.ROOT);
        return accepted.contains("gzip") && !accepted.replace(" ", "").matches(".*gzip;q=0(\\.0*)?(,.*)?");
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
