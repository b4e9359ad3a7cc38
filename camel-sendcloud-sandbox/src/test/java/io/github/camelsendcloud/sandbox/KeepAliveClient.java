package io.github.camelsendcloud.sandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelsendcloud.sandbox.internal.json.Json;

/** An HTTP client with one connection, which costs less than the JDK's client in a test under load. For one thread. */
final class KeepAliveClient implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)", Pattern.CASE_INSENSITIVE);

    /** A response; the head has the status line and the headers. */
    record Response(int status, String head, String body) {

        /** A value of the JSON body by its JSON pointer. */
        String at(String pointer) {
            return Json.read(body).at(pointer).asText();
        }
    }

    private final Socket socket;
    private final InputStream in;

    KeepAliveClient(Sandbox sandbox) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    Response send(String method, String path, String authorization, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String content = bytes.length == 0 ? "" : "\r\nContent-Type: " + type;
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes((method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + socket.getPort() + "\r\nAuthorization: "
                            + authorization + content + "\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(bytes);
        request.writeTo(socket.getOutputStream());
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The sandbox has closed the connection after " + head);
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        byte[] received = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return new Response(
                Integer.parseInt(head.substring(9, 12)), head.toString(), new String(received, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
