package io.github.camelsendcloud;

import java.util.Map;

import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** With {@code strict=false} a request that the catalog does not list is sent unchanged. */
class UnlistedAddressTest extends SandboxTestSupport {

    private static final String V3 = "strict=false&apiVersion=v3&throwExceptionOnFailure=false";
    private static final String V2 = V3.replace("v3", "v2");

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:patch").toD("sendcloud:shipments/${body[id]}?method=PATCH&" + V3);
                from("direct:read").toD("sendcloud:shipments/${body[id]}?" + V3);
            }
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "shipments/validate?          | POST   | /api/v3/shipments/validate",
            "shipments/validate?method=POST& | POST | /api/v3/shipments/validate",
            "shipments/validate?method=PUT&  | PUT  | /api/v3/shipments/validate",
            "shipments/{id}?method=PATCH& | PATCH  | /api/v3/shipments/a%20b",
            "shipments/7?method=PATCH&    | PATCH  | /api/v3/shipments/7",
            "shipments?method=PUT&        | PUT    | /api/v3/shipments",
            "shipments/7/cancel?          | POST   | /api/v3/shipments/7/cancel",
            "orders/7?method=patch&       | PATCH  | /api/v3/orders/7",
            "moons/{id}?                  | POST   | /api/v3/moons/a%20b" })
    void aBodyIsSentWithTheExpectedMethodToTheExpectedPath(String address, String method, String path) {
        call("sendcloud:" + address + V3, Map.of("a", 1), SendcloudConstants.ID, "a b");

        assertThat(sandbox().requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo(method);
            assertThat(request.path()).isEqualTo(path);
            assertThat(request.bodyText()).isEqualTo("{\"a\":1}");
        });
    }

    @Test
    void aListedAddressIsCalledAsListed() {
        call("sendcloud:shipments/7?" + V3, null);
        call("sendcloud:shipments/{id}?" + V3, Map.of("a", 1), SendcloudConstants.ID, 7);
        call("direct:read", Map.of("id", 7));

        assertThat(sandbox().requests()).hasSize(3).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/api/v3/shipments/7");
            assertThat(request.bodyLength()).isZero();
        });
        assertThat(call("sendcloud:orders/7?" + V3, Map.of("a", 1)).getException())
                .hasMessageContaining("use one of [")
                .hasMessageContaining("Set the option method or the header CamelSendcloudMethod");
    }

    @Test
    void anUnlistedPathOfAServiceUsesTheHostOfTheService() {
        call("sendcloud:service-points/new_thing?" + V2, Map.of("a", 1));

        assertThat(sandbox().requests()).extracting(RecordedRequest::method, RecordedRequest::path)
                .containsExactly(tuple(
                        "POST", "/service-points-host/api/v2/service-points/new_thing"));
    }

    @Test
    void aDynamicAddressAcceptsUnlistedMethods() {
        call("direct:patch", Map.of("id", "a b"));

        assertThat(sandbox().requests()).extracting(RecordedRequest::path).containsExactly("/api/v3/shipments/a%20b");
    }

    @Test
    void theMethodHeaderAcceptsUnlistedMethods() {
        call("sendcloud:shipments?" + V3, Map.of("a", 1), SendcloudConstants.METHOD, "DELETE");

        assertThat(sandbox().requests()).extracting(RecordedRequest::method).containsExactly("DELETE");
    }

    @ParameterizedTest
    @ValueSource(strings = { "v3/shipments?apiVersion=v3", "v2/parcels?apiVersion=v3", "v4/moons?apiVersion=v3" })
    void twoVersionsInOneAddressAreRejected(String address) {
        for (String strict : new String[] { "", "&strict=false" }) {
            assertThatThrownBy(() -> context.getEndpoint("sendcloud:" + address + strict))
                    .isInstanceOf(ResolveEndpointFailedException.class)
                    .hasMessageContaining("has a version in it: leave the version out");
        }
    }
}
