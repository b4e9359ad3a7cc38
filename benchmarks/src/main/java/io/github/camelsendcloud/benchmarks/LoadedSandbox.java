package io.github.camelsendcloud.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;

import io.github.camelsendcloud.sandbox.Sandbox;

/** A sandbox in a process of its own. The process prints its heap after a garbage collection for each line it reads. */
final class LoadedSandbox {

    /** The word before the number of bytes. */
    static final String HEAP = "HEAP ";

    /**
     * The log is full early. The bodies that the log keeps vary by a quarter: fewer bodies show a growing heap better.
     */
    private static final int KEPT_REQUESTS = 20_000;
    private static final long KEPT_BYTES = 8 * 1024 * 1024;

    private LoadedSandbox() {
    }

    public static void main(String[] args) throws IOException {
        try (Sandbox sandbox = Sandbox.builder().keepRequests(KEPT_REQUESTS, KEPT_BYTES).start()) {
            System.out.println(Server.READY + sandbox.port());
            while (System.in.read() >= 0) {
                System.gc();
                System.out.println(HEAP + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
        }
    }
}
