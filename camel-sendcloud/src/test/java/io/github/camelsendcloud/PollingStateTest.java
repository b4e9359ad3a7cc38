package io.github.camelsendcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A route saves its polling state and resumes from the saved state after a restart. */
class PollingStateTest extends PollingTestSupport {

    private static final String ALL = "sendcloud:shipments?startFrom=beginning&overlap=30s";

    @TempDir
    Path folder;

    private FileStateRepository file() {
        return FileStateRepository.fileStateRepository(folder.resolve("state").toFile());
    }

    @Test
    void aRestartResumesFromTheState() throws Exception {
        IntStream.range(0, 200).forEach(i -> server.shipment("s" + i, "2026-03-01T11:59:50." + (100 + i) + "Z"));
        processing = exchange -> {
            if (delivered.size() == 150) {
                throw new IllegalStateException("the 150th");
            }
        };
        route(ALL, file());
        poll();
        assertThat(takeDelivered()).hasSize(200);
        context.close();

        processing = exchange -> {
        };
        server.shipment("new", "2026-03-01T12:00:00Z");
        route("sendcloud:shipments?startFrom=now&overlap=30s", file());
        poll();
        poll();
        assertThat(takeDelivered()).as("the unprocessed item and the new item").containsExactly("s149", "new");
    }

    @Test
    void aChangeOfTheOptionStartFromHasNoEffectOnASavedState() throws Exception {
        server.shipment("a", "2026-03-01T11:00:00Z");
        route("sendcloud:shipments?startFrom=now", file());
        poll();
        context.close();
        route(ALL, file());
        poll();
        assertThat(takeDelivered()).isEmpty();
    }

    @Test
    void startFromNowMeansTheTimeOfTheFirstStart() throws Exception {
        route("sendcloud:shipments?startFrom=now", file());
        poll();
        context.close();
        server.shipment("during-the-downtime", "2026-03-01T13:00:00Z").clock("2026-03-01T14:00:00Z");
        route("sendcloud:shipments?startFrom=now", file());
        poll();
        assertThat(takeDelivered()).containsExactly("during-the-downtime");
    }

    @Test
    void aRestartedRouteResumesWithoutARepository() throws Exception {
        server.shipment("a", "2026-03-01T11:59:59Z");
        route(ALL, null);
        poll();
        context.getRouteController().stopRoute("poll");
        server.shipment("b", "2026-03-01T12:00:00Z");
        context.getRouteController().startRoute("poll");
        poll();
        assertThat(takeDelivered()).containsExactly("a", "b");
    }

    @Test
    void aKillDuringTheFirstWriteAfterARestartLosesOnlyThisWrite() throws Exception {
        MapStateRepository repository = new MapStateRepository();
        for (int restarts = 0; restarts < 5; restarts++) {
            String id = "s" + restarts;
            server.shipment(id, "2026-03-01T11:59:3" + restarts + "Z");
            route(ALL, repository);
            Map<String, String> before = Map.copyOf(repository.values());
            poll();
            assertThat(takeDelivered()).containsExactly(id);
            context.close();
            if (restarts == 0) {
                continue;
            }

            // the first write is truncated, and no other write follows
            Map<String, String> after = Map.copyOf(repository.values());
            String cut = after.keySet().stream().filter(key -> key.contains("#all") && !after.get(key).equals(before.get(key)))
                    .findFirst().orElseThrow();
            repository.values().clear();
            repository.values().putAll(before);
            repository.values().put(cut, after.get(cut).substring(0, 10));
            route(ALL, repository);
            poll();
            assertThat(takeDelivered()).as("only the item that was processed after the write").containsExactly(id);
            context.close();
            repository.values().clear();
            repository.values().putAll(after);
        }
    }

    @Test
    void theStateContainsNoSecret() throws Exception {
        server.shipment("a=b|c,d!e", "2026-03-01T11:59:59Z");
        MapStateRepository repository = new MapStateRepository();
        route("sendcloud:shipments?startFrom=beginning&query.order_number=1%3D2", repository);
        poll();
        assertThat(repository.values()).isNotEmpty().allSatisfy((key, value) -> {
            assertThat(key).startsWith("sendcloud/v3/shipments/public/").doesNotContain("=");
            assertThat(key + value).doesNotContain("secret").doesNotContain("=").doesNotContain("\n");
        });
        context.close();
        route("sendcloud:shipments?startFrom=beginning&query.order_number=1%3D2", repository);
        poll();
        assertThat(takeDelivered()).as("ids with special characters are read unchanged").containsExactly("a=b|c,d!e");
    }

