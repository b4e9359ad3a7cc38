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
