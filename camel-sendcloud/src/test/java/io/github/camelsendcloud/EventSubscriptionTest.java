package io.github.camelsendcloud;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import io.github.camelsendcloud.internal.binding.TestJson;
import io.github.camelsendcloud.model.SubscriptionEvent;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Message;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Deliveries of an event subscription are authenticated, and the component registers the subscription. */
class EventSubscriptionTest extends WebhookTestSupport {

    private static final String BASE = "sendcloud:events?path=/events&outputType=model";
    private static final String DELIVERY
            = "{\"event_type\": \"parcels.event.created\", \"data\": {\"parcel\": {\"parcel_id\": 7},"
              + " \"event\": {\"timestamp\": \"2026-01-15T10:30:00Z\", \"phase\": \"sorted\"}}}";

    @Test
    void aBearerTokenIsChecked() throws Exception {
        route(BASE + "&deliveryAuth=bearer&deliveryToken=t0ken", "mock:events");
        MockEndpoint events = getMockEndpoint("mock:events");
        events.expectedMessageCount(1);

        assertThat(post("/events", DELIVERY, "Authorization", "Bearer t0ken").statusCode()).isEqualTo(200);
        for (String wrong : List.of("Bearer t0keN", "Bearer ", "t0ken", "Basic t0ken", "Bearer t0ken ,x")) {
            assertThat(post("/events", DELIVERY, "Authorization", wrong).statusCode()).as(wrong).isEqualTo(401);
        }
        assertThat(post("/events", DELIVERY).statusCode()).isEqualTo(401);

        events.assertIsSatisfied();
        assertThat(events.getExchanges().get(0).getMessage().getBody()).isInstanceOfSatisfying(
                SubscriptionEvent.class, event -> assertThat(event.data().event().phase()).isEqualTo("sorted"));
        assertThat(events.getExchanges().get(0).getMessage().getHeader(SendcloudConstants.PARCEL_ID)).isEqualTo(7L);
    }

    @Test
    void aUserNameAndAPasswordAreChecked() throws Exception {
        route(BASE + "&deliveryAuth=basic&deliveryUsername=u&deliveryPassword=p", "mock:events");

        String right = Base64.getEncoder().encodeToString("u:p".getBytes(StandardCharsets.UTF_8));
        assertThat(post("/events", DELIVERY, "Authorization", "Basic " + right).statusCode()).isEqualTo(200);
        assertThat(post("/events", DELIVERY, "Authorization", "Basic " + right + "=").statusCode()).isEqualTo(401);
    }

    @Test
    void anApiKeyIsChecked() throws Exception {
        route(BASE + "&deliveryAuth=api_key&deliveryApiKeyHeader=X-Mine&deliveryApiKey=k", "mock:events");

        assertThat(post("/events", DELIVERY, "X-Mine", "k").statusCode()).isEqualTo(200);
        assertThat(post("/events", DELIVERY, "X-Mine", "k", "X-Mine", "k").statusCode()).isEqualTo(401);
        assertThat(post("/events", DELIVERY, "X-Api-Key", "k").statusCode()).isEqualTo(401);
    }

    @Test
    void deliveryAuthIsRequiredAndNoneAcceptsAnySender() throws Exception {
        assertThatThrownBy(() -> route(BASE, "mock:events")).hasStackTraceContaining("Option deliveryAuth is missing");
        assertThatThrownBy(() -> route(BASE + "&deliveryAuth=bearer", "mock:events"))
                .hasStackTraceContaining("Option deliveryToken is missing");

        route(BASE + "&deliveryAuth=none", "mock:events");

        assertThat(post("/events", DELIVERY).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "bearer&deliveryToken=t0ken", "basic&deliveryUsername=u&deliveryPassword=p", "api_key&deliveryApiKey=k" })
    void aConnectionAndASubscriptionAreCreatedOnceAndTested(String auth) throws Exception {
        MockEndpoint events = getMockEndpoint("mock:events");
        events.expectedMessageCount(2);
        route(BASE + "&register=true&sendTestEvent=true&externalUrl=" + address("/events") + "&deliveryAuth=" + auth,
                "mock:events");
        context.getRouteController().stopRoute("hook");
        context.getRouteController().startRoute("hook");

        events.assertIsSatisfied();
        assertThat(sandbox().requests()).filteredOn(request -> request.method().equals("POST"))
                .extracting(request -> request.path().replaceAll(".*/event-subscriptions/|/\\d+", ""))
                .containsExactly("connections", "subscriptions", "broadcast/test", "broadcast/test");
    }

    @Test
    void aChangedCredentialIsRegisteredWithTheOptionRegisterReplace() throws Exception {
        String address = BASE + "&register=true&externalUrl=" + address("/events") + "&deliveryAuth=bearer&deliveryToken=";
        route(address + "old", "mock:events");
        context.getRouteController().stopRoute("hook");
        context.removeRoute("hook");
        sandbox().clearRequests();
        route(address + "new", "mock:events");
        assertThat(changes()).as("a credential that cannot be compared stays unchanged").isEmpty();
        context.getRouteController().stopRoute("hook");
        context.removeRoute("hook");

        route(address + "new&registerReplace=true&sendTestEvent=true", "mock:events");

        assertThat(changes()).containsExactly("PATCH");
        getMockEndpoint("mock:events").expectedMessageCount(1);
        getMockEndpoint("mock:events").assertIsSatisfied();
    }

    private static List<String> changes() {
        return sandbox().requests().stream().filter(request -> request.path().contains("/connections"))
                .map(RecordedRequest::method).filter(method -> !method.equals("GET")).toList();
    }

    @Test
    void anEventOfACarrierArrivesThroughTheSubscription() throws Exception {
        MockEndpoint events = getMockEndpoint("mock:events");
        events.expectedMessageCount(2);
        route(BASE + "&register=true&externalUrl=" + address("/events") + "&deliveryAuth=bearer&deliveryToken=t0ken",
                "mock:events");
        String announced = call("sendcloud:shipments/announce", shipment()).getMessage().getBody(String.class);
        long parcel = TestJson.MAPPER.readTree(announced).at("/data/parcels/0/id").asLong();

        sandbox().parcelStatus(parcel, "DELIVERED");

        events.assertIsSatisfied();
        assertThat(events.getExchanges().get(0).getMessage().getBody(SubscriptionEvent.class).data().event().phase())
                .isEqualTo("ready_to_send");
        Message message = events.getExchanges().get(1).getMessage();
        assertThat(message.getHeader(SendcloudConstants.EVENT)).isEqualTo("parcels.event.created");
        assertThat(message.getHeader(SendcloudConstants.PARCEL_ID)).isEqualTo(parcel);
        assertThat(message.getHeader(SendcloudConstants.TRACKING_NUMBER, String.class)).isNotEmpty();
        assertThat(message.getHeader(SendcloudConstants.EVENT_TIMESTAMP)).isInstanceOf(Instant.class);
        assertThat(message.getBody()).isInstanceOfSatisfying(SubscriptionEvent.class, event -> {
            assertThat(event.data().event().phase()).isEqualTo("delivered");
            assertThat(event.data().event().endOfTracking()).isTrue();
        });
    }
}
