package io.github.camelsendcloud;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import io.github.camelsendcloud.internal.client.ApiRequest;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.Header;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.InterceptSendToEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A request contains any text of a dynamic address unchanged and at its place, or no request is sent. The system
 * property {@code jqwik.tries.default} (1000) sets the number of attempts. Each attempt has ten sets of values.
 */
class DynamicAddressPropertyTest {

    private static final String OPTIONS = "?apiVersion=v3&strict=false&method=GET&throwExceptionOnFailure=false";
    private static final String QUERY = OPTIONS + "&query.q=${header.c}&query.r=RAW(${header.d})";
    private static final List<String> PARTS = List.of(
            "?", "&", "#", "%", "+", "/", "=", "RAW(", "RAW{", ")", "}", ")&", "${header.b}", "${env:HOME}", "$simple{body}",
            "{{",
            "}}", "{{x:y}}", "{{?x}}", "\n", "\t", " ", "\\", "%26", "%2F", "%29", "..", ".", "baseUri=",
            "http://127.0.0.1:1/api",
            "&baseUri=http://127.0.0.1:1/api", "&outputType=java.io.File", "proxyHost=127.0.0.1", "/x/", "&query.q=",
            "cancel", "ü", "😀", "\u2028", "\u0000", "\ud800", "Exchange.BODY", "sendcloud:", "'", "\"", "a", "1", "");

    private static final String PANEL = "/panel/api";
    private static final List<String> REQUESTS = new CopyOnWriteArrayList<>();

    private static DefaultCamelContext context;
    private static FluentProducerTemplate template;
    private static HttpServer server;
    private static ApiRequest request;

    /**
     * The methods of this bean return values. A method must be called only once, so the component reads such a value
     * from the evaluated address.
     */
    public static final class Echo {
        public String a(@Header("a") String value) {
            return value;
        }

        public String b(@Header("b") String value) {
            return value;
        }

        public String c(@Header("c") String value) {
            return value;
        }
    }

    /** The values of one call. */
    record Values(String a, String b, String c, String d) {
    }

