package io.github.camelsendcloud;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * This server returns one list at every address. The test controls the items, the times of their changes and the clock.
 */
final class ChangingLists extends Handler.Abstract implements AutoCloseable {

    private static final List<String> START_PARAMETERS = List.of(
            "updated_after", "order_updated_at_min", "from_date", "start_datetime", "created_after");
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private record Item(String id, Instant changed, long position, String json) {
    }

    private record OtherResponse(int status, String type, String body) {
    }

    private final Map<String, Item> items = new ConcurrentHashMap<>();
    private final AtomicLong positions = new AtomicLong();
    private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
    private final Server server = new Server();
    private final ServerConnector connector;
    private volatile Instant clock = Instant.parse("2026-03-01T12:00:00Z");
    private volatile int pageSize = 100;
    private volatile boolean dated = true;
    private volatile boolean newestFirst;
    private volatile Duration dateAhead = Duration.ZERO;
    private volatile IntConsumer beforePage = page -> {
    };
    private final Map<Integer, OtherResponse> instead = new ConcurrentHashMap<>();
    private volatile int rejections;
    private volatile String retryAfter;

    ChangingLists() throws Exception {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendDateHeader(false);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(this);
        server.start();
    }

    URI baseUri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/api");
    }

    /** Adds a shipment of v3 that was changed at a time, or a new version of a shipment. */
    ChangingLists shipment(String id, String changed) {
        return item(id, Instant.parse(changed), "{\"id\":\"" + id + "\",\"parcels\":[{\"id\":1,\"updated_at\":\"" + changed
                                                + "\"}]}");
    }

    ChangingLists item(String id, Instant changed, String json) {
        items.put(id, new Item(id, changed, positions.incrementAndGet(), json));
        return this;
    }

    /** Sets the clock of the server. */
    ChangingLists clock(String time) {
        clock = Instant.parse(time);
        return this;
    }

    /** Returns the time of the clock in nanoseconds, as a monotonic clock does. */
    long nanos() {
        return TimeUnit.SECONDS.toNanos(clock.getEpochSecond()) + clock.getNano();
    }

    /** Sets how far the Date headers are ahead of the clock. */
    ChangingLists dateAhead(Duration ahead) {
        dateAhead = ahead;
        return this;
    }

    /** Sorts the list as v2 does: the highest id is first. The ids must be numbers. */
    ChangingLists newestFirst() {
        newestFirst = true;
        return this;
    }

    ChangingLists pageSize(int size) {
        pageSize = size;
        return this;
    }

    ChangingLists withoutDate() {
        dated = false;
        return this;
    }

    /** Sets an action before each page. The first page is page 0. */
    ChangingLists beforePage(IntConsumer action) {
        beforePage = action;
        return this;
    }

    /**
     * Replaces one page by another response, once.
     *
     * @param page 0 for the first page, 1 for any other page
     * @param type the content type; {@code null} for no content type
     */
    ChangingLists instead(int page, int status, String type, String body) {
        instead.put(page, new OtherResponse(status, type, body));
        return this;
    }

    /** Rejects a number of requests with 429. */
    ChangingLists reject(int requests, String wait) {
        retryAfter = wait;
        rejections = requests;
        return this;
    }

    /** Returns the queries of all requests. */
    List<Map<String, String>> requests() {
        return requests;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Map<String, String> query = query(request.getHttpURI().getQuery());
        requests.add(query);
        if (dated) {
            response.getHeaders().put(HttpHeader.DATE, HTTP_DATE.format(clock.plus(dateAhead)));
        }
        if (rejections > 0) {
            rejections--;
            response.setStatus(429);
            response.getHeaders().put(HttpHeader.RETRY_AFTER, retryAfter);
            callback.succeeded();
            return true;
        }
        long cursor = Long.parseLong(query.getOrDefault("cursor", "0"));
        int number = cursor == 0 ? 0 : 1;
        beforePage.accept(number);
        OtherResponse other = instead.remove(number);
        if (other != null) {
            response.setStatus(other.status());
            if (other.type() != null) {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, other.type());
            }
            response.write(true, ByteBuffer.wrap(other.body().getBytes(StandardCharsets.UTF_8)), callback);
            return true;
        }
        Instant start = start(query);
        List<Item> all = items.values().stream()
                .filter(item -> !item.changed().isBefore(start)
                        && (cursor == 0 || place(item) > (newestFirst ? -cursor : cursor)))
                .sorted(Comparator.comparingLong(this::place)).toList();
        List<Item> page = all.subList(0, Math.min(pageSize, all.size()));
        String next = page.size() == all.size() ? null : String.valueOf(Math.abs(place(page.get(page.size() - 1))));
        writePage(request.getHttpURI().getPath(), page, next, response, callback);
        return true;
    }

    private long place(Item item) {
        return newestFirst ? -Long.parseLong(item.id()) : item.position();
    }

    private void writePage(String path, List<Item> page, String next, Response response, Callback callback) {
        String url = baseUri() + path.substring("/api".length()) + "?cursor=" + next;
        StringBuilder body = new StringBuilder("{");
        if (path.endsWith("/returns") || path.endsWith("/parcels")) {
            body.append("\"next\":").append(next == null ? "null" : "\"" + url + "\"").append(",");
        } else if (next != null) {
            response.getHeaders().put("Link", "<" + url + ">; rel=\"next\"");
        }
        body.append(path.endsWith("/parcels") ? "\"parcels\":[" : "\"data\":[");
        body.append(String.join(",", page.stream().map(Item::json).toList())).append("]}");
        response.getHeaders().put("Content-Type", "application/json");
        response.write(true, ByteBuffer.wrap(body.toString().getBytes(StandardCharsets.UTF_8)), callback);
    }

    private static Instant start(Map<String, String> query) {
        String text = START_PARAMETERS.stream().map(query::get).filter(value -> value != null).findFirst().orElse(null);
        if (text == null) {
            return Instant.EPOCH;
        }
        if (text.endsWith("Z")) {
            return Instant.parse(text);
        }
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        for (String pair : new ArrayList<>(List.of((text == null ? "" : text).split("&")))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
