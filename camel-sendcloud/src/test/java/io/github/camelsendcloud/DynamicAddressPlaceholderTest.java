package io.github.camelsendcloud;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A placeholder in a message stays text: Camel never resolves the placeholder to a property, an environment variable or
 * a key.
 */
class DynamicAddressPlaceholderTest extends SandboxTestSupport {

    private static final String PROPERTY = "secret-property";

    /** This bean of a route returns values of the message. */
    public static final class Echo {
        public String header(Exchange exchange) {
            return exchange.getMessage().getHeader("v", String.class);
        }

        public String of(Exchange exchange) {
            return ((Order) exchange.getMessage().getBody()).number;
        }

        public String fixed() {
            return "B1";
        }
    }

    /** This body has no toString method. The method confirm is no getter. */
    public static final class Order {
        private final String number;

        Order(String number) {
            this.number = number;
        }

        public String getNumber() {
            return number;
        }

        public String confirm() {
            return number;
        }
    }

    @Override
    public void configureContext(CamelContextConfiguration context) {
        Properties properties = new Properties();
        properties.setProperty("dbpass", PROPERTY);
        super.configureContext(context.withUseOverridePropertiesWithPropertiesComponent(properties));
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        context.getRegistry().bind("echo", new Echo());
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                for (String function : List.of(
                        "trim()", "trim(${body})", "substring(0)", "substring(0,99)", "concat(${body},'')",
                        "normalizeWhitespace()",
                        "replace('q','p')", "body.trim", "body.toString", "body.substring(0)", "lowercase()",
                        "bodyAs(String)", "bodyOneLine", "body.confirm", "body.getNumber", "body.number",
                        "body[no].trim", "body.next", "header.v.trim")) {
                    from("direct:" + function).toD("sendcloud:parcels/tracking/${" + function + "}");
                }
                from("direct:query").toD("sendcloud:shipments?method=GET&query.order_number=${trim()}");
                from("direct:bean").toD("sendcloud:parcels/tracking/${bean:echo?method=header}");
                from("direct:of").toD("sendcloud:parcels/tracking/${bean:echo?method=of}");
                from("direct:fixed").toD("sendcloud:parcels/tracking/${bean:echo?method=fixed}");
                from("direct:beside").toD("sendcloud:parcels/${header.v}/documents/${bean:echo?method=fixed}?accept=pdf");
                from("direct:joined").toD("sendcloud:parcels/tracking/${header.a}${bean:echo?method=header}");
                from("direct:brace").toD("sendcloud:parcels/tracking/{${bean:echo?method=header}");
                from("direct:stream").streamCache("false").toD("sendcloud:parcels/tracking/${body}");
            }
        };
    }

    private static void assertNoPropertyIsSent(Exchange exchange) {
        assertThat(sandbox().requests()).extracting(RecordedRequest::path)
                .noneMatch(path -> path.contains(PROPERTY) || path.contains(System.getenv("HOME").replace("/", "%2F")));
        if (exchange.getException() != null) {
            assertThat(exchange.getException().toString()).doesNotContain(PROPERTY, System.getenv("HOME"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "trim()", "trim(${body})", "substring(0)", "concat(${body},'')", "normalizeWhitespace()", "replace('q','p')",
            "lowercase()", "bodyAs(String)", "bodyOneLine" })
    void aTextFunctionKeepsThePlaceholderAsText(String function) {
        for (String value : List.of("{{dbpass}}", "{{env:home}}", "{{?dbpass}}x", "a{{dbpass}}b")) {
            Exchange exchange = call("direct:" + function, value);

            assertNoPropertyIsSent(exchange);
            assertThat(sandbox().requests()).last().extracting(RecordedRequest::path).isEqualTo(
                    "/api/v3/parcels/tracking/"
                                                                                                + value.replace("{", "%7B")
                                                                                                        .replace("}", "%7D")
                                                                                                        .replace("?", "%3F")
                                                                                                        .replace(":", "%3A"));
        }
        assertThat(call("direct:query", "{{dbpass}}").getException()).isNull();
        assertThat(sandbox().requests()).last().extracting(RecordedRequest::query)
                .isEqualTo("order_number=%7B%7Bdbpass%7D%7D");
    }

    @Test
    void aGetterAndAKeyKeepThePlaceholderAsText() {
        call("direct:body.number", new Order("{{dbpass}}"));
        call("direct:body.getNumber", new Order("{{dbpass}}"));
        call("direct:body[no].trim", Map.of("no", "{{dbpass}}"));

        assertThat(sandbox().requests()).hasSize(3).extracting(RecordedRequest::path)
                .containsOnly("/api/v3/parcels/tracking/%7B%7Bdbpass%7D%7D");
    }

    @Test
    void aMethodValueIsRejectedWhenTheMessageHasAPlaceholder() {
        for (Exchange exchange : List.of(
                call("direct:bean", null, "v", "{{dbpass}}"), call("direct:bean", null, "v", "x{{env:HOME}}"),
                call("direct:bean", null, "v", new StringBuilder("{{dbpass}}")),
                call("direct:bean", null, "v", "{{dbpass}}".getBytes(StandardCharsets.UTF_8)),
                call("direct:bean", "{{x}}", "v", "1"), call("direct:fixed", List.of(Map.of("a", "{{dbpass}}"))),
                call("direct:fixed", new ByteArrayInputStream("{{dbpass}}".getBytes(StandardCharsets.UTF_8))),
                call("direct:beside", null, "v", "{{dbpass}}"),
                // Camel resolves the placeholder of such a text during the evaluation of the expression
                call("direct:body.trim", "{{dbpass}}"), call("direct:body.toString", "{{dbpass}}"),
                call("direct:body.substring(0)", "{{dbpass}}"), call("direct:header.v.trim", null, "v", "{{dbpass}}"),
                call("direct:of", new Order("{{dbpass}}")), call("direct:body.confirm", new Order("{{dbpass}}")),
                call("direct:joined", null, "a", "{", "v", "{dbpass}}"), call("direct:brace", null, "v", "{dbpass}}"),
                call("direct:body.next", List.of("{{dbpass}}").iterator()),
                call("direct:stream", new ByteArrayInputStream("{{dbpass}}".getBytes(StandardCharsets.UTF_8))),
                call("direct:stream", new StringReader("{{dbpass}}")),
                call("direct:stream", otherStream("{{dbpass}}")))) {
            assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("header").hasMessageNotContaining(PROPERTY);
        }
        assertThat(sandbox().requests()).isEmpty();
    }

    private static InputStream otherStream(String text) {
        return new InputStream() {
            private final InputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));

            @Override
            public int read() throws java.io.IOException {
                return bytes.read();
            }
        };
    }

    @Test
    void aMethodValueIsSentWhenTheMessageHasNoPlaceholder() {
        call("direct:bean", "{\"a\":{\"b\":1}}", "v", "1 {x}");
        call("direct:of", new Order("2"));
        call("direct:body.confirm", new Order("3"));
        call("direct:joined", null, "a", "4", "v", "5");
        call("direct:fixed", Map.of("a", Map.of("b", 1)));

        assertThat(sandbox().requests()).extracting(RecordedRequest::path).containsExactly(
                "/api/v3/parcels/tracking/1%20%7Bx%7D", "/api/v3/parcels/tracking/2", "/api/v3/parcels/tracking/3",
                "/api/v3/parcels/tracking/45", "/api/v3/parcels/tracking/B1");
    }

    @Test
    void theExceptionOfA404NamesTheAddressWithoutTheValue() {
        Exception failure = call("direct:trim()", "private-value").getException();

        assertThat(failure).hasMessageContaining("/api/v3/parcels/tracking/{").hasMessageNotContaining("private-value");
    }
}
