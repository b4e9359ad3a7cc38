package io.github.camelsendcloud.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.github.camelsendcloud.sandbox.internal.control.EventStream;
import io.github.camelsendcloud.sandbox.internal.control.Guard;
import io.github.camelsendcloud.sandbox.internal.carrier.Journeys;
import io.github.camelsendcloud.sandbox.internal.data.Ids;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import io.github.camelsendcloud.sandbox.internal.data.Settings;
import io.github.camelsendcloud.sandbox.internal.data.Store;
import io.github.camelsendcloud.sandbox.internal.data.StoreContext;
import io.github.camelsendcloud.sandbox.internal.json.Json;
import io.github.camelsendcloud.sandbox.internal.servicepoints.ServicePointsApi;

/**
 * A fake Sendcloud that listens on a port. The sandbox has the APIs v2 and v3, the OAuth2 token endpoint
 * and the host of the service points, and keeps its state in memory. Safe for use by several threads.
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
    private final Journeys journeys = new Journeys(clock);
    private final MagicFaults magicFaults = new MagicFaults();
    private final RequestLog log;
    private final ResponseWriter writer = new ResponseWriter();
    private final ControlApi controlApi;
    private final SandboxServer server;
    private final String host;
    private final String controlToken;

    private Sandbox(Builder builder) {
        host = builder.host;
        controlToken = builder.controlTokenOrRandom();
        controls = new SandboxControls(tokens, rateLimit, context.settings(), clock::nanoTime, builder.seed);
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
                = new ControlHandler(new Guard(host, controlToken), controlApi, events, recording, writer);
        server = new SandboxServer(
                host, builder.port,
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
    public static Builder builder() {
        return new Builder();
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
     * Adds an account until the next {@link #reset()}. {@link Builder#account(String)} adds an account that stays.
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
        for (Account account : accounts()) {
            Store store = account.store();
            synchronized (store) {
                if (store.parcel(parcelId) != null) {
                    ParcelStatus next = journeys.next(store.parcel(parcelId));
                    return next == null ? null : next.name();
                }
            }
        }
        throw new IllegalArgumentException("No integration has a parcel " + parcelId);
    }

    /** The webhooks and the deliveries of event subscriptions. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /**
     * The API calls since the start, the last {@link #reset()} or the last {@link #clearRequests()}; oldest first,
     * unmodifiable. The sandbox keeps the newest calls: {@link Builder#keepRequests(int, long)}.
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
        for (Account account : accounts()) {
            if (account.store().changeStatus(parcelId, status)) {
                return;
            }
        }
        throw new IllegalArgumentException("No integration has a parcel " + parcelId);
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
    }

    @Override
    public String toString() {
        return "Sandbox[" + baseUri() + "]";
    }

    /**
     * Runs a sandbox until the process is interrupted.
     *
     * @param  args                 {@code --port N}; 8080 by default
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        SandboxProgram.run(args);
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
        return new Store(context, new ParcelEvents(account, webhooks, journeys, events, uri("").toString()));
    }

    private URI uri(String path) {
        String name = Guard.isAllAddresses(host) ? "127.0.0.1" : host;
        String authority = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
        return URI.create("http://" + authority + ":" + port() + path);
    }

    /** Configures and starts sandboxes. Not safe for use by several threads. */
    public static final class Builder {

        private final NamedIntegrations integrations = new NamedIntegrations();
        private int port;
        private String host = "127.0.0.1";
        private String controlToken;
        private int keptRequests = RequestLog.DEFAULT_REQUESTS;
        private long keptBytes = RequestLog.DEFAULT_BODIES;
        private long seed;

        private Builder() {
        }

        /** Sets the port; 0 (the default) for a free port. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /**
         * Sets the address on which the sandbox listens. A host other than loopback demands a control token.
         *
         * @param host a name or an address of this machine; {@code 0.0.0.0} for all addresses; 127.0.0.1 by default
         */
        public Builder host(String host) {
            this.host = Objects.requireNonNull(host, "host");
            return this;
        }

        /**
         * Sets the token that the control endpoints and the page demand.
         *
         * @param  token                    null for no token on loopback, and for a random token on another host
         * @throws IllegalArgumentException if the token is empty, or has other characters than letters, digits, dots,
         *                                  dashes and underscores
         */
        public Builder controlToken(String token) {
            if (token != null && !token.matches("[A-Za-z0-9._-]+")) {
                throw new IllegalArgumentException(
                        "A control token consists of letters, digits, dots, dashes and underscores");
            }
            this.controlToken = token;
            return this;
        }

        /**
         * Sets how many requests the sandbox keeps. The sandbox forgets the oldest requests.
         *
         * @param  requests                 at least 1; 100,000 by default
         * @param  bytesOfBodies            about how many bytes of bodies the sandbox keeps; 64 MB by default
         * @throws IllegalArgumentException if the number of requests is less than 1, or the bytes are negative
         */
        public Builder keepRequests(int requests, long bytesOfBodies) {
            if (requests < 1 || bytesOfBodies < 0) {
                throw new IllegalArgumentException("A sandbox keeps at least one request");
            }
            this.keptRequests = requests;
            this.keptBytes = bytesOfBodies;
            return this;
        }

        /** Sets the seed of all probabilities; 0 by default. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        private String controlTokenOrRandom() {
            return controlToken == null && !Guard.isLoopback(host)
                    ? UUID.randomUUID().toString().replace("-", "") : controlToken;
        }

        /**
         * Adds an account with this integration and the name {@code account-ID}. {@link Sandbox#publicKey()} is the key
         * of the first account. A sandbox without an account has the default account.
         *
         * @throws IllegalArgumentException if another account has the name, or if another integration has the id or the
         *                                  public key
         */
        public Builder integration(Integration integration) {
            integrations.add(integration);
            return this;
        }

        /**
         * Adds an account. The integration has the next free id, the public key {@code NAME-public-key} and the secret
         * key {@code NAME-secret-key}.
         *
         * @param  name                     letters, digits, dots, dashes and underscores; unique
         * @throws IllegalArgumentException if the text is not a name, or if another account has the name
         */
        public Builder account(String name) {
            integrations.add(name);
            return this;
        }

        /**
         * Adds an account with this integration.
         *
         * @param  name                     letters, digits, dots, dashes and underscores; unique
         * @throws IllegalArgumentException if the text is not a name, if another account has the name, or if another
         *                                  integration has the id or the public key
         */
        public Builder account(String name, Integration integration) {
            integrations.add(name, integration);
            return this;
        }

        /**
         * Starts a sandbox. Each call starts another sandbox.
         *
         * @throws IllegalStateException if the port cannot be opened
         */
        public Sandbox start() {
            Sandbox sandbox = new Sandbox(this);
            try {
                sandbox.server.start();
                return sandbox;
            } catch (IllegalStateException e) {
                sandbox.close();
                throw e;
            }
        }
    }
}
