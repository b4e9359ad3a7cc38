package io.github.camelsendcloud;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A received event and a polled item become CloudEvents. */
class CloudEventsTest extends WebhookTestSupport {

    private static final String CLOUD_EVENT = "sendcloud:application-cloudevents";

    @Test
    void twoDeliveriesOfAnEventHaveTheSameId() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("sendcloud:webhook?path=/hook").transformDataType(CLOUD_EVENT).to("mock:events");
            }
        });

        postSigned("/hook", EVENT);
        postSigned("/hook", EVENT);
        postSigned("/hook", EVENT.replace("1525271885993", "1525271885994"));

        List<Exchange> events = getMockEndpoint("mock:events").getExchanges();
        assertThat(events).hasSize(3);
        Map<String, Object> first = events.get(0).getMessage().getHeaders();
        assertThat(first).containsEntry("CamelCloudEventVersion", "1.0")
                .containsEntry("CamelCloudEventType", "io.github.camelsendcloud.parcel_status_changed")
                .containsEntry("CamelCloudEventSource", "sendcloud").containsEntry("CamelCloudEventSubject", "1")
                .containsEntry("CamelCloudEventTime", "2018-05-02T14:38:05.993Z")
                .containsEntry("Content-Type", "application/json");
        assertThat(events).extracting(event -> event.getMessage().getHeader("CamelCloudEventID")).doesNotContainNull()
                .satisfiesExactly(
                        id -> assertThat(id).isEqualTo(first.get("CamelCloudEventID")),
                        id -> assertThat(id).isEqualTo(first.get("CamelCloudEventID")),
                        id -> assertThat(id).isNotEqualTo(first.get("CamelCloudEventID")));
    }

    @Test
    void aPolledShipmentNamesTheListTheShipmentAndTheTimeOfTheChange() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("sendcloud:shipments?startFrom=beginning&startScheduler=false").routeId("poll")
                        .transformDataType(CLOUD_EVENT)
                        .to("mock:changes");
            }
        });
        assertThat(call("sendcloud:shipments/announce", shipment()).getException()).isNull();

        ((SendcloudPollingConsumer) context.getRoute("poll").getConsumer()).run();

        Map<String, Object> headers = getMockEndpoint("mock:changes").getExchanges().get(0).getMessage().getHeaders();
        assertThat(headers).containsEntry("CamelCloudEventType", "io.github.camelsendcloud.changed.shipments")
                .containsEntry("CamelCloudEventSubject", headers.get(SendcloudConstants.ID))
                .containsEntry("CamelCloudEventTime", headers.get(SendcloudConstants.CHANGED_AT).toString());
    }

    @Test
    void aMessageThatIsNoEventIsRejected() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:other").transformDataType(CLOUD_EVENT);
            }
        });

        assertThat(call("direct:other", "{}").getException()).hasMessageStartingWith("The message is no event of Sendcloud");
    }
}
