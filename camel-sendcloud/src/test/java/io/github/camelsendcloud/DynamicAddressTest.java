package io.github.camelsendcloud;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelsendcloud.RecordingServer.PreparedResponse;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each value of a message in the address of a {@code toD} is the data of one segment or one option, or is rejected.
 */
class DynamicAddressTest extends SandboxTestSupport {

    private static final String LENIENT = "throwExceptionOnFailure=false";

    private static RecordingServer other;

    private final AtomicInteger calls = new AtomicInteger();

    /** The method of this bean must be called only once. */
    public final class Numbers {
        public String next() {
            return "n " + calls.incrementAndGet();
        }
    }

    @BeforeAll
    static void startTheOtherServer() throws Exception {
        other = new RecordingServer();
    }

    @AfterAll
    static void stopTheOtherServer() throws Exception {
        other.close();
    }

    @BeforeEach
    void prepareTheOtherServer() {
        other.respond(new PreparedResponse(200, "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        context.getRegistry().bind("numbers", new Numbers());
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tracking").toD("sendcloud:parcels/tracking/${body}?outputType=map&" + LENIENT);
                from("direct:last").errorHandler(noErrorHandler()).toD("sendcloud:shipments/${body}");
                from("direct:two").toD(
                        "sendcloud:parcels/${header.id}/documents/${header.type}?accept=pdf&" + LENIENT);
                from("direct:query").toD("sendcloud:shipments?method=GET&query.order_number=${header.no}&query.page_size=3");
                from("direct:raw").toD("sendcloud:shipments?method=GET&query.order_number=RAW(${header.no})");
                from("direct:list").toD("sendcloud:shipments?method=GET&query.ids=${header.ids}");
                from("direct:bean").toD("sendcloud:shipments/${bean:numbers?method=next}?query.x=1&apiVersion=v3&strict=false&"
                                        + LENIENT);
                from("direct:beans").toD("sendcloud:parcels/${body}/documents/${bean:numbers?method=next}?" + LENIENT);
                from("direct:iterator").toD("sendcloud:parcels/tracking/${body.next}?" + LENIENT);
                from("direct:part").toD("sendcloud:parcels/tracking/SC-${body}-${header.id}?" + LENIENT);
                from("direct:unlisted").toD("sendcloud:moons/${header.id}?apiVersion=v3&strict=false&" + LENIENT);
                from("direct:size").toD("sendcloud:shipments?method=GET&pageSize=${header.size}");
                from("direct:account").toD(
                        "sendcloud:user/auth/metadata?publicKey=${header.publicKey}&secretKey=${header.secretKey}");
                from("direct:outputType").toD("sendcloud:shipments?method=GET&outputType=${header.type}");
                from("direct:baseUri").toD("sendcloud:shipments?method=GET&baseUri=${header.uri}");
                from("direct:whole").toD("sendcloud:shipments?${header.options}");
                from("direct:placeholder").toD("{{address}}?" + LENIENT);
                from("direct:stream").streamCache("false").toD("sendcloud:parcels/tracking/${body}?" + LENIENT);
            }
        };
    }

    @Override
    public void configureContext(CamelContextConfiguration context) {
        Properties properties = new Properties();
        properties.setProperty("address", "sendcloud:parcels/tracking/${body}");
        properties.setProperty("secret", "of the property");
        super.configureContext(context.withUseOverridePropertiesWithPropertiesComponent(properties));
    }

