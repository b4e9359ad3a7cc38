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
 * A fake Sendcloud that listens on a port of 127.0.0.1: the APIs v2 and v3, the OAuth2 token endpoint and the host of
 * the service points. Its state lives in memory. Safe for use by several threads.
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
    private final AnswerWriter writer = new AnswerWriter();
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
        // paths are matched as they were received: the sandbox is to see, and record, what Jetty would refuse
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

    /** A sandbox to be configured before it starts. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where the API is, without a version: {@code http://127.0.0.1:PORT/api}. */
    public URI baseUri() {
        return uri("/api");
    }

    /** Where OAuth2 tokens are: {@code http://127.0.0.1:PORT/oauth2/token}. */
    public URI tokenUri() {
        return uri(TOKEN_PATH);
    }

    /** Where the v2 service points are, which have a host of their own at Sendcloud; without a version. */
    public URI servicePointsUri() {
        return uri(SERVICE_POINTS_HOST + "/api");
    }

    /** The port that the sandbox listens on. */
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

    /** The integrations, in the order in which they were given; unmodifiable, not empty. */
    public List<Integration> integrations() {
        return integrations;
    }

    /** The knobs. */
    public SandboxControls controls() {
        return controls;
    }

    /** What the sandbox sends, and where to. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /**
     * The API calls received since the start, the last {@link #reset()} or {@link #clearRequests()}; oldest first,
     * unmodifiable.
     */
    public List<RecordedRequest> requests() {
        return requests.requests();
    }

    /** The same for the requests that the token endpoint received. */
    public List<RecordedRequest> tokenRequests() {
        return tokenRequests.requests();
    }

    /** Forgets the requests received so far. */
    public void clearRequests() {
        requests.clear();
        tokenRequests.clear();
    }

    /**
     * Does what a carrier does: gives a parcel another status, as of now. Its integration sends a webhook about it, if
     * it has an address for that, and the event subscriptions that are active deliver it.
     *
     * @param  parcelId                 the id of a parcel of any integration
     * @param  statusCode               a status code of v3, for example {@code DELIVERED}
     * @throws IllegalArgumentException if there is no such parcel or status
     */
    public void parcelStatus(long parcelId, String statusCode) {
        ParcelStatus status = ParcelStatus.valueOf(statusCode);
        for (Store store : stores.values()) {
            List<ObjectNode> seen = store.changeStatus(parcelId, status,
                    parcel -> List.of(new ParcelView(uri("").toString()).of(parcel), TrackingEvent.of(parcel)));
            if (seen != null) {
                webhooks.parcelStatusChanged(store.integration(), seen.get(0));
                subscriptions.deliver(seen.get(1));
                return;
            }
        }
        throw new IllegalArgumentException("There is no parcel " + parcelId);
    }

    /**
     * Forgets shipments, orders and recorded requests, and turns every knob back. Tokens and connections stay valid.
     */
    public void reset() {
        controls.reset();
        writer.dropUnanswered();
        webhooks.reset();
        subscriptions.clear();
        stores.values().forEach(Store::clear);
        clearRequests();
    }

    /** Stops listening and drops all connections. May be called more than once. */
    @Override
    public void close() {
        // first of all, so that a caller whose connection is dropped cannot come back while the server stops
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
     * Runs a sandbox alone until it is interrupted: {@code --port N}, 8080 by default.
     *
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
            System.out.println("Sendcloud sandbox, until Ctrl-C");
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

    /** What a sandbox is made of. Not safe for use by several threads. */
    public static final class Builder {

        private final List<Integration> integrations = new ArrayList<>();
        private int port;

        private Builder() {
        }

        /**
         * The port to listen on.
         *
         * @param port 0 (the default) for a free one
         */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /**
         * Adds an integration; the first one is the one that {@link Sandbox#publicKey()} belongs to. Without any there
         * is the default one.
         *
         * @throws IllegalArgumentException if its id or public key is there already
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
         * Starts a sandbox; may be called more than once.
         *
         * @throws IllegalStateException if the port cannot be opened
         */
        public Sandbox start() {
            return new Sandbox(this).listening();
        }
    }
}
