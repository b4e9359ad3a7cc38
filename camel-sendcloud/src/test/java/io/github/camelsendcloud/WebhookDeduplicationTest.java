package io.github.camelsendcloud;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.SuspendableService;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** Each event is routed once, and the option dropOutOfOrder drops outdated events of a parcel. */
class WebhookDeduplicationTest extends WebhookTestSupport {

    private final MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
    private MockEndpoint events;

    @BeforeEach
    void bind() {
        context.getRegistry().bind("seen", repository);
        events = getMockEndpoint("mock:events");
    }

    @Test
    void aDuplicateEventIsDroppedWithResponse200() throws Exception {
        route("sendcloud:webhook?path=/hook&idempotentRepository=#seen", "mock:events");
        events.expectedMessageCount(2);

        for (int i = 0; i < 3; i++) {
            assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(200);
        }
        postSigned("/hook", EVENT.replace("\"id\": 11", "\"id\": 12"));

        events.assertIsSatisfied();
    }

    @Test
    void severalReceiversWithOneRepositoryRouteAnEventOnce() throws Exception {
        route("sendcloud:webhook?path=/hook&idempotentRepository=#seen", "mock:events");
        // another machine has a separate handler, and the two handlers share only the repository
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("sendcloud:webhook?path=/other&idempotentRepository=#seen").to("mock:events");
            }
        });
        events.expectedMessageCount(2);

        for (String path : List.of("/hook", "/other", "/hook")) {
            assertThat(postSigned(path, EVENT).statusCode()).isEqualTo(200);
        }
        String next = EVENT.replace("\"id\": 11", "\"id\": 12");
        for (String path : List.of("/other", "/hook")) {
            assertThat(postSigned(path, next).statusCode()).isEqualTo(200);
        }

        events.assertIsSatisfied();
    }

    @Test
    void anEventWhoseRouteFailedIsRoutedAfterTheNextDelivery() throws Exception {
        route("sendcloud:webhook?path=/hook&idempotentRepository=#seen", "mock:events");
        AtomicInteger calls = new AtomicInteger();
        events.whenAnyExchangeReceived(exchange -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("no database");
            }
        });

        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(500);
        assertThat(repository.getCacheSize()).isZero();
        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(200);
        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(200);

        assertThat(calls).hasValue(2);
    }

    @Test
    void aDuplicateOfAnEventInProgressIsRejectedWith503() throws Exception {
        route("sendcloud:webhook?path=/hook&idempotentRepository=#seen", "mock:events");
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        events.whenAnyExchangeReceived(exchange -> {
            started.countDown();
            proceed.await(10, SECONDS);
        });

        CompletableFuture<HttpResponse<String>> first = postSignedAsync("/hook", EVENT);
        assertThat(started.await(10, SECONDS)).isTrue();
        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(503);
        proceed.countDown();

        assertThat(first.get(10, SECONDS).statusCode()).isEqualTo(200);
        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(200);
        assertThat(events.getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void aSlowRepositoryDelaysNoOtherEvents() throws Exception {
        CountDownLatch lookups = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        context.getRegistry().bind("slow", new MemoryIdempotentRepository() {
            @Override
            public boolean contains(String key) {
                if (lookups.getCount() > 0) {
                    lookups.countDown();
                    try {
                        proceed.await(20, SECONDS);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return super.contains(key);
            }
        });
        route("sendcloud:webhook?path=/hook&idempotentRepository=#slow&dropOutOfOrder=true", "mock:events");

        CompletableFuture<HttpResponse<String>> waiting = postSignedAsync("/hook", EVENT);
        assertThat(lookups.await(10, SECONDS)).isTrue();
        assertThat(postSigned("/hook", EVENT.replace("{\"id\": 1,", "{\"id\": 2,")).statusCode()).isEqualTo(200);
        assertThat(waiting).isNotDone();
        proceed.countDown();

        assertThat(waiting.get(10, SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void aFailedLookupInTheRepositoryIsRetriedWithTheNextDelivery() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        context.getRegistry().bind("broken", new MemoryIdempotentRepository() {
            @Override
            public boolean contains(String key) {
                if (lookups.incrementAndGet() == 1) {
                    throw new IllegalStateException("no database");
                }
                return super.contains(key);
            }
        });
        route("sendcloud:webhook?path=/hook&idempotentRepository=#broken", "mock:events");

        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(500);
        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(200);
        assertThat(events.getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void anEventOlderThanARoutedEventOfTheParcelIsDropped() throws Exception {
        route("sendcloud:webhook?path=/hook&dropOutOfOrder=true", "mock:events");
        events.expectedMessageCount(3);

        postSigned("/hook", EVENT);
        assertThat(postSigned("/hook", EVENT.replace("1525271885993", "1525271885992")).statusCode()).isEqualTo(200);
        postSigned("/hook", EVENT.replace("1525271885993", "1525271885994"));
        postSigned("/hook", EVENT.replace("1525271885993", "1525271885992").replace("{\"id\": 1,", "{\"id\": 2,"));

        events.assertIsSatisfied();
    }

    @Test
    void anotherEventOfAParcelInProgressIsRejectedWith503WithDropOutOfOrder() throws Exception {
        route("sendcloud:webhook?path=/hook&dropOutOfOrder=true", "mock:events");
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        events.whenExchangeReceived(1, exchange -> {
            started.countDown();
            proceed.await(10, SECONDS);
        });
        CompletableFuture<HttpResponse<String>> first = postSignedAsync("/hook", EVENT);
        assertThat(started.await(10, SECONDS)).isTrue();
        String later = EVENT.replace("1525271885993", "1525271885994");

        assertThat(postSigned("/hook", later).statusCode()).isEqualTo(503);
        proceed.countDown();

        assertThat(first.get(10, SECONDS).statusCode()).isEqualTo(200);
        assertThat(postSigned("/hook", later).statusCode()).isEqualTo(200);
    }

    @Test
    void aSuspendedRouteRespondsWith503() throws Exception {
        route("sendcloud:webhook?path=/hook", "mock:events");
        context.getRouteController().suspendRoute("hook");

        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(503);
        context.getRouteController().resumeRoute("hook");

        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(200);
        assertThat(events.getReceivedCounter()).isEqualTo(1);
    }

    @Test
    void anEventInProgressEndsBeforeTheRouteStops() throws Exception {
        route("sendcloud:webhook?path=/hook", "mock:events");
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch proceed = new CountDownLatch(1);
        events.whenAnyExchangeReceived(exchange -> {
            started.countDown();
            proceed.await(10, SECONDS);
        });
        CompletableFuture<HttpResponse<String>> delivery = postSignedAsync("/hook", EVENT);
        assertThat(started.await(10, SECONDS)).isTrue();

        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> {
            try {
                context.getRouteController().stopRoute("hook");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await().until(() -> ((SuspendableService) context.getRoute("hook").getConsumer()).isSuspended());
        assertThat(postSigned("/hook", EVENT.replace("\"id\": 11", "\"id\": 12")).statusCode())
                .as("the consumer accepts no more events")
                .isEqualTo(503);
        assertThat(stop).isNotDone();
        assertThat(delivery).isNotDone();
        proceed.countDown();

        stop.get(10, SECONDS);
        assertThat(delivery.get(10, SECONDS).statusCode()).isEqualTo(200);
    }
}
