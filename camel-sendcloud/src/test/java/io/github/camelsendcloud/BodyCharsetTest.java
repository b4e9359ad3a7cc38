package io.github.camelsendcloud;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A file is read in the charset of the file, and a response is read in the charset of the response. */
class BodyCharsetTest extends RecordedTestSupport {

    private static final String JSON = "{\"name\":\"Zoë\"}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = { "ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-8", "windows-1252" })
    void aFileIsSentInUtf8AndAResponseIsReadInTheCharsetOfTheResponse(String charset) throws Exception {
        server.respond(json(JSON));
        Files.write(folder.resolve("order.json"), JSON.getBytes(Charset.forName(charset)));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder + "?initialDelay=0&delay=50&noop=true&charset=" + charset)
                        .to(uri("shipments/announce")).convertBodyTo(String.class).to("mock:text")
                        .to(uri("shipments/{id}?method=PATCH&strict=false&apiVersion=v3")).convertBodyTo(byte[].class)
                        .to("mock:bytes");
                from("direct:unused").to("mock:unused");
            }
        });
        MockEndpoint text = getMockEndpoint("mock:text");
        text.expectedMessageCount(1);
        text.message(0).header(SendcloudConstants.OPERATION).isEqualTo("v3 POST /shipments/announce");
        text.assertIsSatisfied();

        assertThat(text.getExchanges().get(0).getMessage().getBody()).isEqualTo(JSON);
        assertThat(sent().get(0)).isEqualTo(JSON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "application/json                     | UTF-8", "application/json; charset=utf-8 | UTF-8",
            "application/json; charset=iso-8859-1 | ISO-8859-1", "application/json; charset=nonsense | UTF-8" })
    void theExchangeGetsTheCharsetOfTheResponse(String contentType, String charset) {
        String name = charset.equals("UTF-8") ? "UTF-8" : charset;
        server.respond(new RecordingServer.PreparedResponse(200, contentType, JSON.getBytes(Charset.forName(name))));

        Exchange exchange = template.request(uri("shipments/{id}"), e -> {
            e.setProperty(Exchange.CHARSET_NAME, "UTF-16");
            e.getMessage().setHeader(Exchange.CHARSET_NAME, "UTF-16");
            e.getMessage().setHeader(SendcloudConstants.ID, "1");
        });

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getProperty(Exchange.CHARSET_NAME)).isEqualTo(charset);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(Exchange.CHARSET_NAME);
        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(JSON);
    }

    @Test
    void anExchangeHasNoCharsetAfterADocumentOrAnEmptyResponse() {
        server.respond(response(200, "application/pdf", "%PDF"));
        Exchange document = withCharset("labels/label_printer/1");
        server.respond(new RecordingServer.PreparedResponse(204, null, new byte[0]));
        Exchange nothing = withCharset("orders/1?method=DELETE");

        for (Exchange exchange : List.of(document, nothing)) {
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getProperty(Exchange.CHARSET_NAME)).isNull();
        }
    }

    @Test
    void errorBodiesAndBatchResponsesAreReadInTheCharsetOfTheResponse() {
        server.respond(response(404, "application/json", "{\"e\":\"ü\"}"));
        Exchange error = withCharset("shipments/1?throwExceptionOnFailure=false");
        server.respond(json("{\"data\":[{\"name\":\"Zoë\"}]}"));
        Exchange batch = template.request(uri("orders"), e -> {
            e.setProperty(Exchange.CHARSET_NAME, "UTF-16");
            e.getMessage().setBody(List.of(Map.of("order_number", "Zoë")));
        });

        assertThat(error.getMessage().getBody(byte[].class)).isEqualTo("{\"e\":\"ü\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(batch.getException()).isNull();
        assertThat(batch.getMessage().getBody(String.class)).contains("Zoë");
        assertThat(sent()).allSatisfy(body -> assertThat(body).contains("Zoë"));
    }

    @Test
    void aFailedCallKeepsTheCharsetOfTheRemainingBody() {
        server.respond(response(404, "application/json", "{}"));

        assertThat(withCharset("shipments/1").getProperty(Exchange.CHARSET_NAME)).isEqualTo("ISO-8859-1");
    }

    private Exchange withCharset(String address) {
        return template.request(uri(address), e -> e.setProperty(Exchange.CHARSET_NAME, "ISO-8859-1"));
    }
}
