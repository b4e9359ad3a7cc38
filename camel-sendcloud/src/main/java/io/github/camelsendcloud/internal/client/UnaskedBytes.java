package io.github.camelsendcloud.internal.client;

import java.io.IOException;
import java.io.InputStream;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/**
 * Finds bytes on a connection between two requests. The server must not send bytes at this time. The caller must not
 * use this class while a response is read.
 */
final class UnaskedBytes {

    private final InputStream input;
    private final boolean secure;

    /** @param connection an open connection, after the TLS handshake */
    UnaskedBytes(HttpClientConnection connection) throws IOException, HttpException {
        // the body of a response without a length is everything that arrives on the connection
        ClassicHttpResponse endless = new BasicClassicHttpResponse(HttpStatus.SC_OK);
        connection.receiveResponseEntity(endless);
        input = endless.getEntity().getContent();
        secure = connection.getSSLSession() != null;
    }

    /**
     * Whether bytes are in the buffer of the connection or, without TLS, in the buffer of the socket. This method does
     * not wait.
     */
    boolean arrived() throws IOException {
        return input.available() > 0;
    }

    /** Whether {@link #arrived} may miss bytes until a read from the connection. */
    boolean mayHide() {
        return secure;
    }
}
