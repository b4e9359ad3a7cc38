package io.github.camelsendcloud;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.internal.binding.TestJson;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The media type of an earlier body is not sent with the next body. */
class EarlierContentTypeTest extends RecordedTestSupport {

    private static final String JSON = "{\"name\":\"Zoë\"}";

    @TempDir
    private Path folder;

    @Test
    void anOrderAnnouncedAfterALabelIsSentAsJson() throws Exception {
        server.respond(request -> request.method().equals("GET") ? response(200, "application/pdf", "%PDF") : json("{}"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:both").to(uri("labels/label_printer/1")).setBody(constant(JSON)).to(uri("shipments/announce"));
                from("direct:unchanged").to(uri("labels/label_printer/1")).to(uri("shipments/announce"));
            }
        });

        Exchange exchange = call("direct:both", null);

        assertThat(exchange.getException()).isNull();
        assertThat(server.requests().get(1).headers()).containsEntry("Content-Type", "application/json");
        assertThat(sent().get(1)).isEqualTo(JSON);
        Exchange unchanged = call("direct:unchanged", null);
        assertThat(unchanged.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it begins with '%PDF'").hasMessageContaining("takes JSON");
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "application/pdf", "text/csv", "text/plain", "text/plain; charset=UTF-16", "text/html;charset=iso-8859-1",
            "application/xml", "application/jsonp", "application/x-www-form-urlencoded", "nonsense", "a/b;charset=nonsense" })
    void aJsonOperationIgnoresTheMediaTypeOfTheMessage(String earlierType) throws Exception {
        Path file = Files.write(folder.resolve("a.json"), JSON.getBytes(StandardCharsets.UTF_8));
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);
        List<Object> bodies = List.of(
                JSON, bytes, new ByteArrayInputStream(bytes), new InputStreamCache(bytes), file.toFile(), file,
                Map.of("name", "Zoë"), TestJson.MAPPER.readTree(JSON));
        for (Object body : bodies) {
            assertThat(call(uri("shipments/announce"), body, Exchange.CONTENT_TYPE, earlierType).getException()).isNull();
        }
        call(uri("shipments/announce?externalReference=1"), JSON, Exchange.CONTENT_TYPE, earlierType);
        call(uri("orders"), "[" + JSON + "]", Exchange.CONTENT_TYPE, earlierType);

        assertThat(server.requests()).hasSize(bodies.size() + 2).allSatisfy(request -> {
            assertThat(request.headers()).containsEntry("Content-Type", "application/json");
            assertThat(request.text()).contains("\"name\":\"Zoë\"");
        });
    }

    @Test
    void theCharsetOfAJsonBodyIsUsed() {
        byte[] latin1 = JSON.getBytes(StandardCharsets.ISO_8859_1);
        for (Object body : List.of(JSON, latin1)) {
            call(uri("shipments/announce"), body, Exchange.CONTENT_TYPE, "application/json; charset=ISO-8859-1");
        }

        assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.headers().get("Content-Type")).isEqualToIgnoringCase("application/json; charset=ISO-8859-1");
            assertThat(request.body()).isEqualTo(latin1);
        });
        assertThat(call(uri("shipments/announce"), "\"€\"", Exchange.CONTENT_TYPE, "application/json; charset=ISO-8859-1")
                .getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("ISO-8859-1");
    }

    @Test
    void theMediaTypeOfTheMessageIsKeptForAnUnlistedOperation() {
        call(uri("moons?strict=false&apiVersion=v3"), "a;b".getBytes(), Exchange.CONTENT_TYPE, "text/csv");

        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.headers()).containsEntry("Content-Type", "text/csv");
            assertThat(request.text()).isEqualTo("a;b");
        });
    }

    @Test
    void aFormIgnoresTheMediaTypeOfTheMessage() {
        call(uri("service-points/check_and_store?apiVersion=v2"), Map.of("a", "1"), Exchange.CONTENT_TYPE, "application/pdf");
        call(uri("service-points/check_and_store?apiVersion=v2"), "a=1", Exchange.CONTENT_TYPE, "application/pdf");

        assertThat(server.requests()).hasSize(2).allSatisfy(
                request -> assertThat(request.headers().get("Content-Type")).startsWith("application/x-www-form-urlencoded"));
    }
}
