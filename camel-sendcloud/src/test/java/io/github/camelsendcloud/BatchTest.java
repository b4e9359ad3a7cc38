package io.github.camelsendcloud;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.internal.binding.TestJson;
import io.github.camelsendcloud.model.OrderReferenceList;
import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A list of any length is sent in parts, and the responses of the parts are joined to one response. */
class BatchTest extends BatchTestSupport {

    @TempDir
    private Path folder;

    record Bean(String order_id, String order_number, Object order_details, Object payment_details, String none) {

        static Bean of(Map<String, Object> order) {
            return new Bean(
                    (String) order.get("order_id"), (String) order.get("order_number"), order.get("order_details"),
                    order.get("payment_details"), null);
        }
    }

    /** Maps the part of the response that a test reads. */
    public record CreatedOrders(List<Item> data) {

        public record Item(String order_id) {
        }
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder.resolve("in") + "?initialDelay=0&delay=50&noop=true").to(ORDERS).to("mock:files");
                from("direct:transacted").process(exchange -> exchange.getUnitOfWork().beginTransactedBy("test")).to(ORDERS);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({ "1, 1", "100, 1", "101, 2", "250, 3" })
    void ordersAreSentInPartsOfAHundredAndTheResultsKeepTheirOrder(int count, int requests) {
        Exchange exchange = call(ORDERS, orders(count), "Kept", "yes");

        assertThat(places(json(exchange).path("data"), "order_id")).isEqualTo(numbered("id-", 0, count));
        assertThat(sandbox().requests()).hasSize(requests).allSatisfy(request -> {
            assertThat(request.status()).isEqualTo(201);
            assertThat(request.header("Content-Type")).contains("application/json");
        });
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(SendcloudConstants.HTTP_RESPONSE_CODE, 201)
                .containsEntry(SendcloudConstants.OPERATION, "v3 POST /orders")
                .containsEntry(SendcloudConstants.ATTEMPTS, requests)
                .containsEntry("Kept", "yes");
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class)).startsWith("application/json");
        assertThat(exchange.getMessage().getBody()).isInstanceOf(StreamCache.class);
    }

    @Test
    void everyPartExceptTheLastHasTheGreatestLength() {
        call(ORDERS, orders(250));
        assertThat(sizes(null)).containsExactly(100, 100, 50);
        sandbox().clearRequests();

        call(PARCELS, parcels(45));
        assertThat(sizes("parcels")).containsExactly(20, 20, 5);
    }

    @Test
    void aListInAnyBodyTypeIsSplit() throws Exception {
        List<Map<String, Object>> orders = orders(101);
        byte[] bytes = TestJson.MAPPER.writeValueAsBytes(orders);
        String text = new String(bytes, StandardCharsets.UTF_8);
        File file = Files.write(folder.resolve("a.json"), bytes).toFile();
        for (Object body : List.of(
                orders, orders.stream().map(Bean::of).toList(), orders.toArray(), TestJson.MAPPER.valueToTree(orders), text,
                new StringBuilder(text), bytes, new ByteArrayInputStream(bytes), new InputStreamCache(bytes),
                new StringReader(text), ByteBuffer.wrap(bytes), file, file.toPath(), remote(bytes))) {
            sandbox().reset();

            Exchange exchange = call(ORDERS, body);

            assertThat(places(json(exchange).path("data"), "order_id")).as(body.getClass().getName())
                    .isEqualTo(numbered("id-", 0, 101));
            assertThat(sizes(null)).containsExactly(100, 1);
        }
    }

    @Test
    void aShortListInAStreamIsSent() throws Exception {
        byte[] bytes = TestJson.MAPPER.writeValueAsBytes(orders(2));
        for (Object body : List.of(
                new ByteArrayInputStream(bytes), new StringReader(new String(bytes, StandardCharsets.UTF_8)),
                ByteBuffer.wrap(bytes), remote(bytes))) {
            Exchange exchange = call(ORDERS, body);

            assertThat(places(json(exchange).path("data"), "order_id")).as(body.getClass().getName())
                    .containsExactly("id-0", "id-1");
        }
    }

    /** Returns a file of another machine. The content of the file is a stream. */
    private static GenericFile<Object> remote(byte[] content) {
        GenericFile<Object> file = new GenericFile<>();
        file.setFileName("remote.json");
        file.setFile("a description of the file");
        file.setBody(new ByteArrayInputStream(content));
        return file;
    }

    @Test
    void aRouteSendsAFileOfOrders() throws Exception {
        getMockEndpoint("mock:files").expectedMessageCount(1);
        Files.createDirectories(folder.resolve("in"));
        Path written = Files.write(folder.resolve("orders.json"), TestJson.MAPPER.writeValueAsBytes(orders(120)));
        Files.move(written, folder.resolve("in/orders.json"));

        getMockEndpoint("mock:files").assertIsSatisfied();

        assertThat(json(getMockEndpoint("mock:files").getExchanges().get(0)).path("data")).hasSize(120);
    }

    @Test
    void aBatchInATransactionIsSentWithRetries() {
        failRequest(2, Fault.status(429));

        assertThat(json(call("direct:transacted", orders(250))).path("data")).hasSize(250);
    }

    @Test
    void aListOfParcelsIsWrapped() {
        Exchange one = call(PARCELS, parcels(1));

        assertThat(json(sandbox().requests().get(0).bodyText()).path("parcels")).hasSize(1);
        assertThat(sandbox().requests().get(0).bodyText()).contains("\"weight\":1.10");
        assertThat(places(json(one).path("parcels"), "name")).containsExactly("Name 0");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void parcelsAreSentInPartsOfTwenty(boolean bare) {
        List<Map<String, Object>> parcels = parcels(45);
        Map<String, Object> wrapped = new LinkedHashMap<>();
        wrapped.put("before", 1);
        wrapped.put("parcels", parcels);
        wrapped.put("after", Map.of("a", 2));

        Exchange exchange = call(PARCELS + "?query.errors=verbose", bare ? parcels : wrapped);

        assertThat(places(json(exchange).path("parcels"), "name")).isEqualTo(numbered("Name ", 0, 45));
        assertThat(sandbox().requests()).hasSize(3).extracting(RecordedRequest::query).containsOnly("errors=verbose");
        if (!bare) {
            assertThat(sandbox().requests()).allSatisfy(request -> {
                assertThat(json(request.bodyText()).path("before").asInt()).isEqualTo(1);
                assertThat(json(request.bodyText()).path("after").path("a").asInt()).isEqualTo(2);
            });
            assertThat((List<?>) wrapped.get("parcels")).as("the body of the route").hasSize(45);
        }
    }

    @Test
    void aShortListIsSentUnchanged() {
        String text = "{ \"parcels\" : [ " + json(parcel(1)) + " ] }";
        call(PARCELS, text);
        call(PARCELS, Map.of("parcel", parcel(1)));
        call(ORDERS, "[ ]");

        assertThat(sandbox().requests()).extracting(RecordedRequest::bodyText)
                .containsExactly(text, "{\"parcel\":" + json(parcel(1)) + "}", "[ ]");
    }

    private static String json(Map<String, Object> map) {
        return TestJson.MAPPER.valueToTree(map).toString();
    }

    @Test
    void anUnreadableOrEmptyListIsRejectedBeforeTheFirstRequest() {
        for (String uri : List.of(ORDERS, PARCELS)) {
            assertRejected(uri, "[{\"a\":1},", "The body is no JSON");
            assertRejected(uri, "[{\"a\":1},".getBytes(StandardCharsets.UTF_8), "The body is no JSON");
            assertRejected(uri, new ByteArrayInputStream(new byte[0]), "needs a body");
            assertRejected(uri, List.of(new Object()), "java.lang.Object");
        }
    }

    private void assertRejected(String uri, Object body, String why) {
        assertThat(call(uri, body).getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void theJoinedResponseHasTheRequestedType() {
        Map<?, ?> map = call(ORDERS + "?outputType=map", orders(101)).getMessage().getBody(Map.class);
        Object model = call(ORDERS + "?outputType=model", orders(101)).getMessage().getBody();
        Object own = call(ORDERS + "?outputType=" + CreatedOrders.class.getName(), orders(101)).getMessage().getBody();

        assertThat((List<?>) map.get("data")).hasSize(101).element(100)
                .isInstanceOfSatisfying(Map.class, item -> assertThat(item.get("order_id")).isEqualTo("id-100"));
        assertThat(model).isInstanceOfSatisfying(
                OrderReferenceList.class, list -> assertThat(list.data()).hasSize(101)
                        .element(100).satisfies(item -> assertThat(item.orderId()).isEqualTo("id-100")));
        assertThat(own).isInstanceOfSatisfying(CreatedOrders.class, created -> assertThat(created.data()).hasSize(101)
                .element(100).isEqualTo(new CreatedOrders.Item("id-100")));
    }

    @Test
    void aResponseThatDoesNotFitTheOutputTypeIsReportedAsUnreadable() {
        Exchange exchange = call(ORDERS + "?outputType=java.lang.Integer", orders(101));

        assertThat(exchange.getException()).isInstanceOfSatisfying(
                SendcloudOperationFailedException.class, e -> {
                    assertThat(e).hasMessageContaining("cannot be read");
                    assertThat(e.getResponseBody()).contains("id-100");
                });
        assertThat(sandbox().requests()).hasSize(2);
    }

    @Test
    void theAttemptsOfAllPartsAreCounted() {
        failRequest(2, Fault.status(429));

        Exchange exchange = call(ORDERS, orders(250));

        assertThat(places(json(exchange).path("data"), "order_id")).isEqualTo(numbered("id-", 0, 250));
        assertThat(exchange.getMessage().getHeader(SendcloudConstants.ATTEMPTS)).isEqualTo(4);
    }

    @Test
    void anExistingParcelKeepsItsPlace() {
        List<Map<String, Object>> parcels = parcels(21);
        parcels.forEach(parcel -> parcel.put("external_reference", "ref " + parcel.get("name")));
        failRequest(2, Fault.status(409, "{\"parcel\":{\"id\":\"There\",\"external_reference\":\"ref Name 20\"}}"));

        JsonNode list = json(call(PARCELS, parcels)).path("parcels");

        assertThat(places(list, "name")).hasSize(21).element(19).isEqualTo("Name 19");
        assertThat(places(list, "id")).element(20).isEqualTo("There");
    }

    @Test
    void aParcelWithAQuantityIsCreatedSeveralTimes() {
        List<Map<String, Object>> parcels = parcels(22);
        parcels.get(1).put("quantity", 3);
        parcels.get(2).put("country", "Nowhere");

        JsonNode response = json(call(PARCELS + "?query.errors=verbose&failOnPartialFailure=false", parcels));

        List<String> expected = new ArrayList<>(List.of("Name 0", "Name 1", "Name 1", "Name 1", "failed Name 2"));
        expected.addAll(numbered("Name ", 3, 22));
        assertThat(places(response.path("parcels"), "name")).isEqualTo(expected);
    }
}
