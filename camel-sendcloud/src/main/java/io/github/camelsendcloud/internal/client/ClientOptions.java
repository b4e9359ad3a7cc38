package io.github.camelsendcloud.internal.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.internal.auth.Account;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The options of an endpoint that decide how its calls are made.
 *
 * @param baseUri     the address of the API; decides only about the defaults of TLS
 * @param servers     the servers that may see the credentials
 * @param account     the account of the calls
 * @param scope       the scopes of the token that authenticates the calls; {@code null} when the keys themselves do
 * @param connections how connections are made
 * @param retries     when a failed call is retried
 * @param retryBudget the retry budget of the account, in percent
 * @param limits      the limits of each class of calls, such as {@code 100/1m,15/1s}; empty for no limits
 * @param limitStore  shares the limits between machines; {@code null} when this machine does not share its limits
 */
public record ClientOptions(
        String baseUri, Set<URI> servers, Account.Settings account, String scope, ConnectionSettings connections,
        RetryPolicy retries, int retryBudget, Map<LimitClass, String> limits,
        ProxyManager<String> limitStore) {

    /** Does not contain the keys. */
    @Override
    public String toString() {
        return "ClientOptions[" + baseUri + "]";
    }

    /** The source of the keys of an account that has a name in the configuration. */
    public interface NamedSource extends Account.KeySource {

        /** The name of the account; not {@code null}. */
        String name();

        /** The id of the integration; {@code null} when the configuration has no id. */
        Long integrationId();
    }

    /**
     * The settings of connections. Endpoints with equal settings share one client and its pool.
     *
     * @param connectTimeout           the longest wait for a new connection
     * @param responseTimeout          the longest wait for the beginning of the response, and for each further part
     * @param connectionRequestTimeout the longest wait for a connection of the pool
     * @param tokenTimeout             the longest time of one token request, up to the last byte of the response
     * @param maxConnections           the size of the pool
     * @param sslContextParameters     the settings of TLS; {@code null} for the settings of the JVM
     * @param proxy                    the proxy; {@code null} for no proxy
     * @param httpComponent            the component that builds the client; {@code null} for a private component
     */
    public record ConnectionSettings(
            Duration connectTimeout,
            Duration responseTimeout,
            Duration connectionRequestTimeout,
            Duration tokenTimeout,
            int maxConnections,
            SSLContextParameters sslContextParameters,
            Proxy proxy,
            HttpComponent httpComponent) {

        // the JVM generates the code of a record's own method at the first use, which takes 5 ms of a start
        @Override
        public boolean equals(Object other) {
            return other instanceof ConnectionSettings settings
                    && connectTimeout.equals(settings.connectTimeout)
                    && responseTimeout.equals(settings.responseTimeout)
                    && connectionRequestTimeout.equals(settings.connectionRequestTimeout)
                    && tokenTimeout.equals(settings.tokenTimeout)
                    && maxConnections == settings.maxConnections
                    && Objects.equals(sslContextParameters, settings.sslContextParameters)
                    && Objects.equals(proxy, settings.proxy)
                    && Objects.equals(httpComponent, settings.httpComponent);
        }

        @Override
        public int hashCode() {
            return Objects.hash(connectTimeout, responseTimeout, connectionRequestTimeout, tokenTimeout, maxConnections,
                    sslContextParameters, proxy, httpComponent);
        }

        /**
         * @param scheme   the scheme of the connection to the proxy
         * @param username the user name; {@code null} for a proxy without authentication
         */
        public record Proxy(String scheme, String host, int port, String username, String password) {

            /** A text without the user name and the password. */
            @Override
            public String toString() {
                return scheme + "://" + host + ":" + port;
            }
        }
    }

    /**
     * The number, the delay and the time limit of the retries of a failed call.
     *
     * @param maxRetries    the maximum number of retries; 0 for no retries
     * @param delay         the longest wait before the first retry. The longest wait doubles with each retry
     * @param maxRetryAfter the longest wait; the call fails when the server asks for a longer wait
     * @param timeout       the longest time between the first sending and the beginning of a retry
     */
    public record RetryPolicy(int maxRetries, Duration delay, Duration maxRetryAfter, Duration timeout) {

        /** A time that is longer than any useful time. The sum of two such times fits into nanoseconds. */
        private static final Duration FOR_EVER = Duration.ofDays(36_500);

        public RetryPolicy {
            delay = shorter(delay, FOR_EVER);
            maxRetryAfter = shorter(maxRetryAfter, FOR_EVER);
            timeout = shorter(timeout, FOR_EVER);
        }

        /** The same rules with a longest wait that is not longer than this one. */
        RetryPolicy waitingAtMost(Duration longest) {
            return new RetryPolicy(maxRetries, delay, shorter(maxRetryAfter, longest), timeout);
        }

        private static Duration shorter(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }

        /**
         * The wait after a response without the length of the wait. The wait is a random time up to a limit. The limit
         * doubles with each retry. The random time (jitter) spreads the retries of calls that have failed at the same
         * time.
         *
         * @param retry  the number of the retry, from 1
         * @param random from 0 to 1
         */
        Duration backOff(int retry, double random) {
            int doublings = Math.min(retry - 1, Long.SIZE - 2);
            long first = delay.toNanos();
            long longest = maxRetryAfter.toNanos();
            long bound = first > longest >> doublings ? longest : first << doublings;
            return Duration.ofNanos(Math.min(bound, (long) (bound * random)));
        }

        /**
         * The wait after a pause whose length is a guess. A random part makes sure that not all calls are retried at
         * the end of the pause.
         *
         * @param pause {@code null} for no pause
         */
        Duration backOff(Duration pause, int retry, double random) {
            Duration backOff = backOff(retry, random);
            return pause == null ? backOff : shorter(pause.plus(backOff), maxRetryAfter);
        }
    }
}
