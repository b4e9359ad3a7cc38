package io.github.camelsendcloud.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The proxy applies each kind of fault to a request to a real server. */
class FaultProxyTest {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private Server server;

    @BeforeEach
    void startServerThatEchoesItsRequest() throws Exception {
        server = io.github.camelsendcloud.benchmarks.Server.start(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                io.github.camelsendcloud.benchmarks.Server.body(request, callback, body -> {
                    String text = StandardCharsets.UTF_8.decode(body).toString();
                    received.add(text);
                    io.github.camelsendcloud.benchmarks.Server.respond(response, 201, "text/plain",
                            ByteBuffer.wrap(("received " + text).getBytes(StandardCharsets.UTF_8)), callback);
                });
                return true;
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void withoutAFaultTheProxyForwardsRequestAndResponse() throws Exception {
        HttpResponse<String> response = send(FaultPlan.Fault.NONE);
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("received order");
        assertThat(received).containsExactly("order");
    }

    @Test
    void aConnectionThatIsClosedBeforeTheServerHidesTheRequestFromTheServer() {
        assertThatThrownBy(() -> send(FaultPlan.Fault.CUT_BEFORE)).isInstanceOf(IOException.class);
        assertThat(received).isEmpty();
    }

    @Test
    void aConnectionThatIsClosedAfterTheServerDoesNotHideTheRequest() {
        assertThatThrownBy(() -> send(FaultPlan.Fault.CUT_AFTER)).isInstanceOf(IOException.class);
        assertThat(received).containsExactly("order");
    }

    @Test
    void aStatusOfTheProxyReplacesTheResponseOfTheServer() throws Exception {
        assertThat(send(FaultPlan.Fault.STATUS_429_BEFORE).statusCode()).isEqualTo(429);
        assertThat(received).isEmpty();
        assertThat(send(FaultPlan.Fault.STATUS_502_AFTER).statusCode()).isEqualTo(502);
        assertThat(received).containsExactly("order");
    }

    @Test
    void aDelayIsBetweenTheServerAndTheResponse() throws Exception {
        List<FaultPlan.Fault> pauses = new CopyOnWriteArrayList<>();
        assertThat(send(FaultPlan.Fault.DELAY, fault -> {
            assertThat(received).containsExactly("order");
            pauses.add(fault);
        }).statusCode()).isEqualTo(201);
        assertThat(pauses).containsExactly(FaultPlan.Fault.DELAY);
    }

    private HttpResponse<String> send(FaultPlan.Fault fault) throws IOException {
        return send(fault, nothing -> {
        });
    }

    private HttpResponse<String> send(FaultPlan.Fault fault, FaultProxy.Pause pause) throws IOException {
        try (FaultProxy proxy = new FaultProxy(server.getURI().getPort(), request -> fault, pause, null)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + "/"))
                    .version(HttpClient.Version.HTTP_1_1).POST(HttpRequest.BodyPublishers.ofString("order")).build();
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
