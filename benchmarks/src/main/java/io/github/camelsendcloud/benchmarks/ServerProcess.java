package io.github.camelsendcloud.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a Java program in a separate process, so its CPU time and its garbage do not count for the client. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a program that calls {@link Server#serve}, and waits for its port. */
    static ServerProcess start(Class<?> main, String... arguments) throws IOException {
        List<String> command = java("-Xmx1g");
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null || !line.startsWith(Server.READY)) {
            process.destroyForcibly();
            throw new IOException(main.getSimpleName() + " has not started. Its first line is: " + line);
        }
        return new ServerProcess(process, Integer.parseInt(line.substring(Server.READY.length())));
    }

    /** The beginning of a command for another JVM of the same version with the same class path. */
    static List<String> java(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
