package io.github.camelsendcloud.internal.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class EventDeduplicatorTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MemoryIdempotentRepository repository = new MemoryIdempotentRepository(new HashMap<>());

    private static IncomingEvent event(int parcel, Instant time) {
        String json
                = "{\"action\":\"parcel_status_changed\",\"timestamp\":" + time.toEpochMilli() + ",\"parcel\":{\"id\":" + parcel
                  + ",\"status\":{\"id\":11}}}";
        try {
            return IncomingEvent.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EventDeduplicator withRepository() {
        return new EventDeduplicator(repository, false);
    }

    @Test
    void aDuplicateOfARoutedEventIsDropped() {
        EventDeduplicator deduplicator = withRepository();
        assertThat(deduplicator.begin(event(1, NOON))).isNull();
        deduplicator.end(event(1, NOON), true);
        assertThat(deduplicator.begin(event(1, NOON))).isEqualTo(WebhookResponse.OK);
        assertThat(deduplicator.begin(event(1, NOON.plusMillis(1)))).as("another event").isNull();
        assertThat(deduplicator.begin(event(2, NOON))).as("another parcel").isNull();
    }

    @Test
    void anEventWhoseRouteFailedIsRoutedAfterTheNextDelivery() {
        EventDeduplicator deduplicator = withRepository();
        assertThat(deduplicator.begin(event(1, NOON))).isNull();
        deduplicator.end(event(1, NOON), false);
        assertThat(deduplicator.begin(event(1, NOON))).isNull();
    }

    @Test
    void aDuplicateOfAnEventInProgressMustBeDeliveredLater() {
        EventDeduplicator deduplicator = withRepository();
        assertThat(deduplicator.begin(event(1, NOON))).isNull();
        assertThat(deduplicator.begin(event(1, NOON))).isEqualTo(WebhookResponse.RETRY_LATER);
        assertThat(deduplicator.begin(event(2, NOON))).as("another event").isNull();
        deduplicator.end(event(1, NOON), false);
        assertThat(deduplicator.begin(event(1, NOON))).isNull();
    }

    @Test
    void aDroppedEventIsNotInProgress() {
        EventDeduplicator deduplicator = withRepository();
        repository.add(event(1, NOON).key());
        assertThat(deduplicator.begin(event(1, NOON))).isEqualTo(WebhookResponse.OK);
        assertThat(deduplicator.begin(event(1, NOON))).isEqualTo(WebhookResponse.OK);
    }

    @Test
    void withoutARepositoryEveryEventIsRouted() {
        EventDeduplicator deduplicator = new EventDeduplicator(null, false);
        assertThat(deduplicator.begin(event(1, NOON))).isNull();
        assertThat(deduplicator.begin(event(1, NOON))).isNull();
        deduplicator.end(event(1, NOON), true);
        assertThat(deduplicator.begin(event(1, NOON))).isNull();
    }

    @Test
    void anOlderEventOfAParcelIsDroppedWithDropOutOfOrder() {
        EventDeduplicator deduplicator = new EventDeduplicator(null, true);
        assertThat(deduplicator.begin(event(1, NOON))).isNull();
        deduplicator.end(event(1, NOON), true);
        assertThat(deduplicator.begin(event(1, NOON.minusMillis(1)))).isEqualTo(WebhookResponse.OK);
        assertThat(deduplicator.begin(event(2, NOON.minusMillis(1)))).as("another parcel").isNull();
        assertThat(deduplicator.begin(event(1, NOON))).as("the same time").isNull();
    }

    @Test
    void aFailedEventMakesNoOtherEventOutdated() {
        EventDeduplicator deduplicator = new EventDeduplicator(null, true);
        assertThat(deduplicator.begin(event(1, NOON))).isNull();
        deduplicator.end(event(1, NOON), false);
        assertThat(deduplicator.begin(event(1, NOON.minusMillis(1)))).isNull();
    }

    @Test
    void anOldEventThatEndsLateDoesNotMoveTheTimeBack() {
        EventDeduplicator deduplicator = new EventDeduplicator(null, true);
        deduplicator.begin(event(1, NOON));
        deduplicator.end(event(1, NOON), true);
        deduplicator.end(event(1, NOON.minusSeconds(9)), true);
        assertThat(deduplicator.begin(event(1, NOON.minusSeconds(5)))).isEqualTo(WebhookResponse.OK);
    }

    @Test
    void otherEventsOfAParcelInProgressMustBeDeliveredLaterWithDropOutOfOrder() {
        EventDeduplicator deduplicator = new EventDeduplicator(null, true);
        assertThat(deduplicator.begin(event(1, NOON))).isNull();
        assertThat(deduplicator.begin(event(1, NOON.plusSeconds(1)))).isEqualTo(WebhookResponse.RETRY_LATER);
        assertThat(deduplicator.begin(event(2, NOON))).as("another parcel").isNull();
        deduplicator.end(event(1, NOON), true);
        assertThat(deduplicator.begin(event(1, NOON.plusSeconds(1)))).isNull();
    }

    @Test
    void aTimeInTheFutureIsIgnored() {
        EventDeduplicator deduplicator = new EventDeduplicator(null, true);
        Instant future = Instant.now().plus(Duration.ofDays(2));
        assertThat(deduplicator.begin(event(1, future))).isNull();
        deduplicator.end(event(1, future), true);
        assertThat(deduplicator.begin(event(1, NOON))).as("no event is outdated").isNull();
    }

    @Test
    void aRepositoryThatFailsLeavesNothingInProgress() {
        EventDeduplicator deduplicator = new EventDeduplicator(new MemoryIdempotentRepository(new HashMap<>()) {
            private int calls;

            @Override
            public boolean contains(String key) {
                if (calls++ == 0) {
                    throw new IllegalStateException("down");
                }
                return super.contains(key);
            }

            @Override
            public boolean add(String key) {
                throw new IllegalStateException("read only");
            }
        }, false);
        assertThatThrownBy(() -> deduplicator.begin(event(1, NOON))).hasMessage("down");
        assertThat(deduplicator.begin(event(1, NOON))).isNull();
        assertThatThrownBy(() -> deduplicator.end(event(1, NOON), true)).hasMessage("read only");
        assertThat(deduplicator.begin(event(1, NOON))).as("the event is routed again").isNull();
    }

    @Test
    void aSlowRepositoryDelaysNoOtherEvent() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        String slow = event(1, NOON).key();
        EventDeduplicator deduplicator = new EventDeduplicator(new MemoryIdempotentRepository(new HashMap<>()) {
            @Override
            public boolean contains(String key) {
                if (key.equals(slow)) {
                    called.countDown();
                    await(released);
                }
                return super.contains(key);
            }
        }, true);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<WebhookResponse> first = threads.submit(() -> deduplicator.begin(event(1, NOON)));
            await(called);
            assertThat(deduplicator.begin(event(2, NOON))).as("another parcel").isNull();
            assertThat(deduplicator.begin(event(1, NOON))).as("the same event").isEqualTo(WebhookResponse.RETRY_LATER);
            released.countDown();
            assertThat(first.get()).isNull();
        } finally {
            released.countDown();
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
