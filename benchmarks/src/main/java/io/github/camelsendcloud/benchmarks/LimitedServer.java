package io.github.camelsendcloud.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Accepts announcements of shipments within the limits of the account, and responds 429 to the others. The server
 * counts both. {@code GET /counts} returns the counts of the caller's account. Lock: this object.
 */
final class LimitedServer extends Handler.Abstract.NonBlocking {

    static final String COUNTS = "/counts";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] TOO_MANY_REQUESTS = """
            {"errors":[{"status":"429","code":"too_many_requests","detail":"Too many requests"}]}"""
            .getBytes(StandardCharsets.US_ASCII);

    private final String windows;
    private final Map<String, Account> accounts = new HashMap<>();

    private static final class Account {

        private final SlidingWindows limits;
        private final Map<String, Integer> accepted = new HashMap<>();
        private int rateLimited;

        private Account(SlidingWindows limits) {
            this.limits = limits;
        }
    }

    LimitedServer(String windows) {
        this.windows = windows;
    }

    /** @param args the limits, in the form {@code 100/3s,15/50ms} */
    public static void main(String[] args) throws Exception {
        Server.serve(new LimitedServer(args[0]));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String credential = String.valueOf(request.getHeaders().get(HttpHeader.AUTHORIZATION));
        if (request.getHttpURI().getPath().equals(COUNTS)) {
            Server.respond(response, 200, "application/json", ByteBuffer.wrap(counts(credential)), callback);
            return true;
        }
        Server.body(request, callback, body -> {
            boolean accepted = post(credential, BufferUtil.toArray(body));
            Server.respond(
                    response, accepted ? 201 : 429, "application/json",
                    ByteBuffer.wrap(accepted ? Case.POST_2K.response() : TOO_MANY_REQUESTS), callback);
        });
        return true;
    }

    private synchronized boolean post(String credential, byte[] body) {
        Account account = account(credential);
        if (!account.limits.accept(System.nanoTime())) {
            account.rateLimited++;
            return false;
        }
        try {
            JsonNode shipment = JSON.readTree(body);
            account.accepted.merge(shipment.path("external_reference_id").asText(), 1, Integer::sum);
            return true;
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private synchronized byte[] counts(String credential) {
        Account account = account(credential);
        ObjectNode counts = JSON.createObjectNode();
        counts.put("rateLimited", account.rateLimited);
        ObjectNode accepted = counts.putObject("accepted");
        account.accepted.forEach(accepted::put);
        return counts.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Account account(String credential) {
        return accounts.computeIfAbsent(credential, key -> new Account(new SlidingWindows(windows)));
    }
}
