package io.github.camelsendcloud.internal.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.Integration;
import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsendcloud.internal.auth.TokenEndpointRig.PUBLIC_KEY;
import static io.github.camelsendcloud.internal.auth.TokenEndpointRig.SECRET_KEY;
import static io.github.camelsendcloud.internal.auth.TokenEndpointRig.account;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(10)
class TokenEndpointConnectionTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(1);

    @RegisterExtension
    static final SandboxExtension SENDCLOUD
            = new SandboxExtension(Sandbox.builder().integration(Integration.of(1, PUBLIC_KEY, SECRET_KEY)));

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TokenEndpointRig rig = new TokenEndpointRig();

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private static void assertNoResponse(TokenRequestException failure, URI tokenUri) {
        assertThat(failure.getStatusCode()).isZero();
        assertThat(failure.isTransient()).isTrue();
        assertThat(failure).hasMessageStartingWith("The token endpoint " + tokenUri + " gave no complete response: ");
        assertThat(failure).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aRefusedConnectionIsAFailure() throws Exception {
        URI unreachable;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unreachable = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/oauth2/token");
        }

        assertNoResponse(rig.failure(unreachable), unreachable);
    }

    @Test
    void aDroppedConnectionIsAFailureAndTheRequestIsNotRetried() {
        sandbox.controls().failTokenRequests(1, Fault.connectionDropped());

        assertNoResponse(rig.failure(sandbox.tokenUri()), sandbox.tokenUri());
        assertThat(sandbox.tokenRequests()).hasSize(1);
    }

    @Test
    void aTruncatedResponseIsAFailure() {
        sandbox.controls().failTokenRequests(1, Fault.responseTruncated());

        assertNoResponse(rig.failure(sandbox.tokenUri()), sandbox.tokenUri());
    }

    @Test
    void anEndpointThatNeverRespondsIsCancelledAtTheDeadline() {
        sandbox.controls().failTokenRequests(1, Fault.noResponse());

        TokenRequestException failure = rig.failure(account(sandbox.tokenUri()), SHORT);

        assertNoResponse(failure, sandbox.tokenUri());
        assertThat(failure).hasMessageContaining("No complete response within 300 ms");
    }

    @Test
    void cancelledRequestsReturnTheirConnectionsToThePool() throws Exception {
        int more = 10;
        sandbox.controls().failTokenRequests(more, Fault.noResponse());
        for (int i = 0; i < more; i++) {
            rig.failure(account(sandbox.tokenUri()), Duration.ofMillis(50));
        }
        // a request that was cancelled before it arrived has left its fault in the sandbox
        sandbox.reset();

        assertThat(rig.request(sandbox.tokenUri()).value()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{",
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{",
            "HTTP/1.1 200 OK\r\nX-Endless: ",
            "" })
    void aSlowResponseIsCancelledAtTheDeadline(String start) throws Exception {
        try (Trickle server = new Trickle(start, 1, Duration.ofMillis(10))) {
            TokenRequestException failure = rig.failure(account(server.uri()), SHORT);

            assertNoResponse(failure, server.uri());
            assertThat(failure).hasMessageContaining("No complete response within");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "HTTP/1.1 200 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 9000000000000\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n" })
    void anEndlessResponseIsCancelledBySizeLongBeforeTheDeadline(String start) throws Exception {
        try (Trickle server = new Trickle(start, 8192, Duration.ofMillis(1))) {
            TokenRequestException failure = rig.failure(account(server.uri()), LONG);

            assertThat(failure).hasMessageEndingWith("the response is larger than 65536 bytes");
        }
    }

    @Test
    void anEndlessErrorPageIsCancelledBySize() throws Exception {
        String start = "HTTP/1.1 503 Busy\r\nRetry-After: 9\r\nContent-Length: 9000000000000\r\n\r\n";
        try (Trickle server = new Trickle(start, 8192, Duration.ofMillis(1))) {
            assertThat(rig.failure(account(server.uri()), LONG).getRetryAfter()).isEqualTo(Duration.ofSeconds(9));
        }
    }

    @Test
    void anEndpointThatSpeaksNoHttpIsAFailure() throws Exception {
        try (Trickle server = new Trickle("220 mail.example ESMTP\r\n".repeat(1000), 8192, Duration.ofMillis(1))) {
            assertNoResponse(rig.failure(account(server.uri()), LONG), server.uri());
        }
    }

    @Test
    void noRequestIsSentAfterTheStop() {
        rig.stop();

        assertThat(rig.failure(sandbox.tokenUri())).hasMessageContaining("stopped");
        assertThat(sandbox.tokenRequests()).isEmpty();
    }

    /** This server sends some bytes at intervals and never ends the response. */
    private static final class Trickle implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final CountDownLatch closed = new CountDownLatch(1);
        private final byte[] start;
        private final byte[] portion;
        private final Duration interval;

        private Trickle(String start, int portion, Duration interval) throws IOException {
            this.start = start.getBytes(StandardCharsets.US_ASCII);
            this.portion = " ".repeat(portion).getBytes(StandardCharsets.US_ASCII);
            this.interval = interval;
            Thread thread = new Thread(this::serve, "trickle");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve() {
            try (Socket socket = server.accept(); InputStream in = socket.getInputStream()) {
                OutputStream out = socket.getOutputStream();
                in.read(new byte[4096]);
                out.write(start);
                while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    out.write(portion);
                }
            } catch (IOException | InterruptedException e) {
                // the client has closed the connection, or no client has connected, so the server ends
                closed.countDown();
            }
        }

        private URI uri() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/oauth2/token");
        }

        @Override
        public void close() throws IOException {
            closed.countDown();
            server.close();
        }
    }
}
