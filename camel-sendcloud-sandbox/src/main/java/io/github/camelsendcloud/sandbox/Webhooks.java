package io.github.camelsendcloud.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.integrations.IntegrationSettings;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.json.PythonJson;

/**
 * Sends webhooks and the deliveries of event subscriptions like Sendcloud: signed, with JSON in the form of Python, and
 * with retries until the status of a response is 2xx. Safe for use by several threads; a list is its own lock.
 */
public final class Webhooks {

    static final Duration DEFAULT_RETRY_DELAY = Duration.ofMinutes(5);
    static final int DEFAULT_RETRIES = 10;

    /**
     * An attempt to send a webhook or a delivery.
     *
     * @param url    the receiver
     * @param body   the body of the request
     * @param status the status of the response; 0 if the attempt got no response
     */
    public record Attempt(String url, String body, int status) {
    }

    private record Delivery(String url, byte[] body, Map<String, String> headers) {
    }

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final Accounts accounts;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Delivery> held = new ArrayList<>();
    private volatile Duration retryDelay = DEFAULT_RETRY_DELAY;
    private volatile int retries = DEFAULT_RETRIES;
    private volatile int copies = 1;
    private volatile int generation;
    private boolean holding;

    Webhooks(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Sets the time between an attempt without a status 2xx and its retry. Default: 5 minutes. */
    public Webhooks retryDelay(Duration delay) {
        this.retryDelay = delay;
        return this;
    }

    /** Sets the number of retries. Default: 10. */
    public Webhooks retries(int retries) {
        this.retries = retries;
        return this;
    }

    /** Sets how many copies of each new webhook the sandbox sends. Default: 1. */
    public Webhooks copies(int copies) {
        this.copies = copies;
        return this;
    }

    /** Holds new webhooks back until {@link #releaseReversed()}. */
    public Webhooks hold() {
        synchronized (held) {
            holding = true;
        }
        return this;
    }

    /**
     * Sends the webhooks that were held back, one after the other, the newest first. New webhooks are no longer held
     * back.
     *
     * @return complete after one attempt for each webhook
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

    /**
     * Sets the webhook address of an integration, like {@code PATCH /integrations/{id}}.
     *
     * @param url null for no webhooks
     */
    public Webhooks url(Integration integration, String url) {
        Store store = accounts.withId(integration.id()).store();
        synchronized (store) {
            IntegrationSettings.of(store, integration.id()).put("webhook_url", url).put("webhook_active", url != null);
        }
        return this;
    }

    /**
     * Sends a webhook of an integration, if the integration has a webhook address. The secret of the integration's
     * account signs the webhook.
     *
     * @param  event                    the event in JSON
     * @return                          the status of the first response; 0 if the first attempt got no response, or if
     *                                  the sandbox has sent nothing
     * @throws IllegalArgumentException if the event is not JSON, or if the sandbox has no integration with this id
     */
    public CompletableFuture<Integer> send(Integration integration, String event) {
        return send(integration, Json.read(event));
    }

    /** The attempts since the last reset, in the order of the responses; unmodifiable. */
    public List<Attempt> attempts() {
        synchronized (attempts) {
            return List.copyOf(attempts);
        }
    }

    CompletableFuture<Integer> send(Integration integration, JsonNode event) {
        Account account = accounts.withId(integration.id());
        String url = url(account, account.store());
        return url == null ? CompletableFuture.completedFuture(0) : sendSigned(account, url, event);
    }

    private CompletableFuture<Integer> sendSigned(Account account, String url, JsonNode event) {
        byte[] body = PythonJson.bytes(event);
        return deliver(url, body, Map.of("Sendcloud-Signature", sign(body, account.signingSecret())));
    }

    /** The webhook address of an account; null for none. */
    private static String url(Account account, Store store) {
        synchronized (store) {
            ObjectNode settings = IntegrationSettings.of(store, account.id());
            return settings.path("webhook_active").asBoolean() ? Json.text(settings, "webhook_url") : null;
        }
    }

    /** Sends a webhook about a parcel's status, if the account has a webhook address. */
    void parcelStatusChanged(Account account, Store store, Supplier<ObjectNode> parcel) {
        String url = url(account, store);
        if (url == null) {
            return;
        }
        ObjectNode event = Json.object().put("action", "parcel_status_changed");
        event.put("timestamp", store.clock().now().toEpochMilli()).putNull("carrier_status_change_timestamp");
        event.set("parcel", parcel.get());
        sendSigned(account, url, event);
    }

    /** Sends a body, or holds the body back. Returns the status of the first response; 0 for none. */
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

    private CompletableFuture<Integer> send(Delivery delivery, int retriesLeft) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(delivery.url)).timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json").header("User-Agent", "Sendcloud/2.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body));
        delivery.headers.forEach(request::header);
        int sentIn = generation;
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> {
                    int status = failure == null ? response.statusCode() : 0;
                    synchronized (attempts) {
                        if (sentIn == generation) {
                            attempts.add(new Attempt(delivery.url, new String(delivery.body, StandardCharsets.UTF_8), status));
                        }
                    }
                    if (status / 100 != 2 && retriesLeft > 0 && sentIn == generation) {
                        afterRetryDelay().execute(() -> {
                            if (sentIn == generation) {
                                send(delivery, retriesLeft - 1);
                            }
                        });
                    }
                    return status;
                });
    }

    private Executor afterRetryDelay() {
        return CompletableFuture.delayedExecutor(retryDelay.toMillis(), TimeUnit.MILLISECONDS);
    }

    void reset() {
        generation++;
        synchronized (attempts) {
            attempts.clear();
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
