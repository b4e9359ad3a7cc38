package io.github.camelsendcloud;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A dynamic address rejects values that do not fit their place, and keeps fixed values unchanged. */
class DynamicAddressValueTest extends SandboxTestSupport {

    private static final String LENIENT = "throwExceptionOnFailure=false";

    /** This body counts the calls of its method confirm, which is no getter. */
    public static final class Order {
        private int calls;

        public String confirm() {
            calls++;
            return "same";
        }

        public List<Integer> getIds() {
            return List.of(1, 2);
        }
    }

    /** This body is a record. */
    public record Orders(List<Integer> ids) {
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:tracking").toD("sendcloud:parcels/tracking/${body}?" + LENIENT);
                from("direct:parcel").toD("sendcloud:parcels/${body}");
                from("direct:open").toD(
                        "sendcloud:shipments/${header.x}?method=POST&strict=false&apiVersion=v3&" + LENIENT);
                from("direct:header").to("sendcloud:parcels/{id}");
                from("direct:part").toD("sendcloud:parcels/tracking/P-${header.a}?" + LENIENT);
                from("direct:parts").toD("sendcloud:parcels/tracking/${header.a}-${header.b}?" + LENIENT);
                from("direct:partQuery").toD("sendcloud:shipments?method=GET&query.order_number=P-${header.a}");
                from("direct:partReference").toD("sendcloud:shipments/announce?externalReference=P-${header.a}");
                from("direct:confirm").toD("sendcloud:parcels/tracking/${body.confirm}?" + LENIENT);
                from("direct:ids").toD("sendcloud:shipments?method=GET&query.ids=${body.ids}");
                from("direct:maxItems").toD("sendcloud:shipments?method=GET&fetchAll=true&maxItems=${header.a}");
                from("direct:scope").toD("sendcloud:shipments?method=GET&scope=${header.a}");
                from("direct:raw").toD("sendcloud:parcels/${body}?apiVersion=RAW(v2)&" + LENIENT);
                from("direct:dash").toD("sendcloud:shipments?method=GET&secret-key=${header.a}");
                from("direct:double").toD("sendcloud:shipments?method=GET&&query.order_number=${header.a}");
                from("direct:trailing").toD("sendcloud:shipments?query.order_number=${header.a}&method=GET&");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "a%20b", "a b", "a+b", "a%2Bb", "50%25", "a%2520b", "RAW(a%20b)", "RAW(a+b&c)", "ü", "%C3%BC", "a=b" })
    void aFixedQueryValueStaysUnchangedBesideAValueOfTheMessage(String fixed) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:plain").toD("sendcloud:shipments?method=GET&query.order_number=" + fixed);
                from("direct:beside").toD("sendcloud:shipments?method=GET&query.order_number=" + fixed
                                          + "&query.page_size=${header.size}");
            }
        });
        assertThat(call("direct:plain", null).getException()).isNull();
        assertThat(call("direct:beside", null, "size", 7).getException()).isNull();

        List<RecordedRequest> requests = sandbox().requests();
        assertThat(requests.get(1).query()).isEqualTo(requests.get(0).query() + "&page_size=7");
    }

    @ParameterizedTest
    @ValueSource(strings = { "&", "?&", "?", "&&", "?&&&", "=", "&=" })
    void aQueryHeaderWithoutAParameterIsRejected(String query) {
        assertThat(call("sendcloud:orders?method=GET", null, SendcloudConstants.QUERY, query).getException())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(SendcloudConstants.QUERY);
        assertThat(sandbox().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "direct:part", "direct:partQuery", "direct:partReference", "direct:parts" })
    void anEmptyPartOfAValueIsRejected(String uri) {
        for (Object nothing : new Object[] { "", " ", null }) {
            assertThat(call(uri, shipment(), "a", nothing, "b", "x").getException())
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("${header.a}");
        }
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void aValueThatNamesAnotherResourceIsRejected() {
        assertThat(call("direct:open", Map.of(), "x", "announce").getException())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("shipments/announce");
        assertThat(call("direct:parcel", "statuses").getException())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("parcels/statuses");
        assertThat(call("direct:header", null, SendcloudConstants.ID, "statuses").getException())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("parcels/statuses");
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void aMethodIsCalledOnce() {
        Order order = new Order();
        call("direct:confirm", order);

        assertThat(order.calls).isEqualTo(1);
        assertThat(sandbox().requests()).extracting(RecordedRequest::path)
                .containsExactly("/api/v3/parcels/tracking/same");
    }

    @Test
    void aListFromAGetterIsSentAsAList() {
        call("direct:ids", new Order());
        call("direct:ids", new Orders(List.of(3, 4)));

        assertThat(sandbox().requests()).extracting(RecordedRequest::query).containsExactly("ids=1,2", "ids=3,4");
    }

    @Test
    void aValueThatIsNotASingleValueIsRejected() {
        Supplier<String> supplier = () -> "x";
        Iterator<String> iterator = List.of("x").iterator();
        for (Object value : List.of(
                List.of("a/b", "c"), new String[] { "a" }, Map.of("a", 1), supplier, iterator, new Object())) {
            assertThat(call("direct:tracking", value).getException()).as("%s", value)
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("${body}");
            assertThat(call("direct:header", null, SendcloudConstants.ID, value).getException()).as("%s", value)
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(SendcloudConstants.ID);
            assertThat(call("direct:part", null, "a", value).getException()).as("%s", value)
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("${header.a}");
        }
        assertThat(call("sendcloud:shipments?method=GET", null, SendcloudConstants.QUERY, Map.of("order_number", supplier))
                .getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("order_number");
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void anOptionWithoutAValueIsRejected() {
        for (String uri : List.of("direct:maxItems", "direct:scope")) {
            assertThat(call(uri, null).getException()).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Option " + uri.substring(7));
        }
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void theVersionMayBeWrittenInRaw() {
        call("direct:raw", 17);

        assertThat(sandbox().requests()).extracting(RecordedRequest::path).containsExactly("/api/v2/parcels/17");
    }

    @Test
    void anUnusualSpellingOfTheOptionsIsRejected() {
        assertThat(call("direct:dash", null, "a", "k").getException()).hasMessageContaining("write secretKey");
        assertThat(call("direct:double", null, "a", "k").getException()).hasMessageContaining("&");
        assertThat(call("direct:trailing", null, "a", "k").getException()).hasMessageContaining("&");
        assertThat(sandbox().requests()).isEmpty();
    }
}
