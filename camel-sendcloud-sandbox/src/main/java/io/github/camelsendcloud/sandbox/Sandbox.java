package io.github.camelsendcloud.sandbox;

import java.net.URI;
import java.util.List;

import io.github.camelsendcloud.sandbox.internal.carrier.Journeys;
import io.github.camelsendcloud.sandbox.internal.control.EventStream;
import io.github.camelsendcloud.sandbox.internal.control.Guard;
import io.github.camelsendcloud.sandbox.internal.data.Ids;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import io.github.camelsendcloud.sandbox.internal.data.Settings;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.StoreContext;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.persistence.Journal;
import io.github.camelsendcloud.sandbox.internal.servicepoints.ServicePointsApi;

/**
 * A fake Sendcloud that listens on a port. The sandbox has the APIs v2 and v3, the OAuth2 token endpoint and the host
 * of the service points, and keeps its state in memory. Safe for use by several threads.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start()) {
 *     // call sandbox.baseUri() + "/v3/shipments/announce" with sandbox.publicKey() and sandbox.secretKey()
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {

    static final String TOKEN_PATH = "/oauth2/token";

    private final SandboxClock clock = new SandboxClock();
    private final StoreContext context = new StoreContext(new Ids(), clock, new Settings());
    private final TokenIssuer tokens = new TokenIssuer(clock::nanoTime);
    private final RateLimit rateLimit = new RateLimit(clock::nanoTime);
    private final EventStream events = new EventStream();
    private final SandboxControls controls;
    private final Accounts accounts;
    private final Webhooks webhooks;
    private final StoredData data;
    private final Journeys journeys = new Journeys(clock);
    private final MagicFaults magicFaults = new MagicFaults();
    private final RequestLog log;
    private final ResponseWriter writer = new ResponseWriter();
    private final ControlApi controlApi;
    private final SandboxServer server;
    private final String controlToken;

    Sandbox(SandboxBuilder builder) {
        controlToken = builder.controlTokenOrRandom();
        controls = new SandboxControls(tokens, rateLimit, context.settings(), clock::nanoTime, builder.seed);
        data = new StoredData(builder.data == null ? null : Journal.open(builder.data));
        log = new RequestLog(builder.keptRequests, builder.keptBytes);
        accounts = new Accounts(builder.integrations, tokens, rateLimit, clock::nanoTime, this::newStore);
        webhooks = new Webhooks(accounts, clock, () -> uri("").toString());
        webhooks.observe(delivery -> events.publish("webhook", () -> ControlWebhooks.json(delivery)));
        Api api = new Api(new Authenticator(accounts, tokens), rateLimit, controls, webhooks.subscriptions());
        TokenEndpoint tokenEndpoint = new TokenEndpoint(accounts, tokens);
        Recording recording = new Recording(accounts);
        ControlRuns runs = new ControlRuns(recording, () -> new Replay(accounts, uri(""), controlToken));
        controlApi = new ControlApi(this, accounts, clock, journeys, log, events, runs);
        ControlHandler control
                = new ControlHandler(new Guard(builder.host, controlToken), controlApi, events, recording, writer);
        server = new SandboxServer(
                builder,
                new SandboxHandler(
                        controls, log, tokens, tokenEndpoint, api, control, magicFaults, events, recording, writer, clock));
    }

    /**
     * Starts a sandbox with the default integration on a free port.
     *
     * @throws IllegalStateException if no port can be opened
     */
    public static Sandbox start() {
        return builder().start();
    }

    /** A builder of a sandbox with the default integration and a free port. */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /** The address of the API, without a version: {@code http://127.0.0.1:PORT/api}. */
    public URI baseUri() {
        return uri("/api");
    }

    /** The address of the OAuth2 token endpoint: {@code http://127.0.0.1:PORT/oauth2/token}. */
    public URI tokenUri() {
        return uri(TOKEN_PATH);
    }

    /** The address of the v2 service points, without a version. Sendcloud has a separate host for them. */
    public URI servicePointsUri() {
        return uri(ServicePointsApi.HOST + "/api");
    }

    /** The address of the control endpoints, which the documentation page "Testing with the sandbox" describes. */
    public URI controlUri() {
        return uri(ControlApi.ROOT);
    }

    /** The address of the page for people. */
    public URI pageUri() {
        return uri("/");
    }

    /** The token that the control endpoints and the page demand; null for none. */
    public String controlToken() {
        return controlToken;
    }

    /** The port of the sandbox. */
    public int port() {
        return server.port();
    }

    /** The newest public key of the first account. */
    public String publicKey() {
        return account().publicKey();
    }

    /** The newest secret key of the first account. */
    public String secretKey() {
        return account().secretKey();
    }

    /**
     * The integrations of the accounts with their newest keys, in the order of the builder; unmodifiable, not empty.
     */
    public List<Integration> integrations() {
        return accounts().stream().map(Account::integration).toList();
    }

    /** The first account. */
    public Account account() {
        return accounts.first();
    }

    /**
     * The account with this name. The name of the default account is {@code account-1}.
     *
     * @throws IllegalArgumentException if no account has the name
     */
    public Account account(String name) {
        return accounts.named(name);
    }

    /** The accounts in the order of their addition; unmodifiable, not empty. */
    public List<Account> accounts() {
        return accounts.all();
    }

    /**
     * Adds an account until the next {@link #reset()}. {@link SandboxBuilder#account(String)} adds an account that
     * stays.
     *
     * @param  name                     letters, digits, dots, dashes and underscores; unique
     * @throws IllegalArgumentException if the text is not a name, or if another account has the name
     */
    public Account addAccount(String name) {
        return accounts.add(name);
    }

    /** The labels that the accounts have bought, in the order of their purchase within an account; a copy. */
    public List<BoughtLabel> labels() {
        return accounts().stream().flatMap(account -> account.labels().stream()).toList();
    }

    /** Latency, faults, rate limits and the lifetime of tokens. */
    public SandboxControls controls() {
        return controls;
    }

    /** The clock. */
    public SandboxTime clock() {
        return new SandboxTime(clock);
    }

    /**
     * Moves a parcel to the next status of its journey, like the time does.
     *
     * @param  parcelId                 the id of a parcel of any integration
     * @return                          the new status, a status code of v3; null if the journey of the parcel has ended
     * @throws IllegalArgumentException if no integration has the parcel
     */
    public String nextParcelStatus(long parcelId) {
        Store store = accounts.withParcel(parcelId);
        synchronized (store) {
            ParcelStatus next = journeys.next(store.parcel(parcelId));
            return next == null ? null : next.name();
        }
    }

    /** The webhooks and the deliveries of event subscriptions. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /**
     * The API calls since the start, the last {@link #reset()} or the last {@link #clearRequests()}; oldest first,
     * unmodifiable. The sandbox keeps the newest calls: {@link SandboxBuilder#keepRequests(int, long)}.
     */
    public List<RecordedRequest> requests() {
        return log.requests(request -> !request.isForToken());
    }

    /** The requests to the token endpoint since the start, the last reset or clear; oldest first, unmodifiable. */
    public List<RecordedRequest> tokenRequests() {
        return log.requests(RecordedRequest::isForToken);
    }

    /** Removes all recorded requests, and the counts of the accounts. */
    public void clearRequests() {
        log.clear();
        accounts.clearCounts();
    }

    /**
     * Changes the status of a parcel, like a carrier does. The integration of the parcel sends a webhook if the
     * integration has a webhook address. Each active event subscription delivers an event.
     *
     * @param  parcelId                 the id of a parcel of any integration
     * @param  statusCode               a status code of v3, for example {@code DELIVERED}
     * @throws IllegalArgumentException if no integration has the parcel, or if the status is unknown
     */
    public void parcelStatus(long parcelId, String statusCode) {
        ParcelStatus status = ParcelStatus.valueOf(statusCode);
        accounts.withParcel(parcelId).changeStatus(parcelId, status);
    }

    /**
     * Removes shipments, orders, recorded requests and added accounts, and sets all controls to their defaults. Each
     * account has the keys and the settings of the start. Tokens stay valid, except for the tokens of removed accounts.
     * Connections stay open.
     */
    public void reset() {
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

    /** Stops the server and drops all connections. A second call has no effect. */
    @Override
    public void close() {
        // the port closes first: a caller whose connection is dropped must not connect again while the server stops
        server.closePort();
        webhooks.reset();
        clock.close();
        writer.close();
        server.stop();
        data.close();
    }

    @Override
    public String toString() {
        return "Sandbox[" + baseUri() + "]";
    }

    /**
     * Runs the program of the standalone jar: a sandbox until the process is interrupted, or a command that controls a
     * running sandbox.
     *
     * @param  args                 {@code --help} prints the options and the commands
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        int status = SandboxProgram.run(args, System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /**
     * Opens the port.
     *
     * @throws IllegalStateException if the port cannot be opened
     */
    Sandbox open() {
        try {
            server.open();
            data.load(accounts, clock);
            accounts.recorder(data::account);
            server.start();
            return this;
        } catch (IllegalStateException e) {
            close();
            throw e;
        }
    }

    SandboxClock internalClock() {
        return clock;
    }

    /** The operations of the control API, for example {@code GET /sandbox/state}. */
    List<String> controlRoutes() {
        return controlApi.routes();
    }

    /** Waits until another thread closes this sandbox. */
    void join() throws InterruptedException {
        server.join();
    }

    private Store newStore(Account account) {
        return new Store(context, new ParcelEvents(account, webhooks, journeys, events, uri("").toString(), data));
    }

    private URI uri(String path) {
        return server.uri(path);
    }
}
