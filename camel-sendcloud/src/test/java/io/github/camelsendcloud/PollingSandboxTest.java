package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A route polls the sandbox, whose shipments and parcels change their status like real shipments. */
class PollingSandboxTest extends SandboxTestSupport {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (String list : List.of("shipments", "parcels")) {
                    from("sendcloud:" + list + "?startFrom=beginning&startScheduler=false&outputType=map").routeId(list)
                            .to("mock:" + list);
                }
            }
        };
    }

    private List<Map<?, ?>> poll(String list) throws Exception {
        getMockEndpoint("mock:" + list).reset();
        ((SendcloudPollingConsumer) context.getRoute(list).getConsumer()).run();
        assertThat(((SendcloudPollingConsumer) context.getRoute(list).getConsumer()).getErrorCounter()).isZero();
        return getMockEndpoint("mock:" + list).getExchanges().stream()
                .<Map<?, ?>> map(exchange -> exchange.getMessage().getBody(Map.class)).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parcel(Map<?, ?> shipment) {
        return ((List<Map<String, Object>>) shipment.get("parcels")).get(0);
    }

    @Test
    void aShipmentIsDeliveredAfterItsCreationAndAfterAStatusChange() throws Exception {
        call("sendcloud:shipments/announce", shipment());
        List<Map<?, ?>> first = poll("shipments");
        assertThat(first).hasSize(1);
        assertThat(poll("shipments")).isEmpty();

        sandbox().parcelStatus(((Number) parcel(first.get(0)).get("id")).longValue(), "DELIVERED");
        List<Map<?, ?>> second = poll("shipments");
        assertThat(second).hasSize(1);
        assertThat(parcel(second.get(0)).get("status")).asString().contains("DELIVERED");
        assertThat(poll("shipments")).isEmpty();
    }

    @Test
    void aParcelOfV2IsDeliveredAfterItsCreationAndAfterAStatusChange() throws Exception {
        call("sendcloud:shipments/announce", shipment());
        List<Map<?, ?>> first = poll("parcels");
        assertThat(first).hasSize(1);
        sandbox().parcelStatus(((Number) first.get(0).get("id")).longValue(), "DELIVERED");
        assertThat(poll("parcels")).hasSize(1);
        assertThat(poll("parcels")).isEmpty();
    }
}
