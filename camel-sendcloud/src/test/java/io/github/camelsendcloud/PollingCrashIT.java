package io.github.camelsendcloud;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A process that is killed many times loses no change, and delivers only the items in progress a second time. */
class PollingCrashIT {

    private static final int SHIPMENTS = 5_000;
    private static final int KILLS = 50;
    private static final int THREADS = 4;
    private static final int PAGE = 500;
    private static final int CHANGES_PER_TICK = 10;

    @TempDir
    Path folder;

    private final TreeMap<Long, String> byPosition = new TreeMap<>();
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<Long, Instant> times = new HashMap<>();
    private final Random random = new Random(42);
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService changer = Executors.newSingleThreadScheduledExecutor();
    private HttpServer server;
    private long position;
    private int changes;
    private Instant latest = Instant.EPOCH;

    /** The process waits for the command to start, prints each item that the route begins, and is killed. */
    public static final class Machine {

        private Machine() {
        }

        public static void main(String[] arguments) throws Exception {
            OutputStream out = new FileOutputStream(FileDescriptor.out);
            SendcloudComponent component = new SendcloudComponent();
            component.getConfiguration().setPublicKey("public");
            component.getConfiguration().setSecretKey("secret");
            component.getConfiguration().setBaseUri(arguments[0]);
            component.getConfiguration().setRateLimiter("off");
            DefaultCamelContext context = new DefaultCamelContext();
            context.addComponent("sendcloud", component);
            context.getRegistry().bind("state", new FolderStateRepository(arguments[1]));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("sendcloud:shipments?startFrom=beginning&overlap=1s&delay=20&initialDelay=1&pageSize=100"
                         + "&stateRepository=#state&maxMessagesPerPoll=2000").routeId("poll").autoStartup(false)
                            .to("seda:work?waitForTaskToComplete=Never&size=100000");
                    from("seda:work?size=100000&concurrentConsumers=" + THREADS).process(exchange -> print(out, exchange));
                }
            });
            context.start();
            if (System.in.read() == 'g') {
                context.getRouteController().startRoute("poll");
                out.write("started\n".getBytes(StandardCharsets.US_ASCII));
                Thread.currentThread().join();
            }
        }

        private static void print(OutputStream out, Exchange exchange) throws IOException {
            out.write((Thread.currentThread().getName().replaceAll("\\D+", "-") + " "
                       + exchange.getMessage().getHeader("CamelSendcloudId") + "@"
                       + exchange.getMessage().getHeader("CamelSendcloudChangedAt") + "\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }

    @BeforeEach
    void startServer() throws IOException {
        for (int i = 0; i < SHIPMENTS; i++) {
            change("shipment-" + i);
        }
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::page);
        server.start();
    }

    @AfterEach
    void stopServer() {
        changer.shutdownNow();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    @Timeout(300)
    void fiftyKillsLoseNoChangeAndDuplicateOnlyItemsInProgress() throws Exception {
        long start = System.nanoTime();
        Map<String, Integer> delivered = new HashMap<>();
        Set<String> inFlight = new HashSet<>();
        List<String> unexplained = new ArrayList<>();
        changer.scheduleWithFixedDelay(this::changeSome, 10, 20, TimeUnit.MILLISECONDS);
        Process next = machine();
        for (int run = 0; run <= KILLS; run++) {
            Process machine = next;
            next = run < KILLS ? machine() : null;
            boolean last = run == KILLS;
            if (last) {
                changer.shutdown();
                assertThat(changer.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            }
            Map<String, String> latestOfThread = run(machine, last, run % 5 == 4, delivered, inFlight, unexplained);
            inFlight.addAll(latestOfThread.values());
        }
        long duplicates = delivered.values().stream().mapToLong(count -> count - 1L).sum();
        System.out.printf(
                "%d kills, %d changes, %d versions of %d shipments, %d deliveries, %d duplicates, %d in flight at kills, %d s%n",
                KILLS,
                changes, delivered.size(), SHIPMENTS, delivered.size() + duplicates, duplicates, inFlight.size(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
        assertThat(delivered.keySet()).containsAll(versions());
        assertThat(unexplained).as("duplicates of items that were not in progress").isEmpty();
    }

    /**
     * Runs a machine until the machine is killed or has delivered all items.
     *
     * @param early whether the machine may be killed before the first delivery
     */
    private Map<String, String> run(
            Process machine, boolean last, boolean early, Map<String, Integer> delivered, Set<String> inFlight,
            List<String> unexplained)
            throws Exception {
        Map<String, String> latestOfThread = new LinkedHashMap<>();
        Set<String> missing = last ? versions() : Set.of();
        missing = new HashSet<>(missing);
        missing.removeAll(delivered.keySet());
        machine.getOutputStream().write('g');
        machine.getOutputStream().flush();
        try (BufferedReader output
                = new BufferedReader(new InputStreamReader(machine.getInputStream(), StandardCharsets.US_ASCII))) {
            assertThat(output.readLine()).isEqualTo("started");
            if (!last && early) {
                kill(machine, 400);
            } else if (last && missing.isEmpty()) {
                machine.toHandle().destroyForcibly();
            }
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                String[] words = line.split(" ");
                if (words.length == 2) {
                    if (!last && !early && latestOfThread.isEmpty()) {
                        kill(machine, 400);
                    }
                    if (delivered.merge(words[1], 1, Integer::sum) > 1 && !inFlight.contains(words[1])) {
                        unexplained.add(words[1]);
                    }
                    latestOfThread.put(words[0], words[1]);
                    if (missing.remove(words[1]) && missing.isEmpty()) {
                        machine.toHandle().destroyForcibly();
                    }
                }
            }
        }
        assertThat(machine.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(latestOfThread).hasSizeLessThanOrEqualTo(THREADS);
        return latestOfThread;
    }

    private void kill(Process machine, int within) {
        changer.schedule(machine.toHandle()::destroyForcibly, random.nextInt(within), TimeUnit.MILLISECONDS);
    }

    private Process machine() throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xshare:auto", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Machine.class.getName(), "http://127.0.0.1:" + server.getAddress().getPort() + "/api", folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private synchronized void changeSome() {
        for (int i = 0; i < CHANGES_PER_TICK; i++) {
            changes++;
            change("shipment-" + random.nextInt(SHIPMENTS));
        }
    }

    private synchronized void change(String id) {
        Long before = positions.remove(id);
        if (before != null) {
            byPosition.remove(before);
            times.remove(before);
        }
        // several items have the same time
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        latest = now.isAfter(latest) ? now : latest;
        position++;
        byPosition.put(position, id);
        positions.put(id, position);
        times.put(position, latest);
    }

    private synchronized Set<String> versions() {
        return byPosition.entrySet().stream().map(entry -> entry.getValue() + "@" + times.get(entry.getKey()))
                .collect(Collectors.toSet());
    }

    private void page(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        long cursor = 0;
        Instant after = Instant.EPOCH;
        for (String pair : query.split("&")) {
            if (pair.startsWith("cursor=")) {
                cursor = Long.parseLong(pair.substring("cursor=".length()));
            } else if (pair.startsWith("updated_after=")) {
                after = Instant.parse(pair.substring("updated_after=".length()));
            }
        }
        StringBuilder body = new StringBuilder("{\"data\":[");
        long next = list(cursor, after, body);
        byte[] bytes = body.append("]}").toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (next > 0) {
            exchange.getResponseHeaders().set("Link", "<http://" + exchange.getRequestHeaders().getFirst("Host")
                                                      + "/api/v3/shipments?cursor=" + next + ">; rel=\"next\"");
        }
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized long list(long cursor, Instant after, StringBuilder body) {
        int count = 0;
        for (Map.Entry<Long, String> entry : byPosition.tailMap(cursor, false).entrySet()) {
            if (!times.get(entry.getKey()).isBefore(after)) {
                body.append(count == 0 ? "" : ",").append("{\"id\":\"").append(entry.getValue())
                        .append("\",\"parcels\":[{\"id\":1,\"updated_at\":\"").append(times.get(entry.getKey()))
                        .append("\"}]}");
                if (++count == PAGE) {
                    return entry.getKey();
                }
            }
        }
        return 0;
    }
}
