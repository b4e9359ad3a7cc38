package io.github.camelsendcloud;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.StateRepository;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A page without a list fails the poll. If the component read the page as an empty list, changes would be lost. */
class PollingBrokenListTest extends PollingTestSupport {

    private final StateRepository<String, String> state = new MapStateRepository();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private static Stream<Arguments> responses() {
        return Stream.of(0, 1).flatMap(page -> Stream.of(
                arguments(page, 200, "application/json", "{}", "no list at /data"),
                arguments(page, 200, "application/json", "{\"message\":\"try later\"}", "no list at /data"),
                arguments(page, 200, "application/json", "{\"data\":null}", "no list at /data"),
                arguments(page, 200, "application/json", "[]", "no list at /data"),
                arguments(page, 200, "application/json", "", "it is empty"),
                arguments(page, 204, null, "", "it is empty"),
                arguments(page, 200, "text/html", "<html>sorry</html>", "text/html"),
                arguments(page, 200, "application/json", "<html>sorry</html>", "JsonParseException"),
                arguments(page, 200, "application/json", "{\"data\":[{\"id\":\"s", "JsonEOFException")));
    }

    @ParameterizedTest(name = "page {0}: {1} {2} {3}")
    @MethodSource("responses")
    void aPageWithoutAListFailsThePollAndLosesNoChange(int page, int status, String type, String body, String problem)
            throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z").shipment("b", "2026-03-01T11:00:01Z")
                .shipment("c", "2026-03-01T11:00:02Z").pageSize(1).instead(page, status, type, body);
        route("sendcloud:shipments?startFrom=2026-03-01T10:00:00Z&overlap=0", state);
        consumer().setExceptionHandler(failureCollector());
        poll();

        assertThat(takeDelivered()).isEmpty();
        assertThat(failures).singleElement().isInstanceOf(SendcloudOperationFailedException.class).asString()
                .contains("v3 GET /shipments got status " + status, problem);

        server.clock("2026-03-01T12:10:00Z");
        int before = server.requests().size();
        poll();
        assertThat(server.requests().get(before)).containsEntry("updated_after", "2026-03-01T10:00:00.000000Z");
        assertThat(takeDelivered()).containsExactly("a", "b", "c");
        assertThat(failures).hasSize(1);
    }

    private ExceptionHandler failureCollector() {
        return new ExceptionHandler() {
            @Override
            public void handleException(Throwable exception) {
                failures.add(exception);
            }

            @Override
            public void handleException(String message, Throwable exception) {
                failures.add(exception);
            }

            @Override
            public void handleException(String message, Exchange exchange, Throwable cause) {
                failures.add(cause);
            }
        };
    }
}