    @Test
    void theNextPollSavesTheStateAfterAFailedWrite() throws Exception {
        server.shipment("a", "2026-03-01T11:59:59Z");
        MapStateRepository repository = new MapStateRepository();
        route(ALL, repository);
        repository.broken(true);
        poll();
        assertThat(takeDelivered()).as("no item is delivered when the state cannot be saved").isEmpty();
        repository.broken(false);
        processing = exchange -> repository.broken(true);
        poll();
        assertThat(repository.values().values()).noneMatch(value -> value.contains("a%40"));
        repository.broken(false);
        poll();
        assertThat(repository.values().values()).anyMatch(value -> value.contains("a%40"));
        assertThat(takeDelivered()).containsExactly("a");
    }

    @Test
    void aTruncatedFileIsReadUpToItsLastCompleteState() throws Exception {
        server.shipment("a", "2026-03-01T11:59:58Z").shipment("b", "2026-03-01T11:59:59Z");
        FileStateRepository repository = file();
        route(ALL, repository);
        poll();
        // the copy is the file after a kill: Camel rewrites the file at a stop
        String whole = Files.readString(folder.resolve("state"));
        context.close();
        takeDelivered();
        // Camel's repository does not read a line that is truncated before its value
        for (int cut = whole.length(); cut > whole.lastIndexOf('='); cut--) {
            Files.writeString(folder.resolve("state"), whole.substring(0, cut));
            route(ALL, file());
            poll();
            assertThat(takeDelivered()).as("truncated at %s", cut).isSubsetOf("b");
            context.close();
        }
    }

    @Test
    void anUnreadableStateIsRejected() {
        MemoryStateRepository repository = new MemoryStateRepository();
        for (String place : List.of("#all0", "#0")) {
            repository.setState("mine" + place, "1|2026-03");
        }
        assertThatThrownBy(() -> route(ALL + "&stateKey=mine", repository))
                .hasStackTraceContaining("unreadable at 'mine'").hasStackTraceContaining("stateKey");
    }

    @Test
    void twoConsumersCannotHaveTheSameState() {
        assertThatThrownBy(() -> start(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                from(uri(ALL, null)).to("mock:one");
                from(uri(ALL + "&delay=1", null)).to("mock:two");
            }
        }, null)).hasStackTraceContaining("set the option stateKey");
    }

    @Test
    void aRouteWithKeysOfABeanNeedsAStateKeyForItsRepository() throws Exception {
        MemoryStateRepository repository = new MemoryStateRepository();
        String keys = ALL + "&credentialsProvider=#class:" + FixedKeys.class.getName();

        assertThatThrownBy(() -> route(keys, repository)).hasStackTraceContaining("Option stateKey is missing");
        route(keys + "&stateKey=mine", repository);
        poll();
        assertThat(repository.getState("mine#all0")).isNotNull();
    }

    /** Supplies keys that never change. */
    public static final class FixedKeys implements SendcloudCredentialsProvider {

        @Override
        public SendcloudCredentials credentials() {
            return new SendcloudCredentials("key", "secret");
        }
    }

    @Test
    void theStateIsSmallWhenTheServerIsIdle() throws Exception {
        IntStream.range(0, 500).forEach(i -> server.shipment("s" + i, "2026-03-01T11:59:50." + (100 + i) + "Z"));
        MapStateRepository repository = new MapStateRepository();
        route(ALL, repository);
        poll();
        server.clock("2026-03-01T12:10:00Z");
        poll();
        server.clock("2026-03-01T12:12:00Z");
        poll();
        server.shipment("x", "2026-03-01T12:12:00Z");
        poll();
        assertThat(sizes(repository)).as("the state of the items that are known now").anyMatch(size -> size < 200);
        assertThat(server.requests().get(server.requests().size() - 1).get("updated_after")).startsWith("2026-03-01T12:11:1");
    }

    private static List<Integer> sizes(MapStateRepository repository) throws IOException {
        return repository.values().values().stream().map(String::length).toList();
    }
}
