package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** PUT and PATCH of a parcel of version 2 are called only when the route names the method. */
class NamedMethodTest extends RecordedTestSupport {

    @Test
    void aParcelIsReadWithAnyBodyWhenNoMethodIsSet() {
        server.respond(json("{\"parcel\":{\"id\":5}}"));
        for (Object body : new Object[] { null, "", "text", Map.of("parcel", Map.of()), "{}".getBytes() }) {
            assertThat(call(uri("parcels/5"), body).getException()).isNull();
            assertThat(call(uri("parcels/{id}"), body, SendcloudConstants.ID, 5).getException()).isNull();
        }
        assertThat(paths()).hasSize(10).containsOnly("GET /panel/api/v2/parcels/5");
        assertThat(sent()).containsOnly("");
    }

    @Test
    void aNamedMethodIsSentWithItsBody() {
        server.respond(json("{\"parcel\":{\"id\":5,\"errors\":{}}}"));
        Exchange put
                = call(uri("parcels/{id}?method=PUT"), Map.of("parcel", Map.of("weight", "1.5")), SendcloudConstants.ID, 5);
        Exchange patch = call(uri("parcels/5?outputType=model"), "{\"parcel\":{}}", SendcloudConstants.METHOD, "PATCH");

        assertThat(put.getException()).isNull();
        assertThat(patch.getException()).isNull();
        assertThat(patch.getMessage().getHeader(SendcloudConstants.OPERATION)).isEqualTo("v2 PATCH /parcels/{id}");
        assertThat(patch.getMessage().getBody()).isInstanceOf(io.github.camelsendcloud.model.ParcelEnvelopeV2.class);
        assertThat(paths()).containsExactly("PUT /panel/api/v2/parcels/5", "PATCH /panel/api/v2/parcels/5");
        assertThat(sent()).containsExactly("{\"parcel\":{\"weight\":\"1.5\"}}", "{\"parcel\":{}}");
    }

    @Test
    void aParcelOfTheSandboxIsChangedById() {
        Map<String, Object> parcel = Map.of(
                "name", "Jane Roe", "address", "Rathausplatz", "house_number", "1", "city", "Stuttgart", "postal_code", "70173",
                "country", "DE", "weight", "1.000", "request_label", false);
        Map<?, ?> created = (Map<?, ?>) call("sendcloud:parcels?apiVersion=v2&outputType=map", Map.of("parcel", parcel))
                .getMessage().getBody(Map.class).get("parcel");
        for (String method : List.of("PUT", "PATCH")) {
            Exchange changed = call(
                    "sendcloud:parcels/{id}?outputType=map&method=" + method, Map.of("parcel", Map.of("city", method)),
                    SendcloudConstants.ID, created.get("id"));

            assertThat(changed.getException()).isNull();
            Map<?, ?> read
                    = (Map<?, ?>) call("sendcloud:parcels/{id}?outputType=map", null, SendcloudConstants.ID, created.get("id"))
                            .getMessage().getBody(Map.class).get("parcel");
            assertThat(read.get("city")).isEqualTo(method);
        }
    }

    @Test
    void aNamedMethodNeedsABodyAndReportsErrors() {
        assertThat(call(uri("parcels/5?method=PUT"), null).getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a body");
        server.respond(json("{\"parcel\":{\"id\":5,\"errors\":{\"weight\":\"too heavy\"}}}"));
        assertThat(call(uri("parcels/5?method=PATCH"), "{}").getException())
                .isInstanceOf(SendcloudPartialFailureException.class);
    }

    @Test
    void aServerErrorOfANamedMethodLeavesTheOutcomeUnknown() {
        server.respond(response(503, "text/plain", "later"));

        assertThat(call(uri("parcels/5?method=PUT"), "{}").getException())
                .isInstanceOf(SendcloudOutcomeUnknownException.class).hasMessageContaining("parcels/{id}");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anUnlistedAddressBelowParcelsIsPosted() {
        call(uri("parcels/new?strict=false&apiVersion=v2"), "{}");

        assertThat(paths()).containsExactly("POST /panel/api/v2/parcels/new");
    }
}
