package io.github.camelsendcloud;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.internal.client.ClientOptions.RetryPolicy;
import io.github.camelsendcloud.internal.client.limit.RateLimiter;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

import static io.github.camelsendcloud.OptionCheck.require;
import static io.github.camelsendcloud.OptionCheck.requireMillis;

/** The options for rate limits and retries. */
@UriParams
public abstract class TrafficConfiguration extends ConnectionConfiguration {

    /** The largest number of limits that are remembered. */
    private static final int MAX_REMEMBERED = 100;

    @UriParam(defaultValue = "3",
              description = "The largest number of retries of a failed call. Only calls that are safe to retry are "
                            + "retried: reads, idempotent writes, writes with a reference, and calls that Sendcloud surely "
                            + "did not process. 0 means no retries.")
    private int maxRetries = 3;

    @UriParam(defaultValue = "60s", javaType = "java.time.Duration",
              description = "The longest wait before a retry. When Sendcloud asks for a longer wait, the call fails, and "
                            + "the header CamelRedeliveryDelay has the wait for the redelivery of the route.")
    private long maxRetryAfter = 60_000;

    @UriParam(defaultValue = "500ms", javaType = "java.time.Duration",
              description = "The longest wait before the first retry when Sendcloud does not name a wait. The longest "
                            + "wait doubles with each retry. The actual wait is a random time up to the longest wait.")
    private long retryDelay = 500;

    @UriParam(defaultValue = "2m", javaType = "java.time.Duration",
              description = "The longest time between the first attempt of a call and the start of the last retry.")
    private long retryTimeout = 120_000;

    @UriParam(defaultValue = "10",
              description = "The number of retries that are allowed for each 100 successful calls, in percent, when a "
                            + "reserve of 100 retries is used up. All endpoints of an account share this budget. A call "
                            + "that succeeds, or that Sendcloud refuses because of its content, returns its own retries to "
                            + "the budget, so the budget limits only the requests of an outage. 100 means no limit, 0 means "
                            + "no retries.")
    private int retryBudget = 10;

    @UriParam(defaultValue = "local", javaType = "java.lang.Object",
              description = "The rate limiter that keeps the calls within the limits of the account: local (this "
                            + "component), off (no rate limiter), or a Bucket4j ProxyManager with String keys (#bean), "
                            + "which all machines share.")
    private Object rateLimiter = "local";

    @UriParam(defaultValue = "1000/1m",
              description = "The largest number of reads in any period, as calls/period. Several limits are separated by "
                            + "commas.")
    private String readLimit = "1000/1m";

    @UriParam(defaultValue = "100/1m,15/1s",
              description = "The largest number of writes in any period, as calls/period. Several limits are separated by "
                            + "commas.")
    private String writeLimit = "100/1m,15/1s";

    @UriParam(defaultValue = "30/1m",
              description = "The largest number of calls of the support API (dsf) in any period, as calls/period. Several "
                            + "limits are separated by commas.")
    private String supportLimit = "30/1m";

    /**
     * The checked limits by their text. The copies of a configuration share the map, so that each limit is checked
     * once.
     */
    private final Map<String, String> checked = new ConcurrentHashMap<>();

    /** The rules for retries. */
    RetryPolicy retryPolicy() {
        return new RetryPolicy(
                retryBudget == 0 ? 0 : maxRetries, Duration.ofMillis(retryDelay), Duration.ofMillis(maxRetryAfter),
                Duration.ofMillis(retryTimeout));
    }

    /** The rate limits; empty when the number of calls is not limited. */
    Map<LimitClass, String> limits() {
        return "off".equals(rateLimiter) ? Map.of() : namedLimits();
    }

    private Map<LimitClass, String> namedLimits() {
        Map<LimitClass, String> limits = new EnumMap<>(LimitClass.class);
        limits.put(LimitClass.READ, limit("readLimit", readLimit));
        limits.put(LimitClass.WRITE, limit("writeLimit", writeLimit));
        limits.put(LimitClass.SUPPORT, limit("supportLimit", supportLimit));
        return limits;
    }

    private String limit(String option, String text) {
        try {
            return checked.size() < MAX_REMEMBERED
                    ? checked.computeIfAbsent(text, RateLimiter::limits) : checked.getOrDefault(text, RateLimiter.limits(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option " + option + " cannot be '" + text + "': " + e.getMessage(), e);
        }
    }

    /** The Bucket4j manager that shares the limits among machines; {@code null} for local limits. */
    @SuppressWarnings("unchecked")
    ProxyManager<String> proxyManager() {
        return rateLimiter instanceof ProxyManager<?> manager ? (ProxyManager<String>) manager : null;
    }

    /** @throws IllegalArgumentException when an option has an invalid value */
    void validateTraffic() {
        require(maxRetries >= 0, "maxRetries", maxRetries, "0 or more");
        require(retryBudget >= 0 && retryBudget <= 100, "retryBudget", retryBudget,
                "a percentage from 0 (no retries) to 100 (no limit)");
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

    /** @param retryBudget in percent: 0 for no retries, 100 for unlimited retries */
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
