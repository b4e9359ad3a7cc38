package io.github.camelsendcloud.sandbox.internal.delivery;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** An attempt ends, whatever the receiver does. */
class DeliverySenderTest {

    @Test
    @Timeout(20)
    void anAttemptWhoseResponseHasNoEndFails() throws Exception {
        try (SandboxClock clock = new SandboxClock();
             ServerSocket receiver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            DeliverySender sender = new DeliverySender(clock, Duration.ofMillis(300));
            CompletableFuture<Socket> connection = CompletableFuture.supplyAsync(() -> beginResponse(receiver));
            Delivery delivery = sender.add(new Message(
                    "account-1", Message.Kind.WEBHOOK, "test_webhook", "parcel 1",
                    "http://127.0.0.1:" + receiver.getLocalPort() + "/", new byte[] { '{', '}' }, Map.of()));

            assertThat(sender.send(delivery).get(10, SECONDS)).isZero();

            assertThat(delivery.attempts()).hasSize(1);
            assertThat(delivery.attempts().get(0).error()).contains("TimeoutException");
            connection.get(10, SECONDS).close();
        }
    }

    private static Socket beginResponse(ServerSocket receiver) {
        try {
            Socket connection = receiver.accept();
            OutputStream out = connection.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nbegin".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return connection;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
