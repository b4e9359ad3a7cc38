package io.github.camelsendcloud.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.internal.carrier.Journeys;
import io.github.camelsendcloud.sandbox.internal.control.EventStream;
import io.github.camelsendcloud.sandbox.internal.control.Guard;
import io.github.camelsendcloud.sandbox.internal.data.Ids;
import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import io.github.camelsendcloud.sandbox.internal.data.Settings;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.StoreContext;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.BasicHeader;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.persistence.Journal;

/** Creates the parts of a sandbox, connects the parts with each other, and starts, resets and stops the parts. */
final class SandboxEngine {

    final SandboxClock clock = new SandboxClock();
    final Journeys journeys = new Journeys(clock);
    final SandboxControls controls;
    final Accounts accounts;
    final Webhooks webhooks;
    final RequestLog log;
    final ControlApi controlApi;
    final SandboxServer server;
    final String controlToken;
    private final Api api;
    private final StoredData data;
    private final StoreContext context = new StoreContext(new Ids(), clock, new Settings());
    private final TokenIssuer tokens = new TokenIssuer(clock::nanoTime);
    private final RateLimit rateLimit = new RateLimit(clock::nanoTime);
    private final EventStream events = new EventStream();
    private final MagicFaults magicFaults = new MagicFaults();
    private final ResponseWriter writer = new ResponseWriter();

    SandboxEngine(SandboxBuilder builder) {
        controlToken = builder.controlTokenOrRandom();
        controls = new SandboxControls(tokens, rateLimit, context.settings(), clock::nanoTime, builder.seed);
        data = new StoredData(builder.data == null ? null : Journal.open(builder.data));
        log = new RequestLog(builder.keptRequests, builder.keptBytes);
        accounts = new Accounts(builder.integrations, tokens, rateLimit, clock::nanoTime, this::newStore);
        webhooks = new Webhooks(accounts, clock, () -> uri("").toString());
        webhooks.observe(delivery -> events.publish("webhook", () -> ControlWebhooks.json(delivery)));
        api = new Api(
                new Authenticator(accounts, tokens), rateLimit, controls, webhooks.events().subscriptions(),
                data);
        TokenEndpoint tokenEndpoint = new TokenEndpoint(accounts, tokens);
        Recording recording = new Recording(accounts);
        ControlRuns runs = new ControlRuns(recording, () -> new Replay(accounts, uri(""), controlToken));
        controlApi = new ControlApi(this, events, runs);
        ControlHandler control
                = new ControlHandler(new Guard(builder.host, controlToken), controlApi, events, recording, writer);
        server = new SandboxServer(
                builder,
                new SandboxHandler(
                        controls, log, tokens, tokenEndpoint, api, control, magicFaults, events, recording, writer, clock));
    }

    URI uri(String path) {
        return server.uri(path);
    }

    /** Processes a POST request of the first account without a connection. The log does not have the request. */
    ApiResponse post(String path, JsonNode json) {
        byte[] body = Json.bytes(json);
        Account account = accounts.first();
        Map<String, List<String>> headers
                = Map.of("Authorization", List.of(BasicHeader.of(account.publicKey(), account.secretKey())));
        RecordedRequest request = new RecordedRequest(clock.now(), "POST", "/api" + path, null, headers, body, false);
        return api.respond(request, body, uri("").toString(), false);
    }

    void clearRequests() {
        log.clear();
        accounts.clearCounts();
    }

    void reset() {
        clock.reset();
        controls.reset();
        magicFaults.reset();
        writer.dropWithoutResponse();
        webhooks.reset();
        accounts.reset();
        data.clear();
        clearRequests();
        events.publish("reset", Json::object);
    }

    /**
     * Opens the port.
     *
     * @throws IllegalStateException if the port cannot be opened
     */
    void open() {
        try {
            server.open();
            data.load(accounts, clock);
            accounts.recorder(data::account);
            server.start();
        } catch (IllegalStateException e) {
            close();
            throw e;
        }
    }

    void close() {
        // the port closes first: a caller whose connection is dropped must not connect again while the server stops
        server.closePort();
        webhooks.reset();
        clock.close();
        writer.close();
        server.stop();
        data.close();
    }

    private Store newStore(Account account) {
        return new Store(context, new ParcelEvents(account, webhooks.events(), journeys, events, uri("").toString(), data));
    }
}
