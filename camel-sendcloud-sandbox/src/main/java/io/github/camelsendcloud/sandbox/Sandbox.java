package io.github.camelsendcloud.sandbox;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * A fake Sendcloud that listens on a port of 127.0.0.1. The sandbox has the APIs v2 and v3, the OAuth2 token endpoint
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
    static final String SERVICE_POINTS_HOST = "/service-points-host";

    private static final int MAX_THREADS = 200;
    private static final long IDLE_MILLIS = 60 * 60 * 1000L;

    private final List<Integration> integrations;
    private final Map<Long, Store> stores = new HashMap<>();
    private final TokenIssuer tokens = new TokenIssuer(System::nanoTime);
    private final RateLimit rateLimit = new RateLimit(System::nanoTime);
    private final SandboxControls controls = new SandboxControls(tokens, rateLimit);
    private final Webhooks webhooks = new Webhooks();
    private final EventSubscriptionsApi subscriptions = new EventSubscriptionsApi(webhooks);
    private final RequestLog requests = new RequestLog();
    private final RequestLog tokenRequests = new RequestLog();
    private final ResponseWriter writer = new ResponseWriter();
    private final Server server;
    private final ServerConnector connector;
    private int port;

    private Sandbox(Builder builder) {
        this.integrations = builder.integrations.isEmpty() ? List.of(Integration.DEFAULT) : List.copyOf(builder.integrations);
        Ids ids = new Ids();
        integrations.forEach(integration -> stores.put(integration.id(), new Store(integration, ids)));

        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("sendcloud-sandbox");
        threads.setDaemon(true);
        server = new Server(threads, new ScheduledExecutorScheduler("sendcloud-sandbox-scheduler", true), null);
        server.setStopTimeout(0);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // Jetty must not reject or change a path: the sandbox records and matches the path of the request
        http.setUriCompliance(UriCompliance.UNSAFE);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(builder.port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);

        Authenticator authenticator = new Authenticator(integrations, tokens);
        Api api = new Api(authenticator, rateLimit, stores, controls, webhooks, subscriptions);
        TokenEndpoint tokenEndpoint = new TokenEndpoint(authenticator, tokens);
        server.setHandler(new SandboxHandler(controls, requests, tokenRequests, tokenEndpoint, api, writer));
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
        return uri(SERVICE_POINTS_HOST + "/api");
    }

    /** The port of the sandbox. */
    public int port() {
        return port;
    }

    /** The public key of the first integration. */
    public String publicKey() {
        return integrations.get(0).publicKey();
    }

    /** The secret key of the first integration. */
    public String secretKey() {
        return integrations.get(0).secretKey();
    }

    /** The integrations in the order of the builder; unmodifiable, not empty. */
    public List<Integration> integrations() {
        return integrations;
    }

    /** Latency, faults, rate limits and the lifetime of tokens. */
    public SandboxControls controls() {
        return controls;
    }

    /** The webhooks and the deliveries of event subscriptions. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /**
     * The API calls since the start, the last {@link #reset()} or the last {@link #clearRequests()}; oldest first,
     * unmodifiable.
     */
    public List<RecordedRequest> requests() {
        return requests.requests();
    }

    /** The requests to the token endpoint since the start, the last reset or clear; oldest first, unmodifiable. */
    public List<RecordedRequest> tokenRequests() {
        return tokenRequests.requests();
    }

    /** Removes all recorded requests. */
    public void clearRequests() {
        requests.clear();
        tokenRequests.clear();
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
        for (Store store : stores.values()) {
            List<ObjectNode> views = store.changeStatus(parcelId, status,
                    parcel -> List.of(new ParcelView(uri("").toString()).of(parcel), TrackingEvent.of(parcel)));
            if (views != null) {
                webhooks.parcelStatusChanged(store.integration(), views.get(0));
                subscriptions.deliver(views.get(1));
                return;
            }
        }
        throw new IllegalArgumentException("No integration has a parcel " + parcelId);
    }

    /**
     * Removes shipments, orders and recorded requests, and sets all controls to their defaults. Tokens stay valid, and
     * connections stay open.
     */
    public void reset() {
        controls.reset();
        writer.dropWithoutResponse();
        webhooks.reset();
        subscriptions.clear();
        stores.values().forEach(Store::clear);
        clearRequests();
    }

    /** Stops the server and drops all connections. A second call has no effect. */
    @Override
    public void close() {
        // the connector closes first: a caller whose connection is dropped must not connect again while the server stops
        connector.close();
        webhooks.reset();
        writer.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox could not be stopped", e);
        }
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
        int port = 8080;
        if (args.length == 2 && args[0].equals("--port")) {
            port = Integer.parseInt(args[1]);
        } else if (args.length != 0) {
            System.err.println("Usage: [--port N]");
            System.exit(2);
        }
        try (Sandbox sandbox = builder().port(port).start()) {
            System.out.println("The Sendcloud sandbox runs until Ctrl-C");
            System.out.println("  base URI            " + sandbox.baseUri());
            System.out.println("  token URI           " + sandbox.tokenUri());
            System.out.println("  service points URI  " + sandbox.servicePointsUri());
            System.out.println("  public key          " + sandbox.publicKey());
            System.out.println("  secret key          " + sandbox.secretKey());
            sandbox.server.join();
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    private Sandbox listening() {
        try {
            server.start();
            port = connector.getLocalPort();
            return this;
        } catch (Exception e) {
            close();
            throw new IllegalStateException("The sandbox could not be started on port " + connector.getPort(), e);
        }
    }

    /** Configures and starts sandboxes. Not safe for use by several threads. */
    public static final class Builder {

        private final List<Integration> integrations = new ArrayList<>();
        private int port;

        private Builder() {
        }

        /**
         * Sets the port.
         *
         * @param port 0 (the default) for a free port
         */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /**
         * Adds an integration. {@link Sandbox#publicKey()} is the key of the first integration. A sandbox without an
         * integration has the default integration.
         *
         * @throws IllegalArgumentException if another integration has its id or its public key
         */
        public Builder integration(Integration integration) {
            Objects.requireNonNull(integration, "integration");
            Set<Object> taken = new HashSet<>();
            integrations.forEach(known -> taken.addAll(List.of(known.id(), known.publicKey())));
            if (taken.contains(integration.id()) || taken.contains(integration.publicKey())) {
                throw new IllegalArgumentException(
                        "The id and the public key of an integration must be unique: " + integration);
            }
            integrations.add(integration);
            return this;
        }

        /**
         * Starts a sandbox. Each call starts another sandbox.
         *
         * @throws IllegalStateException if the port cannot be opened
         */
        public Sandbox start() {
            return new Sandbox(this).listening();
        }
    }
}
