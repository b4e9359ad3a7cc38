package io.github.camelsendcloud.sandbox;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/**
 * A recorded run: each request with its response is a line of JSON without secrets. A run has the API calls, the token
 * requests, and the control requests that change something. Lock: this object.
 */
final class Recording {

    private static final int MAX_LINES = 10_000;
    private static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final Set<String> HEADERS = Set.of("content-type", "accept", "accept-language");

    private final Accounts accounts;
    private final List<byte[]> lines = new ArrayList<>();
    private int bytes;
    private volatile boolean running;

    Recording(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Begins a new run, and forgets the run before. */
    synchronized void start() {
        lines.clear();
        bytes = 0;
        running = true;
    }

    void stop() {
        running = false;
    }

    /** Adds a request with its response, while a run is recorded. A run that is full gets no more requests. */
    void add(RecordedRequest request) {
        if (!running) {
            return;
        }
        byte[] line = Json.bytes(line(request));
        synchronized (this) {
            if (running && lines.size() < MAX_LINES && bytes + line.length <= MAX_BYTES) {
                lines.add(line);
                bytes += line.length + 1;
            }
        }
    }

    synchronized ObjectNode state() {
        return Json.object().put("recording", running).put("requests", lines.size());
    }

    /** The run, one line of JSON for each request. */
    synchronized byte[] ndjson() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes);
        for (byte[] line : lines) {
            out.writeBytes(line);
            out.write('\n');
        }
        return out.toByteArray();
    }

    private ObjectNode line(RecordedRequest request) {
        String authorization = request.header("Authorization").orElse(null);
        ObjectNode line = Json.object().put("time", request.receivedAt().toString()).put("method", request.method())
                .put("path", request.path()).put("query", RequestView.masked(request.query()));
        ObjectNode headers = line.putObject("headers");
        request.headers().forEach((name, values) -> {
            if (HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values.get(0));
            }
        });
        String scheme = authorization == null ? null : authorization.split(" ")[0].toLowerCase(Locale.ROOT);
        return line.put("authentication", scheme).put("account", account(request, authorization))
                .put("body", RequestView.masked(request.bodyText())).put("fault", request.fault())
                .put("status", request.status()).put("response", RequestView.masked(request.responseText()));
    }

    /** The account that has sent the request, or whose credentials the request has; null for none. */
    private String account(RecordedRequest request, String authorization) {
        if (request.account() != null || authorization == null) {
            return request.account();
        }
        BasicCredentials basic = BasicCredentials.isBasic(authorization) ? BasicCredentials.parse(authorization) : null;
        String bearer = TokenIssuer.bearer(authorization);
        TokenIssuer.Token token = bearer == null ? null : accounts.tokens().find(bearer);
        Account account = basic != null ? accounts.withPublicKey(basic.user()) : token == null ? null : token.keys().account();
        return account == null ? null : account.name();
    }
}