    /** Returns the value in the encoding of a segment or a query value. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "X?baseUri=OTHER/api&partnerId=", "X?outputType=map&baseUri=OTHER/api", "X?servicePointsUri=OTHER/api&a=b",
            "X?authMode=oauth2&tokenUri=OTHER/oauth2/token", "X?proxyHost=127.0.0.1&proxyPort=PORT&a=", "X&baseUri=OTHER",
            "X?outputType=java.io.File&x=", "X%3FbaseUri=OTHER", "X/../../y", "S1/cancel", "S1%2Fcancel", "a b", "a+b", "100%",
            "#bean", "RAW(x)", "RAW(x", "RAW{x}", "${env:HOME}", "$simple{env:HOME}", "{{secret}}", "ü€😀", "a\nb", "x ", " x",
            "x\n",
            "x\\", "\\n", "{id}", "'\"", "a;b=c", "a,b", ":", "//", "..." })
    void anyTextIsSentAsOneSegmentAndSetsNoOption(String template) {
        String value = template.replace("OTHER", "http://127.0.0.1:" + other.uri("").getPort())
                .replace("PORT", "" + other.uri("").getPort());

        call("direct:tracking", value);
        call("direct:last", value);
        call("direct:placeholder", value);
        call("direct:two", null, "id", value, "type", "label");

        assertThat(sandbox().requests()).extracting(RecordedRequest::path).containsExactly(
                "/api/v3/parcels/tracking/" + encoded(value), "/api/v3/shipments/" + encoded(value),
                "/api/v3/parcels/tracking/" + encoded(value), "/api/v3/parcels/" + encoded(value) + "/documents/label");
        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsOnly("GET");
        assertThat(other.requests()).isEmpty();
        assertThat(other.tokenRequests()).isEmpty();
        assertThat(endpoints()).hasSize(4);

        assertThat(call("direct:query", null, "no", value).getException()).isNull();
        assertThat(call("direct:raw", null, "no", value).getException()).isNull();
        assertThat(sandbox().requests().subList(4, 6)).extracting(RecordedRequest::query).containsExactly(
                "order_number=" + encoded(value) + "&page_size=3", "order_number=" + encoded(value));
    }

    private List<SendcloudEndpoint> endpoints() {
        List<SendcloudEndpoint> endpoints = new ArrayList<>();
        context.getEndpoints().forEach(endpoint -> {
            if (endpoint instanceof SendcloudEndpoint found) {
                endpoints.add(found);
            }
        });
        return endpoints;
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", ".", "..", "\n" })
    void anInvalidSegmentIsRejectedWithItsName(String value) {
        assertThat(call("direct:last", value).getException()).hasMessageContaining("path parameter 'id'");
        assertThat(call("direct:two", null, "id", 1, "type", value).getException())
                .hasMessageContaining("path parameter 'type'");
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void aMissingValueIsRejected() {
        assertThat(call("direct:last", null).getException()).hasMessageContaining("path parameter 'id'");
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void halfASurrogatePairIsRejected() {
        assertThat(call("direct:last", "\ud800").getException()).hasMessageContaining("surrogate");
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void aListInAQueryIsSentInTheDocumentedForm() {
        call("direct:list", null, "ids", List.of(1, 2));
        call("direct:list", null, "ids", new int[] { 3, 4 });
        call("direct:list", null, "ids", 5);
        call("direct:list", null, "ids", "6&7");

        assertThat(sandbox().requests()).extracting(RecordedRequest::query)
                .containsExactly("ids=1,2", "ids=3,4", "ids=5", "ids=6%267");
    }

    @Test
    void anExpressionWithASideEffectIsEvaluatedOnce() {
        call("direct:bean", null);
        call("direct:beans", "7");
        call("direct:beans", "a/documents/b");

        assertThat(sandbox().requests()).extracting(RecordedRequest::path).containsExactly(
                "/api/v3/shipments/n%201", "/api/v3/parcels/7/documents/n%202",
                "/api/v3/parcels/a%2Fdocuments%2Fb/documents/n%203");
        assertThat(calls).hasValue(3);
    }

    /** The component cannot detect whether Camel has resolved a placeholder in the text of an element. */
    @Test
    void aMethodOfAnIteratorIsCalledOnceAndItsValueIsRejected() {
        Iterator<String> iterator = List.of("first", "second").iterator();

        assertThat(call("direct:iterator", iterator).getException()).hasMessageContaining("${body.next}");
        assertThat(iterator.next()).isEqualTo("second");
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void textAndExpressionsInOneSegmentAreOneValue() {
        call("direct:part", "a/b", "id", "c?d");

        assertThat(sandbox().requests()).extracting(RecordedRequest::path)
                .containsExactly("/api/v3/parcels/tracking/SC-a%2Fb-c%3Fd");
    }

    @Test
    void anUnlistedDynamicAddressCreatesOneEndpoint() {
        call("direct:unlisted", null, "id", "a/b");
        call("direct:unlisted", null, "id", "c?d=e");

        assertThat(sandbox().requests()).extracting(RecordedRequest::path)
                .containsExactly("/api/v3/moons/a%2Fb", "/api/v3/moons/c%3Fd%3De");
        assertThat(endpoints()).hasSize(1);
    }

    @Test
    void aStreamIsReadOnceAndSentAsAValue() {
        call("direct:stream", new ByteArrayInputStream("a/b".getBytes(StandardCharsets.UTF_8)));
        call("direct:tracking", new ByteArrayInputStream("c/d".getBytes(StandardCharsets.UTF_8)));
        call("direct:tracking", new StringReader("e/f"));

        assertThat(sandbox().requests()).extracting(RecordedRequest::path).containsExactly(
                "/api/v3/parcels/tracking/a%2Fb", "/api/v3/parcels/tracking/c%2Fd", "/api/v3/parcels/tracking/e%2Ff");
    }

    @Test
    void anExpressionInAnOptionSetsOnlyThisOption() {
        call("direct:size", null, "size", 7);
        assertThat(sandbox().requests()).extracting(RecordedRequest::query).containsExactly("page_size=7");

        for (String value : List.of("7&baseUri=http://127.0.0.1:" + other.uri("").getPort(), "#numbers", "RAW(7)",
                "{{secret}}")) {
            assertThat(call("direct:size", null, "size", value).getException()).as(value).isNotNull();
        }
        assertThat(sandbox().requests()).hasSize(1);
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void keysOfTheMessageAreUsedUnchangedOrRejected() {
        assertThat(call("direct:account", null, "publicKey", sandbox().publicKey(), "secretKey", sandbox().secretKey())
                .getException()).isNull();
        call("direct:account", null, "publicKey", "a b", "secretKey", "b+c/d==");

        assertThat(sandbox().requests()).extracting(request -> request.header("Authorization").orElseThrow())
                .last().isEqualTo("Basic " + Base64.getEncoder().encodeToString(
                        "a b:b+c/d==".getBytes(StandardCharsets.UTF_8)));
        for (String value : List.of("#numbers", "RAW(numbers)", "numbers&baseUri=x", "numbers%26baseUri=x", "{{numbers}}",
                "${numbers}", "numbers\n", "numbers?x", "nümbers", "numbers%29%26baseUri=x")) {
            Exception rejected = call("direct:account", null, "publicKey", "a", "secretKey", value).getException();
            assertThat(rejected).as(value).isNotNull().hasMessageNotContaining("&baseUri");
        }
        assertThat(sandbox().requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({ "direct:outputType, Option outputType", "direct:baseUri, Option baseUri", "direct:whole, name of an option" })
    void anOptionThatMustBeFixedCannotBeAnExpression(String uri, String message) {
        other.respond(new PreparedResponse(200, "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
        Exception rejected = call(
                uri, null, "type", "map", "uri", other.uri("/api").toString(), "options", "method=GET").getException();

        assertThat(rejected).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
        assertThat(sandbox().requests()).isEmpty();
        assertThat(other.requests()).isEmpty();
    }
}
