package io.github.camelsendcloud;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelsendcloud.internal.binding.TestJson;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A body of any supported type is sent as JSON. */
class RequestBodyTest extends SandboxTestSupport {

    private static final String JSON = "{\"name\":\"Müller & Søn €\"}";
    private static final byte[] BYTES = JSON.getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    record Shipment(@JsonProperty("order_number") String orderNumber, BigDecimal weight, OffsetDateTime at, String none) {
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                String query = "?initialDelay=0&delay=50&noop=true";
                from("file:" + folder.resolve("utf8") + query)
                        .to("sendcloud:shipments/announce?throwExceptionOnFailure=false").to("mock:utf8");
                from("file:" + folder.resolve("latin1") + query + "&charset=ISO-8859-1")
                        .to("sendcloud:shipments/announce?throwExceptionOnFailure=false").to("mock:latin1");
                // the message of a file has the file as its body again when a route sets the body null
                from("file:" + folder.resolve("read") + query)
                        .setBody(constant("")).to("sendcloud:shipments?method=GET").to("mock:read");
            }
        };
    }

    @Test
    void textBytesStreamsAndFilesAreSentUnchanged() throws Exception {
        File file = Files.write(folder.resolve("a.json"), BYTES).toFile();
        for (Object body : List.of(
                JSON, new StringBuilder(JSON), BYTES, new ByteArrayInputStream(BYTES), new InputStreamCache(BYTES),
                new StringReader(JSON), new ReaderCache(JSON), ByteBuffer.wrap(BYTES), file, file.toPath())) {
            RecordedRequest request = send(body);

            assertThat(request.bodyText()).as(body.getClass().getName()).isEqualTo(JSON);
            assertThat(request.header("Content-Type")).contains("application/json");
        }
    }

    @Test
    void filesOfTheFileComponentAreSentInUtf8() throws Exception {
        Files.createDirectories(folder.resolve("utf8"));
        Files.createDirectories(folder.resolve("latin1"));
        String latin1 = JSON.replace(" €", "");
        getMockEndpoint("mock:utf8").expectedMessageCount(1);
        getMockEndpoint("mock:latin1").expectedMessageCount(1);
        Files.write(folder.resolve("utf8/a.json"), BYTES);
        Files.write(folder.resolve("latin1/a.json"), latin1.getBytes(StandardCharsets.ISO_8859_1));

        getMockEndpoint("mock:utf8").assertIsSatisfied();
        getMockEndpoint("mock:latin1").assertIsSatisfied();
        assertThat(sandbox().requests()).extracting(RecordedRequest::bodyText).containsExactlyInAnyOrder(JSON, latin1);
    }

    @Test
    void otherObjectsAreWrittenAsJson() {
        Map<String, Object> map = new HashMap<>();
        map.put("a", null);
        assertThat(send(map).bodyText()).as("a null in a Map clears a field").isEqualTo("{\"a\":null}");
        assertThat(send(List.of(Map.of("a", 1))).bodyText()).isEqualTo("[{\"a\":1}]");
        assertThat(send(TestJson.MAPPER.createObjectNode().put("a", "ü")).bodyText()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(send(new Shipment(
                "1", new BigDecimal("1E+3"), OffsetDateTime.parse("2026-11-23T10:00:00+01:00"), null)).bodyText())
                .isEqualTo("{\"order_number\":\"1\",\"weight\":1000,\"at\":\"2026-11-23T10:00:00+01:00\"}");
    }

    @Test
    void theCharsetOfTheMediaTypeOfTheMessageIsUsed() {
        RecordedRequest request = send("{\"a\":\"ü\"}", Exchange.CONTENT_TYPE, "application/json;charset=iso-8859-1");

        assertThat(request.header("Content-Type").orElseThrow().toLowerCase()).contains("charset=iso-8859-1");
        assertThat(request.body()).isEqualTo("{\"a\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void anUnsupportedBodyIsRejected() {
        assertRejected(JSON, "Content-Type", Exchange.CONTENT_TYPE, "application/json;charset=nonsense");
        assertRejected(new Object(), "java.lang.Object");
        assertRejected("{\"a\":1,}", "The body is no JSON");
        assertRejected("{\"a\":{\"b\":[1}}", "line 1, column");
        assertRejected("hello", "The body is no JSON");
        assertRejected(null, "needs a body");
        assertRejected("  ", "needs a body");
        assertRejected(new byte[0], "needs a body");
        assertRejected("{\"a\":1}{\"b\":2}",
                "The body is no JSON: the text continues after the end of the value (line 1, column 8)");
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void anUploadHasTheNameOfTheFileWithoutItsPath() throws Exception {
        String upload = "sendcloud:dsf/files?throwExceptionOnFailure=false";
        File file = Files.write(folder.resolve("damage.jpg"), BYTES).toFile();
        call(upload, file, Exchange.CONTENT_TYPE, "image/jpeg");
        call(upload, new ByteArrayInputStream(BYTES), Exchange.FILE_NAME, "a/b\\..\\letter.pdf");
        call(upload, BYTES, Exchange.FILE_NAME, "../../schäden.bin");

        assertThat(sandbox().requests()).hasSize(3).allSatisfy(request -> {
            assertThat(request.header("Content-Type").orElseThrow()).startsWith("multipart/form-data;").contains("boundary=");
            assertThat(request.bodyText()).contains("name=\"file\"").contains(JSON);
        });
        assertThat(sandbox().requests().get(0).bodyText()).contains("filename=\"damage.jpg\"").contains("image/jpeg");
        assertThat(sandbox().requests().get(1).bodyText()).contains("filename=\"letter.pdf\"");
        assertThat(sandbox().requests().get(2).bodyText()).contains("schäden.bin\"").doesNotContain("../");
        assertThat(call(upload, BYTES).getException()).hasMessageContaining("CamelFileName");
        assertThat(call(upload, 42, Exchange.FILE_NAME, "x").getException()).hasMessageContaining("wants a file");
    }

    @Test
    void anAddressWithOnlyAReadSendsNoBodyAndAFailureKeepsTheBody() {
        Exchange exchange = call(
                "sendcloud:shipments/{id}?throwExceptionOnFailure=false", JSON, SendcloudConstants.ID, "x",
                Exchange.CONTENT_TYPE, "application/json");
        Exchange failed = call("sendcloud:shipments/{id}", JSON, SendcloudConstants.ID, "x");

        assertThat(exchange.getException()).isNull();
        assertThat(failed.getMessage().getBody()).isEqualTo(JSON);
        assertThat(sandbox().requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.bodyLength()).isZero();
            assertThat(request.header("Content-Type")).isEmpty();
        });
    }

    @Test
    void anExplicitReadRejectsABody() {
        for (Object body : List.of(JSON, BYTES, Map.of(), new ByteArrayInputStream(BYTES))) {
            assertBodyRejected(call("sendcloud:shipments?method=GET", body));
            assertBodyRejected(call("sendcloud:shipments", body, SendcloudConstants.METHOD, "GET"));
            assertBodyRejected(call("sendcloud:shipments/x?method=get", body));
            assertBodyRejected(call("sendcloud:parcel-documents/label", body, SendcloudConstants.METHOD, "GET",
                    SendcloudConstants.QUERY, "parcels=1"));
            assertBodyRejected(call("sendcloud:moons?method=GET&strict=false&apiVersion=v3", body));
        }
        assertThat(sandbox().requests()).isEmpty();

        assertThat(call("sendcloud:shipments?method=GET", "").getException()).isNull();
        assertThat(call("sendcloud:shipments?method=GET", null).getException()).isNull();
    }

    @Test
    void theAdviceForARejectedBodyHelpsAfterAFile() throws Exception {
        MockEndpoint responses = context.getEndpoint("mock:read", MockEndpoint.class);
        responses.expectedMessageCount(1);
        Files.write(Files.createDirectories(folder.resolve("read")).resolve("order.json"), BYTES);

        responses.assertIsSatisfied();
        assertThat(responses.getExchanges().get(0).getMessage().getBody(String.class)).contains("\"data\"");
    }

    private static void assertBodyRejected(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes no body, and the message has one").hasMessageContaining("setBody(constant(\"\"))");
    }

    private void assertRejected(Object body, String why, Object... headers) {
        assertThat(call("sendcloud:shipments/announce", body, headers).getException())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }

    private RecordedRequest send(Object body, Object... headers) {
        sandbox().clearRequests();
        call("sendcloud:shipments/announce?throwExceptionOnFailure=false", body, headers);
        assertThat(sandbox().requests()).hasSize(1);
        return sandbox().requests().get(0);
    }
}
