package io.github.camelsendcloud.internal.client;

import java.time.Duration;

import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * How connections are made. Endpoints with equal settings share one client and its pool.
 *
 * @param connectTimeout           until a connection stands
 * @param responseTimeout          until the response begins, and between two pieces of the response
 * @param connectionRequestTimeout the longest wait for a connection of the pool
 * @param tokenTimeout             for one response of the token endpoint, from the request to the last byte
 * @param maxConnections           the size of the pool
 * @param sslContextParameters     {@code null}: the JVM's
 * @param proxy                    {@code null}: none
 * @param httpComponent            builds the client; {@code null}: one that is made for it
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
     * @param username {@code null}: the proxy asks for none
     */
    public record Proxy(String scheme, String host, int port, String username, String password) {

        /** Never shows the password. */
        @Override
        public String toString() {
            return scheme + "://" + host + ":" + port;
        }
    }
}
