package io.github.camelsendcloud.internal.binding;

import java.net.URI;

import org.apache.hc.core5.http.HttpHost;

/**
 * The two parts of a base address.
 *
 * @param host the host of the connection
 * @param path the path that precedes the path of an operation, without a slash at the end
 */
record BaseAddress(HttpHost host, String path) {

    static BaseAddress of(URI uri) {
        String path = uri.getRawPath();
        return new BaseAddress(HttpHost.create(uri), path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    BaseAddress parent() {
        return new BaseAddress(host, path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }
}
