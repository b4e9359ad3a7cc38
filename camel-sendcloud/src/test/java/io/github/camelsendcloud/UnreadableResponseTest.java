package io.github.camelsendcloud;

import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An operation with a JSON response fails when a successful response is not JSON. */
class UnreadableResponseTest extends ScriptedTestSupport {

    private static final String[] OUTPUT_TYPES = { "json", "map", "model" };

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
            "text/html                | <html>sorry</html> | it is text/html",
            "text/plain; charset=utf8 | {\"data\":{}}      | it is text/plain",
            "application/pdf          | %PDF-1.4           | it is application/pdf",
            "application/json         | <html>sorry</html> | it does not begin as JSON does",
            "                         | <html>sorry</html> | it does not begin as JSON does",
            "application/json         | '  '               | cannot be read" })
    void anUnreadableResponseIsAFailureAndAnUnknownOutcomeForAWrite(String type, String body, String problem) {
        server.respond(200, type, body);
        for (String outputType : OUTPUT_TYPES) {
            for (String write : new String[] { "shipments/announce", "parcels?apiVersion=v2" }) {
                assertThat(call(address(write, outputType), Map.of()).getException())
                        .isExactlyInstanceOf(SendcloudOutcomeUnknownException.class)
                        .hasMessageContaining("POST /" + write.replaceAll("\\?.*", ""))
                        .hasMessageContaining("got status 200, but the response cannot be read (")
                        .hasMessageContaining(problem)
                        .hasMessageContaining("it was processed and was not retried")
                        .satisfies(e -> assertThat(((SendcloudOperationFailedException) e).getResponseBody()).isEqualTo(body));
            }
            for (String read : new String[] { "shipments", "shipments/{id}", "user/auth/metadata" }) {
                assertThat(call(address(read, outputType), null, SendcloudConstants.ID, "1").getException())
                        .as("%s as %s", read, outputType)
                        .isExactlyInstanceOf(SendcloudOperationFailedException.class)
                        .hasMessageContaining("v3 GET /" + read).hasMessageContaining(problem);
            }
        }
        assertThat(server.queries()).hasSize(OUTPUT_TYPES.length * 5);
    }

    @Test
    void aTruncatedResponseIsAFailureUnlessTheBodyStaysAText() {
        server.respond(200, "application/json", "{\"data\":");

        assertThat(call(address("shipments/announce", "map"), Map.of()).getException())
                .isExactlyInstanceOf(SendcloudOutcomeUnknownException.class).hasMessageContaining("JsonEOFException");
        assertThat(call(address("shipments/{id}", "map"), null, SendcloudConstants.ID, "1").getException())
                .isExactlyInstanceOf(SendcloudOperationFailedException.class).hasMessageContaining("JsonEOFException");
        Exchange text = call(address("shipments/{id}", "json"), null, SendcloudConstants.ID, "1");
        assertThat(text.getException()).isNull();
        assertThat(text.getMessage().getBody(String.class)).isEqualTo("{\"data\":");
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/json", "application/json; charset=utf-8", "application/hal+json", "" })
    void jsonIsReadWithAJsonMediaTypeAndWithoutAMediaType(String type) {
        server.respond(200, type.isEmpty() ? null : type, "{\"data\":{\"integration_id\":4}}");

        Exchange map = call(address("user/auth/metadata", "map"), null);
        Exchange text = call(address("user/auth/metadata", "json"), null);

        assertThat(map.getException()).isNull();
        assertThat(map.getMessage().getBody()).hasToString("{data={integration_id=4}}");
        assertThat(text.getMessage().getBody(String.class)).isEqualTo("{\"data\":{\"integration_id\":4}}");
    }

    private String address(String resource, String outputType) {
        return "sendcloud:" + resource + (resource.contains("?") ? "&" : "?") + "outputType=" + outputType + "&baseUri="
               + server.baseUri();
    }
}
