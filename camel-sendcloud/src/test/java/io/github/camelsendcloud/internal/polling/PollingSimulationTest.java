package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.MapStateRepository;
import io.github.camelsendcloud.api.ChangeQuery;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.internal.binding.TestJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The consumer delivers each change of a simulated shop. The items change at any time, also between two pages of a
 * list. The server may have a wrong Date header, and the consumer crashes and fails. The simulation has no sockets,
 * threads and waits.
 */
class PollingSimulationTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Map<Integer, Integer> revisions = new HashMap<>();
    private final Map<Integer, Instant> times = new HashMap<>();
    private final Map<Integer, Integer> delivered = new HashMap<>();
    private MapStateRepository repository;
    private ChangeQuery changeQuery;
    private Random random;
    private long nanos;
    private long startNanos;
    private boolean v2;
    /** No item changes any more. */
    private boolean changesEnded;

    @ParameterizedTest(name = "seeds from {0} on")
    @ValueSource(ints = { 0, 1000, 2000, 3000 })
    void theLastVersionOfEachItemIsDeliveredInOrder(int seeds) {
        for (int seed = seeds; seed < seeds + 150; seed++) {
            simulate(seed);
        }
    }

    private void simulate(int seed) {
        random = new Random(seed);
        v2 = random.nextBoolean();
        String name = v2 ? "v2 GET /parcels" : "v3 GET /shipments";
        Operation operation = OperationCatalog.get().operations().stream()
                .filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        changeQuery = operation.changeQuery();
        repository = new MapStateRepository();
        revisions.clear();
        times.clear();
        delivered.clear();
        changesEnded = false;
        nanos = random.nextLong();
        startNanos = nanos;
        long clockError = random.nextInt(3) == 0 ? 0 : random.nextInt(10_000) - 5_000;
        change();
        PollProgress progress = null;
        Machine machine = null;
        for (int step = 0; step < 120; step++) {
            if (machine == null || random.nextInt(15) == 0) {
                // the items in progress are lost with the machine; the saved state is not lost
                progress = new PollProgress(new PollStateStore(repository, "k"), OVERLAP, 0);
                progress.load();
                if (progress.watermark() == null) {
                    progress.begin(FirstStart.at(Instant.EPOCH));
                    progress.save();
                }
                machine = new Machine(progress);
            }
            advance(random.nextInt(10) == 0 ? random.nextInt(7200) : random.nextInt(60));
            for (int i = random.nextInt(4); i > 0; i--) {
                change();
            }
            long clockJump = random.nextInt(8) == 0 ? random.nextInt(20_000) - 10_000 : 0;
            machine.poll(clockError + clockJump, random.nextInt(10) == 0);
        }
        changesEnded = true;
        for (int i = 0; i < 60; i++) {
            advance(30);
            machine.poll(clockError, false);
        }
        assertThat(delivered).as("the last versions, seed %s", seed).isEqualTo(revisions);
    }

    private Instant now() {
        return BEGIN.plusNanos(nanos - startNanos);
    }

    private void advance(int seconds) {
        nanos += Duration.ofSeconds(seconds).plusMillis(random.nextInt(1000)).toNanos();
    }

    /** Adds an item or a new version of an item, also several versions within one second. */
    private void change() {
        int id = random.nextInt(25);
        revisions.merge(id, 1, Integer::sum);
        times.put(id, now().truncatedTo(v2 || random.nextBoolean() ? ChronoUnit.SECONDS : ChronoUnit.MICROS));
        if (random.nextInt(4) > 0) {
            nanos += Duration.ofMillis(random.nextInt(900)).toNanos();
        }
    }

    private JsonNode json(int id) {
        ObjectNode item = TestJson.MAPPER.createObjectNode().put("id", id).put("revision", revisions.get(id));
        Instant time = times.get(id);
        if (v2) {
            String iso = time.toString();
            return item.put("date_updated", iso.substring(8, 10) + iso.substring(4, 8) + iso.substring(0, 4) + " "
                                            + iso.substring(11, 19));
        }
        item.putArray("parcels").addObject().put("updated_at", time.toString());
        return item;
    }

    /** One run of the consumer, from a start to a crash. */
    private final class Machine {

        private final PollProgress progress;
        private final DateCheck dates = new DateCheck("simulation");
        private final ReachedTime reached = new ReachedTime();
        private final int maxItems = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0;

        private Machine(PollProgress progress) {
            this.progress = progress;
        }

        private void poll(long clockErrorSeconds, boolean fails) {
            Instant watermark = progress.watermark();
            Instant date
                    = random.nextInt(20) == 0 ? null : now().plusSeconds(clockErrorSeconds).truncatedTo(ChronoUnit.SECONDS);
            ListReading reading
                    = new ListReading(changeQuery, watermark, dates.check(date, nanos, nanos), reached, () -> nanos, nanos);
            PollProgress.Review review = progress.review(maxItems);
            int size = 1 + random.nextInt(8);
            int read = 0;
            for (int id : list(watermark)) {
                // a list may skip an item between two pages, and the next poll lists this item
                ChangedItem item = reading.read(json(id));
                if (item != null) {
                    review.add(item);
                }
                if (++read % size == 0) {
                    nanos += Duration.ofMillis(random.nextInt(3000)).toNanos();
                    if (!changesEnded && random.nextInt(3) == 0) {
                        change();
                    }
                    if (fails) {
                        review.abandon();
                        return;
                    }
                }
            }
            List<ChangedItem> items = review.end(reading.end());
            progress.save();
            for (ChangedItem item : items) {
                progress.started(item);
                if (random.nextInt(12) == 0) {
                    progress.failed(item);
                    progress.postpone(item);
                    continue;
                }
                int id = item.json().get("id").asInt();
                int revision = item.json().get("revision").asInt();
                assertThat(revision).as("the versions of an item are in order")
                        .isGreaterThanOrEqualTo(delivered.getOrDefault(id, 0));
                delivered.put(id, revision);
                progress.done(item);
                if (random.nextInt(3) > 0) {
                    progress.save();
                }
            }
            progress.save();
        }

        /**
         * Returns the ids in the order of v2 or in no order. The list does not change during the reading, but the items
         * may change.
         */
        private List<Integer> list(Instant watermark) {
            List<Integer> ids = new ArrayList<>(times.keySet());
            ids.removeIf(id -> times.get(id).isBefore(watermark));
            if (v2) {
                ids.sort(Comparator.reverseOrder());
            } else {
                Collections.shuffle(ids, random);
            }
            return ids;
        }
    }
}
