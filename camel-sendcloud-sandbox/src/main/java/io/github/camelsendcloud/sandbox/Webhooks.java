package io.github.camelsendcloud.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Sends webhooks and the deliveries of event subscriptions as Sendcloud does: signed, written like Python writes JSON,
 * and again when they are not answered 2xx. May be used by several threads.
 */
public final class Webhooks {

    static final Duration DEFAULT_RETRY_DELAY = Duration.ofMinutes(5);
    static final int DEFAULT_RETRIES = 10;

    /**
     * What came of a try to send something.
     *
     * @param url    where it was sent
     * @param body   as it was sent
     * @param status of the answer; 0 when there was none
     */
    public record Try(String url, String body, int status) {
    }

    private record Delivery(String url, byte[] body, Map<String, String> headers) {
    }

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<Long, ObjectNode> integrations = new ConcurrentHashMap<>();
    private final List<Try> tries = new ArrayList<>();
    private final List<Delivery> held = new ArrayList<>();
    private volatile Duration retryDelay = DEFAULT_RETRY_DELAY;
    private volatile int retries = DEFAULT_RETRIES;
    private volatile int copies = 1;
    private volatile int generation;
    private boolean holding;

    /** How long it takes until something is sent again that was not answered 2xx. Default: 5 minutes. */
    public Webhooks retryDelay(Duration delay) {
        this.retryDelay = delay;
        return this;
    }

    /** How often something is sent again. Default: 10 times. */
    public Webhooks retries(int retries) {
        this.retries = retries;
        return this;
    }

    /** How often everything is sent from now on. Default: once. */
    public Webhooks copies(int copies) {
        this.copies = copies;
        return this;
    }

    /** Keeps what is to be sent from now on. */
    public Webhooks hold() {
        synchronized (held) {
            holding = true;
        }
        return this;
    }

    /**
     * Sends what was kept, one after the other, the last first, and keeps nothing any more.
     *
     * @return complete when each has been tried once
     */
    public CompletableFuture<Void> releaseReversed() {
        List<Delivery> released;
        synchronized (held) {
            holding = false;
            released = new ArrayList<>(held);
            held.clear();
        }
        Collections.reverse(released);
        CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
        for (Delivery delivery : released) {
            done = done.thenCompose(nothing -> send(delivery, retries)).thenApply(status -> null);
        }
        return done;
    }

    /** Where an integration sends its webhooks from now on, as {@code PATCH /integrations/{id}} sets it. */
    public Webhooks url(Integration integration, String url) {
        settings(integration).put("webhook_url", url).put("webhook_active", url != null);
        return this;
    }

    /**
     * Sends a webhook of an integration, if it has an address for that.
     *
     * @param  event JSON
     * @return       the status of the first answer; 0 when there is none
     */
    public CompletableFuture<Integer> send(Integration integration, String event) {
        return send(integration, Json.read(event));
    }

    /** Each try so far, in the order of the answers. */
    public List<Try> tries() {
        synchronized (tries) {
            return List.copyOf(tries);
        }
    }

    CompletableFuture<Integer> send(Integration integration, JsonNode event) {
        ObjectNode settings = settings(integration);
        if (!settings.path("webhook_active").asBoolean() || !settings.hasNonNull("webhook_url")) {
            return CompletableFuture.completedFuture(0);
        }
        byte[] body = PythonJson.bytes(event);
        return deliver(settings.path("webhook_url").asText(), body,
                Map.of("Sendcloud-Signature", sign(body, integration.secretKey())));
    }

    /** Tells about a parcel's status. */
    void parcelStatusChanged(Integration integration, ObjectNode parcel) {
        ObjectNode event = Json.object().put("action", "parcel_status_changed");
        event.put("timestamp", Instant.now().toEpochMilli()).putNull("carrier_status_change_timestamp");
        event.set("parcel", parcel);
        send(integration, event);
    }

    CompletableFuture<Integer> deliver(String url, byte[] body, Map<String, String> headers) {
        Delivery delivery = new Delivery(url, body, new LinkedHashMap<>(headers));
        synchronized (held) {
            if (holding) {
                for (int i = 0; i < copies; i++) {
                    held.add(delivery);
                }
                return CompletableFuture.completedFuture(0);
            }
        }
        CompletableFuture<Integer> first = send(delivery, retries);
        for (int i = 1; i < copies; i++) {
            send(delivery, retries);
        }
        return first;
    }

    private CompletableFuture<Integer> send(Delivery delivery, int left) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(delivery.url)).timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json").header("User-Agent", "Sendcloud/2.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body));
        delivery.headers.forEach(request::header);
        int sentIn = generation;
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> {
                    int status = failure == null ? answer.statusCode() : 0;
                    synchronized (tries) {
                        if (sentIn == generation) {
                            tries.add(new Try(delivery.url, new String(delivery.body, StandardCharsets.UTF_8), status));
                        }
                    }
                    if (status / 100 != 2 && left > 0 && sentIn == generation) {
                        later().execute(() -> {
                            if (sentIn == generation) {
                                send(delivery, left - 1);
                            }
                        });
                    }
                    return status;
                });
    }

    private Executor later() {
        return CompletableFuture.delayedExecutor(retryDelay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What version 3 of the API shows of an integration. */
    ObjectNode settings(Integration integration) {
        return integrations.computeIfAbsent(integration.id(), id -> Json.object().put("id", id)
                .put("shop_name", "Integration #" + id).put("shop_url", "").put("type", "api")
                .put("webhook_active", false).putNull("webhook_url").put("feedback_type", "eager"));
    }

    void reset() {
        generation++;
        integrations.clear();
        synchronized (tries) {
            tries.clear();
        }
        synchronized (held) {
            held.clear();
            holding = false;
        }
        retryDelay = DEFAULT_RETRY_DELAY;
        retries = DEFAULT_RETRIES;
        copies = 1;
    }

    private static String sign(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