    @BeforeContainer
    static void start() throws Exception {
        // the server of the JDK accepts any percent-encoded byte
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", request -> {
            REQUESTS.add(request.getRequestMethod() + " " + request.getRequestURI());
            request.getResponseHeaders().set("Content-Type", "application/json");
            request.sendResponseHeaders(200, 2);
            try (OutputStream body = request.getResponseBody()) {
                body.write("{}".getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
        context = new DefaultCamelContext();
        SendcloudComponent component = new SendcloudComponent();
        component.getConfiguration().setPublicKey("public");
        component.getConfiguration().setSecretKey("secret");
        component.getConfiguration().setBaseUri(authority() + PANEL);
        component.getConfiguration().setRateLimiter("off");
        component.getConfiguration().setMaxRetries(0);
        context.addComponent("sendcloud", component);
        context.addComponent("sendcloud-wire", wire(component));
        context.getRegistry().bind("echo", new Echo());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                interceptSendToEndpoint("sendcloud:.*").skipSendToOriginalEndpoint().process(DynamicAddressPropertyTest::bind);
                from("direct:request").toD("sendcloud:moons/${header.a}/x/${header.b}" + QUERY);
                from("direct:last").toD("sendcloud:parcels/tracking/${header.a}");
                from("direct:bean")
                        .toD("sendcloud:moons/${bean:echo?method=a}/x/${bean:echo?method=b}?query.q=${bean:echo?method=c}&"
                             + OPTIONS.substring(1));
                from("direct:wire").toD("sendcloud-wire:moons/${header.a}/x/${header.b}" + QUERY);
            }
        });
        context.start();
        template = context.createFluentProducerTemplate();
    }

    private static String authority() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static SendcloudComponent wire(SendcloudComponent component) {
        SendcloudComponent wire = new SendcloudComponent();
        wire.setConfiguration(component.getConfiguration().copy());
        return wire;
    }

    private static void bind(Exchange exchange) {
        String uri = exchange.getProperty(Exchange.INTERCEPTED_ENDPOINT, String.class);
        SendcloudEndpoint endpoint = context.getEndpoint(uri) instanceof InterceptSendToEndpoint intercepted
                ? (SendcloudEndpoint) intercepted.getOriginalEndpoint() : context.getEndpoint(uri, SendcloudEndpoint.class);
        request = endpoint.users.runtime().request(exchange);
    }

    @AfterContainer
    static void stop() throws Exception {
        context.close();
        server.stop(0);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(PARTS).list().ofMinSize(1).ofMaxSize(5).map(parts -> String.join("", parts)),
                Arbitraries.strings().ofMaxLength(12), Arbitraries.strings().ascii().ofMaxLength(12),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8));
    }

    @Provide
    Arbitrary<List<Values>> values() {
        return Combinators.combine(texts(), texts(), texts(), texts()).as(Values::new).list().ofSize(10);
    }

    private static Exchange send(String uri, Values values) {
        request = null;
        return template.to(uri).withHeader("a", values.a()).withHeader("b", values.b()).withHeader("c", values.c())
                .withHeader("d", values.d()).send();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    private static boolean isSegment(String value) {
        return !value.isBlank() && !value.equals(".") && !value.equals("..") && isText(value);
    }

    /**
     * Returns whether the value has no half of a surrogate pair, and no placeholder, which Camel rejects before the
     * component reads the address.
     */
    private static boolean isText(String value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value) && !value.contains("{{");
    }

    private static boolean hasPlaceholder(Values values) {
        return Stream.of(values.a(), values.b(), values.c(), values.d()).anyMatch(value -> value.contains("{{"));
    }

    private static boolean mustBeSent(Values values) {
        return isSegment(values.a()) && isSegment(values.b()) && isText(values.c()) && isText(values.d())
                && !values.c().isBlank() && !values.d().isBlank();
    }

    private static String moons(Values values) {
        return PANEL + "/v3/moons/" + encoded(values.a()) + "/x/" + encoded(values.b());
    }

    private static void assertRequest(Exchange exchange, String path, boolean mustBeSent) {
        if (exchange.isFailed()) {
            assertThat(mustBeSent).as("%s", exchange.getException()).isFalse();
            assertThat(request).isNull();
        } else {
            assertThat(request.path()).isEqualTo(path);
            assertThat(request.host().toURI()).isEqualTo(authority());
        }
    }

    @Property
    void everyValueIsSentAtItsPlace(@ForAll("values") List<Values> sets) {
        for (Values values : sets) {
            Exchange exchange = send("direct:request", values);

            assertRequest(exchange, moons(values) + "?q=" + encoded(values.c()) + "&r=" + encoded(values.d()),
                    mustBeSent(values));
        }
        assertThat(context.getEndpoints().size()).isLessThan(20);
    }

    @Property
    void aValueAtTheEndOfTheAddressIsSentAtItsPlace(@ForAll("values") List<Values> sets) {
        for (Values values : sets) {
            Exchange exchange = send("direct:last", values);

            assertRequest(exchange, PANEL + "/v3/parcels/tracking/" + encoded(values.a()), isSegment(values.a()));
        }
    }

    /**
     * A value of a method is rejected when the value resembles the surrounding address, and when the message has a
     * placeholder.
     */
    @Property
    void aMethodValueIsSentAtItsPlaceOrIsRejected(@ForAll("values") List<Values> sets) {
        for (Values values : sets) {
            String all = values.a() + values.b() + values.c();
            if (hasPlaceholder(values)) {
                assertThat(send("direct:bean", values).isFailed()).isTrue();
                assertThat(request).isNull();
                continue;
            }
            // the value "x/" between "/x/" and the next text is ambiguous, too
            boolean plain = mustBeSent(new Values(values.a(), values.b(), values.c(), "d"))
                    && all.chars().noneMatch(c -> "/?&".indexOf(c) >= 0);

            assertRequest(send("direct:bean", values), moons(values) + "?q=" + encoded(values.c()), plain);
        }
    }

    @Property
    void theServerReceivesEveryValueUnchanged(@ForAll("values") List<Values> sets) {
        Values values = sets.get(0);
        REQUESTS.clear();

        Exchange exchange = send("direct:wire", values);

        if (exchange.isFailed()) {
            assertThat(mustBeSent(values)).as("%s", exchange.getException()).isFalse();
            assertThat(REQUESTS).isEmpty();
        } else {
            assertThat(REQUESTS).containsExactly(
                    "GET " + moons(values) + "?q=" + encoded(values.c()) + "&r=" + encoded(values.d()));
        }
    }
}
