package io.github.camelsendcloud;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

import io.github.camelsendcloud.auth.TokenCache;
import io.github.camelsendcloud.client.CallThreads;
import io.github.camelsendcloud.client.ConnectionSettings;
import io.github.camelsendcloud.client.LimitStatus;
import io.github.camelsendcloud.client.RateLimiters;
import io.github.camelsendcloud.client.SendcloudClient;
import io.github.camelsendcloud.client.Traffic;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.URISupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.apache.camel.util.concurrent.ThreadType;

/** Has what its endpoints share: the clients with their connections, and the tokens. */
@Component("sendcloud")
public class SendcloudComponent extends DefaultComponent {

    private static final int FINGERPRINT_BYTES = 8;
    /** Not looked up by Camel, which finds nothing in a class path that has grown since it looked there first. */
    private static final Set<String> SECRETS = new SendcloudEndpointUriFactory().secretPropertyNames();

    private final Map<ConnectionSettings, SendcloudClient> clients = new ConcurrentHashMap<>();
    private final TokenCache tokens = new TokenCache();
    private final StateRepository<String, String> stateInMemory = new MemoryStateRepository();
    private final Set<String> statesInUse = ConcurrentHashMap.newKeySet();
    private ExecutorService executor;
    private ScheduledExecutorService timer;
    private CallThreads callThreads;
    private RateLimiters limiters;

    @Metadata(description = "The options that every endpoint has unless it says otherwise.")
    private SendcloudConfiguration configuration = new SendcloudConfiguration();

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        SendcloudEndpoint endpoint = new SendcloudEndpoint(
                withoutSecrets(uri), this, address(withoutFinalSlash(remaining)),
                configuration.copy());
        Map<String, Object> query = PropertiesHelper.extractProperties(parameters, "query.");
        setProperties(endpoint, parameters);
        if (!query.isEmpty()) {
            endpoint.setQuery(query);
        }
        endpoint.resolve();
        return endpoint;
    }

    /**
     * The address with a fingerprint of each secret in it. Camel puts it on exchanges, unmasked; and it still tells two
     * accounts apart.
     */
    private String withoutSecrets(String uri) throws Exception {
        String query = URISupport.extractQuery(uri);
        if (query == null || !hasOneOf(SECRETS, query)) {
            return uri;
        }
        Map<String, Object> options = URISupport.parseQuery(query, true);
        for (String secret : SECRETS) {
            if (options.get(secret) instanceof String value) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
                options.put(secret, "sha256-" + HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES));
            }
        }
        return URISupport.stripQuery(uri) + "?" + URISupport.createQueryString(options);
    }

    private static boolean hasOneOf(Set<String> names, String query) {
        for (String name : names) {
            if (query.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * An address with a slash at its end means the address without. Not for addresses that are made of values: there, a
     * value that comes to nothing leaves such a slash.
     */
    static String withoutFinalSlash(String remaining) {
        return remaining.length() > 1 && remaining.endsWith("/") ? remaining.substring(0, remaining.length() - 1) : remaining;
    }

    /**
     * The path as it was meant: Camel encodes what is not allowed in an URI, such as the braces of a gap.
     *
     * @throws IllegalArgumentException when a value would reach beyond its segment
     */
    static String address(String remaining) {
        StringJoiner decoded = new StringJoiner("/");
        for (String segment : (remaining.startsWith("/") ? remaining.substring(1) : remaining).split("/", -1)) {
            String value = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (value.indexOf('/') >= 0) {
                throw new IllegalArgumentException(
                        "Cannot use '" + value + "' in an address: set a value with a slash as a header");
            }
            decoded.add(value);
        }
        return decoded.toString();
    }

    /** The client for those options, which is started at the first question for it. */
    SendcloudClient client(SendcloudConfiguration options) {
        return clients.computeIfAbsent(options.connectionSettings(), settings -> {
            SendcloudClient client = new SendcloudClient(
                    getCamelContext(), settings, callThreads, timer, options.getBaseUri(), userAgent());
            ServiceHelper.startService(client);
            return client;
        });
    }

    TokenCache tokens() {
        return tokens;
    }

    /** The limits and repetitions of those options; whoever has the same account has the same limits. */
    Traffic traffic(SendcloudConfiguration options) {
        return new Traffic(
                options.retryPolicy(),
                limiters.of(options.getTokenUri(), options.getPublicKey(), options.limits(), options.proxyManager()));
    }

    /** How things stand with the limits of all accounts. */
    public List<LimitStatus> limits() {
        return limiters == null ? List.of() : limiters.status();
    }

    /** How many calls are under way. */
    public int getCallsInFlight() {
        return clients.values().stream().mapToInt(SendcloudClient::callsInFlight).sum();
    }

    /** Where consumers keep what they know if nobody says where. It outlasts their routes. */
    StateRepository<String, String> stateInMemory() {
        return stateInMemory;
    }

    /**
     * Takes a key of a state repository for a consumer.
     *
     * @throws IllegalStateException when another consumer has it
     */
    void claimState(String key) {
        if (!statesInUse.add(key)) {
            throw new IllegalStateException(
                    "Another consumer keeps its state at '" + key + "' already: set the option stateKey of one of them");
        }
    }

    /** Gives a key back. */
    void releaseState(String key) {
        statesInUse.remove(key);
    }

    private String userAgent() {
        String version = SendcloudComponent.class.getPackage().getImplementationVersion();
        return "camel-sendcloud" + (version == null ? "" : "/" + version) + " (Apache Camel " + getCamelContext().getVersion()
               + ")";
    }

    /** As many threads as the context's default has at most; virtual ones may all be blocked. */
    private int threadsThatWork() {
        return ThreadType.current() == ThreadType.VIRTUAL
                ? Integer.MAX_VALUE
                : getCamelContext().getExecutorServiceManager().getDefaultThreadPoolProfile().getMaxPoolSize();
    }

    /** Any number of alarms: Camel's default takes a thousand, and refuses whoever has to wait then. */
    private static ThreadPoolProfile timerProfile() {
        ThreadPoolProfile profile = new ThreadPoolProfile("SendcloudTimer");
        profile.setPoolSize(1);
        profile.setMaxPoolSize(1);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setAllowCoreThreadTimeOut(false);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ExecutorServiceManager threads = getCamelContext().getExecutorServiceManager();
        executor = threads.newCachedThreadPool(this, "SendcloudProducer");
        timer = threads.newScheduledThreadPool(this, "SendcloudTimer", timerProfile());
        callThreads = new CallThreads(executor, threadsThatWork(), timer);
        limiters = new RateLimiters(timer, callThreads);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(clients.values());
        clients.clear();
        tokens.clear();
        getCamelContext().getExecutorServiceManager().shutdownNow(timer);
        getCamelContext().getExecutorServiceManager().shutdownGraceful(executor);
        super.doStop();
    }

    public SendcloudConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(SendcloudConfiguration configuration) {
        this.configuration = configuration;
    }
}
