package io.github.camelsendcloud.internal.client;

import java.time.Duration;

import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The settings of connections. Endpoints with equal settings share one client and its pool.
 *
 * @param connectTimeout           the longest wait for a new connection
 * @param responseTimeout          the longest wait for the beginning of the response, and for each further part
 * @param connectionRequestTimeout the longest wait for a connection of the pool
 * @param tokenTimeout             for one response of the token endpoint, from the request to the last byte
 * @param maxConnections           the size of the pool
 * @param sslContextParameters     {@code null} for the settings of the JVM
 * @param proxy                    {@code null} for no proxy
 * @param httpComponent            builds the client; {@code null} for a private component
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

    /**
     * @param scheme   of the connection to the proxy
     * @param username {@code null} for a proxy without authentication
     */
    public record Proxy(String scheme, String host, int port, String username, String password) {

        /** Does not contain the user name and the password. */
        @Override
        public String toString() {
            return scheme + "://" + host + ":" + port;
        }
    }
}
