package io.github.camelsendcloud.internal.binding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.SendcloudPartialFailureException;
import io.github.camelsendcloud.api.ApiError;
import io.github.camelsendcloud.internal.client.PreparedResponses;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The responses to the requests of a batch are joined. A request has at most 100 orders. */
@Timeout(30)
class BatchResponseBindingTest {

    private final PreparedResponses server = new PreparedResponses(() -> {
    });
    private final SendcloudConfiguration configuration = new SendcloudConfiguration();

    BatchResponseBindingTest() {
        configuration.setMethod("POST");
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    /** Sends a list of orders. */
    private Exchange call(int count) {
        List<Map<String, Object>> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> order = new LinkedHashMap<>();
            order.put("order_id", "id-" + i);
            orders.add(order);
        }
        Exchange exchange = new DefaultExchange(server.context());
        exchange.getMessage().setBody(orders);
        boolean[] done = new boolean[1];
        server.runtime(EndpointBinding.resource("orders", configuration), configuration)
                .call(exchange, () -> false, sync -> done[0] = true);
        assertThat(done[0]).isTrue();
        return exchange;
    }

    /** Returns the response to orders that were created. */
    private static String created(int from, int to) {
        List<String> orders = new ArrayList<>();
        for (int i = from; i < to; i++) {
            orders.add("{\"order_id\":\"id-" + i + "\"}");
        }
        return "{\"data\":[" + String.join(",", orders) + "]}";
    }

    private static JsonNode list(Exchange exchange) throws Exception {
        return Json.MAPPER.readTree(exchange.getMessage().getBody(String.class)).path("data");
    }

    private static JsonNode list(SendcloudPartialFailureException e) throws Exception {
        return Json.MAPPER.readTree(e.getResponseBody()).path("data");
    }

    private static SendcloudPartialFailureException partial(Exchange exchange) {
        return exchange.getException(SendcloudPartialFailureException.class);
    }

    @Test
    void theResponsesAreJoinedInTheOrderOfTheList() throws Exception {
        server.respond(201, created(0, 100));
        server.respond(201, created(100, 103));
        Exchange exchange = call(103);
        assertThat(exchange.getException()).isNull();
        JsonNode list = list(exchange);
        assertThat(list).hasSize(103);
        for (int i = 0; i < 103; i++) {
            assertThat(list.get(i).path("order_id").asText()).isEqualTo("id-" + i);
        }
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).as("the attempts of both requests")
                .isEqualTo(2);
    }

    @Test
    void theErrorsOfARejectedRequestHaveThePlacesOfTheirItems() throws Exception {
        server.respond(201, created(0, 100));
        server.respond(400, "{\"errors\":[{\"code\":\"invalid\",\"detail\":\"no such code\","
                            + "\"source\":{\"pointer\":\"/data/attributes/[1]/order_id\"}}]}");
        SendcloudPartialFailureException e = partial(call(103));
        assertThat(list(e).at("/101/errors/0/code").asText()).isEqualTo("invalid");
        assertThat(list(e).at("/100/errors/0/code").asText()).as("an item without a separate error")
                .isEqualTo("not_processed");
        assertThat(list(e).at("/102/errors/0/code").asText()).isEqualTo("not_processed");
        assertThat(e.getErrors()).extracting(ApiError::source).as("the index in the whole list")
                .containsExactly("/data/attributes/[101]/order_id");
        assertThat(e.getSucceeded()).hasSize(100);
    }

    @Test
    void anErrorWithoutAnIndexBelongsToEachItemOfItsRequest() throws Exception {
        server.respond(400, "{\"errors\":[{\"code\":\"invalid\",\"detail\":\"all wrong\"}]}");
        server.respond(201, created(100, 101));
        SendcloudPartialFailureException e = partial(call(101));
        for (int i = 0; i < 100; i++) {
            assertThat(list(e).get(i).at("/errors/0/code").asText()).isEqualTo("invalid");
        }
        assertThat(list(e).get(100).path("order_id").asText()).isEqualTo("id-100");
        assertThat(e.getErrors()).as("one error for all items").hasSize(1);
    }

    @Test
    void withoutTheOptionFailOnPartialFailureTheErrorsAreInTheBody() throws Exception {
        configuration.setFailOnPartialFailure(false);
        server.respond(201, created(0, 100));
        server.respond(400, "{\"errors\":[{\"code\":\"invalid\",\"detail\":\"all wrong\"}]}");
        Exchange exchange = call(101);
        assertThat(exchange.getException()).isNull();
        JsonNode list = list(exchange);
        assertThat(list.get(99).path("order_id").asText()).isEqualTo("id-99");
        assertThat(list.get(100).at("/errors/0/code").asText()).isEqualTo("invalid");
    }

    @Test
    void aFailureThatConcernsTheFollowingRequestsEndsTheBatch() throws Exception {
        server.respond(201, created(0, 100));
        server.respond(403, "{}");
        SendcloudPartialFailureException e = partial(call(250));
        assertThat(server.requests()).as("the third request is not sent").hasSize(2);
        assertThat(list(e).at("/150/errors/0/code").asText()).isEqualTo("failed");
        assertThat(list(e).at("/249/errors/0/code").asText()).isEqualTo("not_sent");
        assertThat(e.getSucceeded()).hasSize(100);
        assertThat(e.getCause()).isNotNull();
    }

    @Test
    void theOutcomeOfAnItemThatTheResponseDoesNotContainIsUnknown() throws Exception {
        server.respond(201, created(0, 100));
        server.respond(201, created(101, 102));
        SendcloudPartialFailureException e = partial(call(103));
        assertThat(list(e).at("/100/errors/0/code").asText()).isEqualTo("outcome_unknown");
        assertThat(list(e).at("/101/order_id").asText()).isEqualTo("id-101");
        assertThat(list(e).at("/102/errors/0/code").asText()).isEqualTo("outcome_unknown");
    }

    @Test
    void fieldsBesideTheListAreKeptAndTheirListsAreJoined() throws Exception {
        server.respond(201, created(0, 100).replace("]}", "],\"notes\":[1],\"total\":100}"));
        server.respond(201, created(100, 101).replace("]}", "],\"notes\":[2],\"total\":1}"));
        JsonNode body = Json.MAPPER.readTree(call(101).getMessage().getBody(String.class));
        assertThat(body.path("notes").toString()).isEqualTo("[1,2]");
        assertThat(body.path("total").asInt()).as("the latest value").isEqualTo(1);
    }
}
