package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A response of another type than a document is a failure: a login page is never printed as a label. */
class DocumentTest extends RecordedTestSupport {

    private static final String PAGE = "<html>\n  Please log in\n</html>";
    private static final List<String> ADDRESSES = List.of(
            "parcels/1/documents/label", "parcels/1/documents/label?accept=zpl", "parcel-documents/label?query.parcels=1",
            "parcels/1/documents/label?apiVersion=v2", "labels/label_printer/1",
            "labels/normal_printer?query.ids=1&query.start_from=0",
            "customs_declaration/normal_printer/1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "text/html", "text/html; charset=utf-8", "text/plain", "application/xhtml+xml", "application/xml",
            "application/json", "application/problem+json", "text/csv" })
    void aResponseOfAnotherTypeIsAFailureThatNamesTheType(String type) {
        server.respond(response(200, type, PAGE));
        for (String address : ADDRESSES) {
            Exchange exchange = call(uri(address), null);

            assertThat(exchange.getException()).as(address)
                    .isExactlyInstanceOf(SendcloudOperationFailedException.class)
                    .hasMessageContaining("got status 200").hasMessageContaining("it is " + type + " instead of a document")
                    .hasMessageContaining("application/pdf")
                    .hasMessageContaining("begins with: <html> Please log in </html>");
            SendcloudOperationFailedException e = (SendcloudOperationFailedException) exchange.getException();
            assertThat(e.isRetryable()).isTrue();
            assertThat(e.getResponseBody()).isEqualTo(PAGE);
            assertThat(exchange.getMessage().getBody()).isNull();
        }
    }

    @Test
    void aResponseWithoutAMediaTypeIsADocumentUnlessTheResponseIsAnHtmlPage() throws Exception {
        try (ScriptedServer untyped = new ScriptedServer().respond(200, null, PAGE)) {
            assertThat(call("sendcloud:labels/label_printer/1?baseUri=" + untyped.baseUri(), null).getException())
                    .hasMessageContaining("without a media type instead of a document");
        }
        try (ScriptedServer untyped = new ScriptedServer().respond(200, null, "%PDF-1.4")) {
            assertThat(call("sendcloud:labels/label_printer/1?baseUri=" + untyped.baseUri(), null).getMessage()
                    .getBody(String.class)).isEqualTo("%PDF-1.4");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "application/pdf", "application/pdf; charset=binary", "APPLICATION/PDF", "application/zpl", "image/png",
            "application/octet-stream", "application/x-zpl", "image/gif" })
    void pdfZplImagesAndBytesAreDocumentsForEveryAcceptHeader(String type) {
        server.respond(response(200, type, "^XA^XZ"));
        for (String address : ADDRESSES) {
            Exchange exchange = call(uri(address), null);

            assertThat(exchange.getException()).as(address).isNull();
            assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("^XA^XZ");
            assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo(type);
        }
    }

    @Test
    void aMediaTypeOfTheAcceptOptionIsADocument() {
        server.respond(response(200, "text/plain", "^XA^XZ"));
        Exchange text = call(uri("parcels/1/documents/label?strict=false&apiVersion=v3&accept=text/plain"), null);
        server.respond(json("{\"label\":1}"));
        Exchange json = call(uri("parcels/1/documents/label?strict=false&apiVersion=v3&accept=json&outputType=map"), null);

        assertThat(text.getMessage().getBody(String.class)).isEqualTo("^XA^XZ");
        assertThat(json.getMessage().getBody()).isEqualTo(Map.of("label", 1));
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 204 })
    void anEmptyDocumentIsAFailure(int status) {
        server.respond(new RecordingServer.PreparedResponse(status, null, new byte[0]));
        for (String address : ADDRESSES) {
            assertThat(call(uri(address), null).getException()).as(address)
                    .isInstanceOfSatisfying(SendcloudOperationFailedException.class, e -> {
                        assertThat(e).hasMessageContaining("got status " + status).hasMessageContaining("it is empty");
                        assertThat(e.isRetryable()).isTrue();
                    });
        }
    }

    @Test
    void anHtmlPageAmongTheDocumentsOfABatchFailsTheBatch() {
        server.respond(request -> server.requests().size() == 1
                ? response(200, "application/pdf", "%PDF") : response(200, "text/html", PAGE));

        Exchange exchange = call(
                uri("parcel-documents/label"), null, SendcloudConstants.QUERY,
                Map.of("parcels", IntStream.range(0, 30).boxed().toList()));

        assertThat(exchange.getException()).isExactlyInstanceOf(SendcloudOperationFailedException.class)
                .hasMessageContaining("it is text/html instead of a document");
        assertThat(exchange.getMessage().getBody()).isNull();
    }

    @Test
    void aCredentialInAnHtmlPageIsMaskedAndALargePageIsCut() {
        String secret = sandbox().secretKey();
        server.respond(response(200, "text/html", "<p>" + secret + "</p>" + "x".repeat(300_000)));

        assertThat(call(uri("labels/label_printer/1"), null).getException())
                .isInstanceOfSatisfying(SendcloudOperationFailedException.class, e -> {
                    assertThat(e.getMessage()).doesNotContain(secret).contains("begins with: <p>");
                    assertThat(e.getResponseBody()).doesNotContain(secret).hasSizeLessThan(100_000);
                });
    }
}
