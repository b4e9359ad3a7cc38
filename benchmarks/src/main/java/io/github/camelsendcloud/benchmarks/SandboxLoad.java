package io.github.camelsendcloud.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures a sandbox under a mixed load: requests in a second, times of responses, and the heap after a garbage
 * collection. The sandbox runs in a process of its own with a heap of 256 MiB. The data of the sandbox have a constant
 * size: the load repeats references, and cancels the parcels that the load creates. So a growing heap is a leak.
 */
public final class SandboxLoad {

    private static final int CONNECTIONS = 8;
    private static final int WARM_UP = 20_000;
    private static final int[] PERCENTS = { 10, 50, 100 };

    private SandboxLoad() {
    }

    /**
     * @param args the number of requests; 1,000,000 without an argument. More arguments are options of the sandbox's
     *             JVM.
     */
    public static void main(String[] args) throws Exception {
        int requests = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        List<String> options = new ArrayList<>(List.of("-Xmx256m"));
        options.addAll(Arrays.asList(args).subList(Math.min(1, args.length), args.length));
        try (ServerProcess sandbox = ServerProcess.start(options, LoadedSandbox.class)) {
            MixedRequests mix = MixedRequests.prepare(sandbox.port());
            run(mix, sandbox.port(), WARM_UP, 0);
            List<Long> heaps = new ArrayList<>();
            long[] nanos = {};
            long elapsed = 0;
            int done = 0;
            for (int percent : PERCENTS) {
                int until = (int) (requests * (long) percent / 100);
                long start = System.nanoTime();
                long[] part = run(mix, sandbox.port(), until - done, percent);
                elapsed += System.nanoTime() - start;
                nanos = joined(nanos, part);
                done = until;
                heaps.add(Long.parseLong(sandbox.ask(LoadedSandbox.HEAP)));
            }
            System.out.println(line(nanos, elapsed, heaps));
        }
    }

    /** A printed line for a script. */
    static String line(long[] nanos, long elapsed, List<Long> heaps) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return String.format(Locale.ROOT,
                "SANDBOX-LOAD requests=%d rps=%.0f p50_ms=%.2f p99_ms=%.2f heap10_mb=%.1f heap50_mb=%.1f heap100_mb=%.1f",
                sorted.length, sorted.length / (elapsed / 1e9), sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6, heaps.get(0) / 1e6, heaps.get(1) / 1e6, heaps.get(2) / 1e6);
    }

    private static long[] run(MixedRequests mix, int port, int requests, long seed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<long[]>> results = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int share = requests / CONNECTIONS + (i < requests % CONNECTIONS ? 1 : 0);
                SplittableRandom random = new SplittableRandom(seed * CONNECTIONS + i);
                results.add(threads.submit(() -> connection(mix, port, share, random)));
            }
            long[] nanos = {};
            for (Future<long[]> result : results) {
                nanos = joined(nanos, result.get());
            }
            return nanos;
        } catch (ExecutionException e) {
            throw new IOException("The load has failed", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long[] connection(MixedRequests mix, int port, int requests, SplittableRandom random) throws IOException {
        long[] nanos = new long[requests];
        try (RawConnection connection = new RawConnection(port)) {
            MixedRequests.Caller caller = mix.caller(random);
            for (int i = 0; i < requests; i++) {
                byte[] request = caller.next();
                long start = System.nanoTime();
                int status = connection.send(request);
                nanos[i] = System.nanoTime() - start;
                caller.responded(status, connection);
            }
        }
        return nanos;
    }

    private static long[] joined(long[] first, long[] second) {
        long[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
