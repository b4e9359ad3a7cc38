package io.github.camelsendcloud;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.internal.client.RetryPolicy;
import io.github.camelsendcloud.internal.client.limit.Limit;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that say how fast calls are made and how often they are repeated. */
@UriParams
public abstract class TrafficConfiguration extends ConnectionConfiguration {

    @UriParam(defaultValue = "3",
              description = "How often a call is repeated that failed and that can be repeated without harm: reads, idempotent"
                            + " writes, writes with a reference, and whatever was surely not processed. 0 for never.")
    private int maxRetries = 3;

    @UriParam(defaultValue = "60s", javaType = "java.time.Duration",
              description = "The longest wait before a call is repeated. When Sendcloud asks for a longer one, the call fails"
                            + " with that time in the header CamelRedeliveryDelay, for the redelivery of the route.")
    private long maxRetryAfter = 60_000;

    @UriParam(defaultValue = "500ms", javaType = "java.time.Duration",
              description = "The longest wait before the first repetition when Sendcloud does not say how long to wait. It"
                            + " doubles with each repetition; the wait is any time up to it.")
    private long retryDelay = 500;

    @UriParam(defaultValue = "2m", javaType = "java.time.Duration",
              description = "No repetition of a call begins later than this after its first sending.")
    private long retryTimeout = 120_000;

    @UriParam(defaultValue = "10",
              description = "When a reserve of 100 retries is used up: the retries that are allowed for each 100 calls that succeed, in"
                            + " percent. All endpoints of an account share this budget. A call that succeeds, or that Sendcloud"
                            + " refuses for what is in it, gives its own retries back, so the budget bounds the requests of an"
                            + " outage only. 100 for no bound, 0 for no retries.")
    private int retryBudget = 10;

    @UriParam(defaultValue = "local", javaType = "java.lang.Object",
              description = "Who keeps the calls within the limits of the account: this component (local), nobody (off), or"
                            + " all machines together by a Bucket4j ProxyManager with String keys (#bean).")
    private Object rateLimiter = "local";

    @UriParam(defaultValue = "1000/1m",
              description = "How many reads may be made in any period: calls/period, several with a comma between them.")
    private String readLimit = "1000/1m";

    @UriParam(defaultValue = "100/1m,15/1s",
              description = "How many writes may be made in any period: calls/period, several with a comma between them.")
    private String writeLimit = "100/1m,15/1s";

    @UriParam(defaultValue = "30/1m",
              description = "How many calls of the support API (dsf) may be made in any period: calls/period, several with a"
                            + " comma between them.")
    private String supportLimit = "30/1m";

    /** The limits that have been read: the copies of a configuration share them, so that each is read once. */
    private final Map<String, List<Limit>> parsed = new ConcurrentHashMap<>();

    /** When calls are repeated. */
    RetryPolicy retryPolicy() {
        return new RetryPolicy(
                retryBudget == 0 ? 0 : maxRetries, Duration.ofMillis(retryDelay), Duration.ofMillis(maxRetryAfter),
                Duration.ofMillis(retryTimeout));
    }

    /** How many calls may be made; empty for as many as there are. */
    Map<LimitClass, List<Limit>> limits() {
        return "off".equals(rateLimiter) ? Map.of() : namedLimits();
    }

    private Map<LimitClass, List<Limit>> namedLimits() {
        Map<LimitClass, List<Limit>> limits = new EnumMap<>(LimitClass.class);
        limits.put(LimitClass.READ, limit("readLimit", readLimit));
        limits.put(LimitClass.WRITE, limit("writeLimit", writeLimit));
        limits.put(LimitClass.SUPPORT, limit("supportLimit", supportLimit));
        return limits;
    }

    private List<Limit> limit(String option, String text) {
        try {
            return parsed.size() < MOST_KNOWN
                    ? parsed.computeIfAbsent(text, Limit::parse) : parsed.getOrDefault(text, Limit.parse(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option " + option + " cannot be '" + text + "': " + e.getMessage(), e);
        }
    }

    /** What shares the limits among machines; {@code null} for nothing. */
    @SuppressWarnings("unchecked")
    ProxyManager<String> proxyManager() {
        return rateLimiter instanceof ProxyManager<?> manager ? (ProxyManager<String>) manager : null;
    }

    /** @throws IllegalArgumentException when an option has a value that makes no sense */
    void validateTraffic() {
        require(maxRetries >= 0, "maxRetries", maxRetries, "0 or more");
        require(retryBudget >= 0 && retryBudget <= 100, "retryBudget", retryBudget,
                "a percentage from 0 (no retries) to 100 (no bound)");
        requireMillis(maxRetryAfter >= 0, "maxRetryAfter", maxRetryAfter, "no negative duration");
        requireMillis(retryDelay >= 0, "retryDelay", retryDelay, "no negative duration");
        requireMillis(retryTimeout >= 0, "retryTimeout", retryTimeout, "no negative duration");
        require("local".equals(rateLimiter) || "off".equals(rateLimiter) || rateLimiter instanceof ProxyManager<?>,
                "rateLimiter", rateLimiter, "local, off or the #name of a Bucket4j ProxyManager");
        namedLimits();
    }

    public int getMaxRetries() {
        return maxRetries;
    }

    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    /** @return in percent */
    public int getRetryBudget() {
        return retryBudget;
    }

    /** @param retryBudget in percent: 0 for no retries, 100 for no bound */
    public void setRetryBudget(int retryBudget) {
        this.retryBudget = retryBudget;
    }

    /** @return in milliseconds */
    public long getMaxRetryAfter() {
        return maxRetryAfter;
    }

    /** @param maxRetryAfter in milliseconds, not negative */
    public void setMaxRetryAfter(long maxRetryAfter) {
        this.maxRetryAfter = maxRetryAfter;
    }

    /** @return in milliseconds */
    public long getRetryDelay() {
        return retryDelay;
    }

    /** @param retryDelay in milliseconds, not negative */
    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    /** @return in milliseconds */
    public long getRetryTimeout() {
        return retryTimeout;
    }

    /** @param retryTimeout in milliseconds, not negative */
    public void setRetryTimeout(long retryTimeout) {
        this.retryTimeout = retryTimeout;
    }

    public Object getRateLimiter() {
        return rateLimiter;
    }

    public void setRateLimiter(Object rateLimiter) {
        this.rateLimiter = rateLimiter;
    }

    public String getReadLimit() {
        return readLimit;
    }

    public void setReadLimit(String readLimit) {
        this.readLimit = readLimit;
    }

    public String getWriteLimit() {
        return writeLimit;
    }

    public void setWriteLimit(String writeLimit) {
        this.writeLimit = writeLimit;
    }

    public String getSupportLimit() {
        return supportLimit;
    }

    public void setSupportLimit(String supportLimit) {
        this.supportLimit = supportLimit;
    }
}
