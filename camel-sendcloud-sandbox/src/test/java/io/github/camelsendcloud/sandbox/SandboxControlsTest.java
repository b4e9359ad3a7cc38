package io.github.camelsendcloud.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The controls of the sandbox set latency, rate limits and large documents, and the sandbox records requests. */
class SandboxControlsTest {

    private static final String METADATA = "/api/v3/user/auth/metadata";
    private static final String ANNOUNCE = "/api/v3/shipments/announce";

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient client = new TestClient(sandbox);

    @Test
    void moreCallsThanThreadsCanWaitForTheLatency() {
        sandbox.controls().latency(Duration.ofMillis(500));
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        long begin = System.nanoTime();
        List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, 400)
                .mapToObj(i -> http.sendAsync(client.request(METADATA).build(), HttpResponse.BodyHandlers.ofString())).toList();
        calls.forEach(CompletableFuture::join);

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(10));
        assertThat(calls).allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(200));
        assertThat(sandbox.requests()).hasSize(400);
    }

    @Test
    void a429OfAFaultHasTheErrorObjectOfTheVersion() throws IOException {
        sandbox.controls().failNext(2, Fault.status(429));

        assertThat(TestClient.at(client.get("/api/v2/parcels"), "/error/code")).isEqualTo("429");
        assertThat(TestClient.at(client.get("/api/v3/shipments"), "/errors/0/code")).isEqualTo("hit_rate_limit");
    }

    @Test
    void callsAboveTheRateLimitGetA429InTheFormatOfTheVersion() throws IOException {
        sandbox.controls().rateLimit(1, 2, Duration.ofHours(1), "13");

        assertThat(client.get(METADATA).statusCode()).isEqualTo(200);
        assertThat(client.post(ANNOUNCE, TestClient.SHIPMENT).statusCode()).isEqualTo(201);
        HttpResponse<String> write = client.post(ANNOUNCE, TestClient.SHIPMENT);
        assertThat(client.get(METADATA).statusCode()).isEqualTo(200);
        HttpResponse<String> read = client.get("/api/v2/user");

        assertThat(write.statusCode()).isEqualTo(429);
        assertThat(write.headers().firstValue("Retry-After")).hasValue("13");
        assertThat(TestClient.at(write, "/errors/0/code")).isEqualTo("hit_rate_limit");
        assertThat(TestClient.json(write).at("/errors/0/status").isInt()).isTrue();
        assertThat(read.statusCode()).isEqualTo(429);
        assertThat(TestClient.at(read, "/error/code")).isEqualTo("429");
    }

    @Test
    void aRateLimitWithoutARetryAfterValueSendsNoSuchHeader() throws IOException {
        sandbox.controls().rateLimit(0, 0, Duration.ofHours(1));
        HttpResponse<String> rejected = client.get(METADATA);
        sandbox.controls().noRateLimit();

        assertThat(rejected.statusCode()).isEqualTo(429);
        assertThat(rejected.headers().firstValue("Retry-After")).isEmpty();
        assertThat(client.get(METADATA).statusCode()).isEqualTo(200);
    }

    @Test
    void aLargeDocumentIsStreamed() throws IOException {
        long length = 300L * 1024 * 1024;
        String parcel = TestClient.at(client.post(ANNOUNCE, TestClient.SHIPMENT), "/data/parcels/0/id");
        sandbox.controls().largeDocument(length);

        HttpRequest.Builder request = client.request("/api/v3/parcels/" + parcel + "/documents/label");
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        long read = 0;
        try (InputStream in = response.body()) {
            byte[] buffer = new byte[64 * 1024];
            assertThat(in.readNBytes(5)).isEqualTo("%PDF-".getBytes(StandardCharsets.US_ASCII));
            read = 5;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read += n;
            }
        }

        assertThat(read).isEqualTo(length);
        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(length);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/pdf");
    }

    @Test
    void requestsAreRecordedWithoutChanges() throws IOException {
        client.send(
                client.request("/api/v3/parcels/a%2Fb%20c/documents/label?a=%C3%BC&a=2").header("X-Test", "one")
                        .header("X-Test", "two"));
        client.post(ANNOUNCE, "{\"ü\": 1}");

        assertThat(sandbox.requests()).hasSize(2);
        RecordedRequest get = sandbox.requests().get(0);
        assertThat(get.method()).isEqualTo("GET");
        assertThat(get.path()).isEqualTo("/api/v3/parcels/a%2Fb%20c/documents/label");
        assertThat(get.query()).isEqualTo("a=%C3%BC&a=2");
        assertThat(get.headers().get("x-TEST")).containsExactly("one", "two");
        assertThat(get.header("authorization")).hasValueSatisfying(value -> assertThat(value).startsWith("Basic "));
        assertThat(get.header("X-Absent")).isEmpty();
        assertThat(get.body()).isEmpty();
        assertThat(get.status()).isEqualTo(404);
        RecordedRequest post = sandbox.requests().get(1);
        assertThat(post.bodyText()).isEqualTo("{\"ü\": 1}");
        assertThat(post.query()).isNull();
        assertThat(post.status()).isEqualTo(400);
        assertThat(post.receivedAt()).isAfterOrEqualTo(get.receivedAt());
        assertThatThrownBy(() -> sandbox.requests().clear()).isInstanceOf(UnsupportedOperationException.class);

        sandbox.clearRequests();
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void onlyTheBeginningOfALongBodyIsRecorded() throws IOException {
        client.post(ANNOUNCE, " ".repeat(100_000));

        RecordedRequest request = sandbox.requests().get(0);
        assertThat(request.body()).hasSize(65_536);
        assertThat(request.bodyLength()).isEqualTo(100_000);
    }

    @Test
    void longJsonIsCompressedForCallersThatAcceptGzip() throws IOException {
        HttpRequest.Builder request = client.request("/api/v2/parcels/statuses").header("Accept-Encoding", "gzip, deflate");
        HttpResponse<byte[]> compressed = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        HttpResponse<String> plain = client.get("/api/v2/parcels/statuses");
        HttpResponse<String> rejected
                = client.send(client.request("/api/v2/parcels/statuses").header("Accept-Encoding", "gzip;q=0"));

        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())))
                .hasContent(plain.body());
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(rejected.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void invalidSettingsAreRejected() {
        SandboxControls controls = sandbox.controls();
        assertThatThrownBy(() -> controls.latency(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> controls.rateLimit(1, 1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> controls.largeDocument(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> controls.parcelsPageSize(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
