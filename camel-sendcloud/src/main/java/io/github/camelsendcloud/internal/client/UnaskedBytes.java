package io.github.camelsendcloud.internal.client;

import java.io.IOException;
import java.io.InputStream;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/**
 * Sees bytes on a connection between two requests, when nothing may come. Not to be used while a response is read.
 */
final class UnaskedBytes {

    private final InputStream input;
    private final boolean secure;

    /** @param connection open; its TLS, if any, has begun */
    UnaskedBytes(HttpClientConnection connection) throws IOException, HttpException {
        // a response without a length ends with the connection: its body is all that comes, from the buffer on
        ClassicHttpResponse endless = new BasicClassicHttpResponse(HttpStatus.SC_OK);
        connection.receiveResponseEntity(endless);
        input = endless.getEntity().getContent();
        secure = connection.getSSLSession() != null;
    }

    /** Whether bytes are in the connection's buffer or, without TLS, in the socket's. Does not wait. */
    boolean arrived() throws IOException {
        return input.available() > 0;
    }

    /** Whether bytes may have come that {@link #arrived} does not see before a read from the connection. */
    boolean mayHide() {
        return secure;
    }
}
