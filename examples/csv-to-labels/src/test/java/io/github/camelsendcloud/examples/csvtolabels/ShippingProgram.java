package io.github.camelsendcloud.examples.csvtolabels;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.Sandbox;

/** Starts the program of this example in a process of its own, as a user does, against the sandbox of a test. */
final class ShippingProgram {

    private final Sandbox sandbox;
    private final Path orders;
    private final Path results;

    /** @param results exists */
    ShippingProgram(Sandbox sandbox, Path orders, Path results) {
        this.sandbox = sandbox;
        this.orders = orders;
        this.results = results;
    }

    Path screen() {
        return results.resolve("screen.txt");
    }

    /** The process has a heap of 64 MB, so the CSV and the merged PDF must fit. */
    Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp", System.getProperty("java.class.path"), "-Dorders=" + orders, "-Dresults=" + results,
                        "-Dcamel.component.sendcloud.base-uri=" + sandbox.baseUri(),
                        "-Dcamel.component.sendcloud.service-points-uri=" + sandbox.servicePointsUri(),
                        "-Dcamel.component.sendcloud.token-uri=" + sandbox.tokenUri(),
                        "-Dcamel.component.sendcloud.rate-limiter=off"));
        command.addAll(List.of(options));
        command.add(CsvToLabels.class.getName());
        ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(screen().toFile()));
        program.environment()
                .putAll(Map.of("SENDCLOUD_PUBLIC_KEY", sandbox.publicKey(), "SENDCLOUD_SECRET_KEY", sandbox.secretKey()));
        return program.start();
    }
}
