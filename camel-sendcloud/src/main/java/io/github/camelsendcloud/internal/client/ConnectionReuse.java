package io.github.camelsendcloud.internal.client;

import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Decides whether a connection stays open after a response. HttpClient decides by the parsed elements of the headers of
 * the request and the response. The usual response needs no parser (case {@code get2k} of the benchmarks): HTTP/1.1,
 * one Content-Length, and nothing else that could end the connection. The requests of this client never ask for the
 * end.
 */
final class ConnectionReuse extends DefaultClientConnectionReuseStrategy {

    @Override
    public boolean keepAlive(HttpRequest request, HttpResponse response, HttpContext context) {
        return isUsual(response) || super.keepAlive(request, response, context);
    }

    private static boolean isUsual(HttpResponse response) {
        int status = response.getCode();
        if (status != HttpStatus.SC_OK && status != HttpStatus.SC_CREATED || response.getVersion() != HttpVersion.HTTP_1_1) {
            return false;
        }
        int lengths = 0;
        for (Header header : response.getHeaders()) {
            String name = header.getName();
            if (name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                lengths++;
            } else if (name.equalsIgnoreCase(HttpHeaders.TRANSFER_ENCODING) || name.equalsIgnoreCase("Proxy-Connection")
                    || name.equalsIgnoreCase(HttpHeaders.CONNECTION)
                            && !HeaderElements.KEEP_ALIVE.equalsIgnoreCase(header.getValue())) {
                return false;
            }
        }
        return lengths == 1;
    }
}
