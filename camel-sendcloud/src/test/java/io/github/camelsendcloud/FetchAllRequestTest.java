package io.github.camelsendcloud;

import java.io.ByteArrayInputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A call with {@code fetchAll} reads a list and creates nothing. */
class FetchAllRequestTest extends SandboxTestSupport {

    @ParameterizedTest
    @ValueSource(strings = { "shipments", "orders", "parcels" })
    void theBodyOfTheMessageIsNotSent(String list) {
        for (Object body : List.of(
                "{\"a\":1}", shipment(), List.of(), new byte[] { '1' }, new ByteArrayInputStream(new byte[] { '1' }))) {
            sandbox().clearRequests();

            Exchange exchange = call("sendcloud:" + list + "?fetchAll=true", body);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody()).isInstanceOf(Iterator.class);
            assertThat(sandbox().requests()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("GET");
                assertThat(request.bodyLength()).isZero();
            });
        }
    }

    @ParameterizedTest
    @CsvSource({ "shipments, POST", "orders, POST", "parcels, PUT", "parcels, post" })
    void aMethodWithoutAListIsRejected(String list, String method) {
        Exchange exchange = call("sendcloud:" + list + "?fetchAll=true", Map.of("a", 1), SendcloudConstants.METHOD, method);

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fetchAll").hasMessageContaining(SendcloudConstants.METHOD)
                .hasMessageContaining(method.toUpperCase() + " /" + list + " is no list with pages");
        assertThat(sandbox().requests()).isEmpty();
        assertThatThrownBy(() -> context.getEndpoint("sendcloud:" + list + "?fetchAll=true&method=" + method))
                .isInstanceOf(ResolveEndpointFailedException.class).hasMessageContaining("is no list with pages");
    }

    @Test
    void theMethodGetMayBeSet() {
        assertThat(call("sendcloud:shipments?fetchAll=true", null, SendcloudConstants.METHOD, "GET").getException()).isNull();
        assertThat(call("sendcloud:shipments?fetchAll=true&method=GET", null).getException()).isNull();
        assertThat(call("sendcloud:shipments?fetchAll=true&method=GET", "{}").getException())
                .hasMessageContaining("takes no body, and the message has one");
    }

    @Test
    void theQueryIsCheckedAgainstTheListOperation() {
        assertThatThrownBy(() -> context.getEndpoint("sendcloud:parcels?fetchAll=true&query.errors=verbose"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("'errors' cannot be 'verbose': use one of verbose-carrier");
    }

    @Test
    void fetchAllIsRejectedForAnUnlistedOperation() {
        assertThatThrownBy(() -> context.getEndpoint("sendcloud:moons?fetchAll=true&strict=false&apiVersion=v3"))
                .isInstanceOf(ResolveEndpointFailedException.class).hasMessageContaining("Option fetchAll cannot be true");
    }
}
