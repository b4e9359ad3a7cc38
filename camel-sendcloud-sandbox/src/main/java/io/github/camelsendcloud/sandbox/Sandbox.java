package io.github.camelsendcloud.sandbox;

import java.net.URI;
import java.util.List;

import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.Store;
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

    private final SandboxEngine engine;

    Sandbox(SandboxBuilder builder) {
        engine = new SandboxEngine(builder);
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

    /** The address of the control endpoints, which the page docs/sandbox-control.md describes. */
    public URI controlUri() {
        return uri(ControlApi.ROOT);
    }

    /** The address of the page for people. */
    public URI pageUri() {
        return uri("/");
    }

    /** The token that the control endpoints and the page demand; null for none. */
    public String controlToken() {
        return engine.controlToken;
    }

    /** The port of the sandbox. */
    public int port() {
        return engine.server.port();
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
        return engine.accounts.first();
    }

    /**
     * The account with this name. The name of the default account is {@code account-1}.
     *
     * @throws IllegalArgumentException if no account has the name
     */
    public Account account(String name) {
        return engine.accounts.named(name);
    }

    /** The accounts in the order of their addition; unmodifiable, not empty. */
    public List<Account> accounts() {
        return engine.accounts.all();
    }

    /**
     * Adds an account until the next {@link #reset()}. {@link SandboxBuilder#account(String)} adds an account that
     * stays.
     *
     * @param  name                     letters, digits, dots, dashes and underscores; unique
     * @throws IllegalArgumentException if the text is not a name, or if another account has the name
     */
    public Account addAccount(String name) {
        return engine.accounts.add(name);
    }

    /** The labels that the accounts have bought, in the order of their purchase within an account; a copy. */
    public List<BoughtLabel> labels() {
        return accounts().stream().flatMap(account -> account.labels().stream()).toList();
    }

    /** Latency, faults, rate limits and the lifetime of tokens. */
    public SandboxControls controls() {
        return engine.controls;
    }

    /** The clock. */
    public SandboxTime clock() {
        return new SandboxTime(engine.clock);
    }

    /**
     * Moves a parcel to the next status of its journey, like the time does.
     *
     * @param  parcelId                 the id of a parcel of any integration
     * @return                          the new status, a status code of v3; null if the journey of the parcel has ended
     * @throws IllegalArgumentException if no integration has the parcel
     */
    public String nextParcelStatus(long parcelId) {
        Store store = engine.accounts.withParcel(parcelId);
        synchronized (store) {
            ParcelStatus next = engine.journeys.next(store.parcel(parcelId));
            return next == null ? null : next.name();
        }
    }

    /** The webhooks and the deliveries of event subscriptions. */
    public Webhooks webhooks() {
        return engine.webhooks;
    }

    /**
     * The API calls since the start, the last {@link #reset()} or the last {@link #clearRequests()}; oldest first,
     * unmodifiable. The sandbox keeps the newest calls: {@link SandboxBuilder#keepRequests(int, long)}.
     */
    public List<RecordedRequest> requests() {
        return engine.log.requests(request -> !request.isForToken());
    }

    /** The requests to the token endpoint since the start, the last reset or clear; oldest first, unmodifiable. */
    public List<RecordedRequest> tokenRequests() {
        return engine.log.requests(RecordedRequest::isForToken);
    }

    /** Removes all recorded requests, and the counts of the accounts. */
    public void clearRequests() {
        engine.clearRequests();
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
        ParcelStatus status = ParcelStatus.withCode(statusCode);
        engine.accounts.withParcel(parcelId).changeStatus(parcelId, status);
    }

    /**
     * Removes shipments, orders, recorded requests and added accounts, and sets all controls to their defaults. Each
     * account has the keys and the settings of the start. Tokens stay valid, except for the tokens of removed accounts.
     * Connections stay open.
     */
    public void reset() {
        engine.reset();
    }

    /** Stops the server and drops all connections. A second call has no effect. */
    @Override
    public void close() {
        engine.close();
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
        engine.open();
        return this;
    }

    SandboxEngine engine() {
        return engine;
    }

    /** The operations of the control API, for example {@code GET /sandbox/state}. */
    List<String> controlRoutes() {
        return engine.controlApi.routes();
    }

    /** Waits until another thread closes this sandbox. */
    void join() throws InterruptedException {
        engine.server.join();
    }

    private URI uri(String path) {
        return engine.uri(path);
    }
}
