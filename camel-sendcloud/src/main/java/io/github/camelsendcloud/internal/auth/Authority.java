package io.github.camelsendcloud.internal.auth;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

import org.apache.hc.core5.http.HttpHost;

/**
 * A server that may see a credential.
 *
 * @param scheme {@code http} or {@code https}
 * @param host   in lower case
 * @param port   the port of the connection, never -1
 */
record Authority(String scheme, String host, int port) {

    /** @param uri an absolute URI with a host */
    static Authority of(URI uri) {
        return of(uri.getScheme(), uri.getHost(), uri.getPort());
    }

    static Authority of(HttpHost host) {
        return of(host.getSchemeName(), host.getHostName(), host.getPort());
    }

    // the JVM generates the code of a record's own method at the first use, which takes 5 ms of a start
    @Override
    public boolean equals(Object other) {
        return other instanceof Authority authority
                && scheme.equals(authority.scheme)
                && host.equals(authority.host)
                && port == authority.port;
    }

    @Override
    public int hashCode() {
        return Objects.hash(scheme, host, port);
    }

    private static Authority of(String scheme, String host, int port) {
        String lowerScheme = scheme.toLowerCase(Locale.ROOT);
        int defaultPort = lowerScheme.equals("https") ? 443 : 80;
        // an IPv6 address has brackets in a URI and none in an HttpHost
        String bareHost = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Authority(lowerScheme, bareHost.toLowerCase(Locale.ROOT), port < 0 ? defaultPort : port);
    }
}
