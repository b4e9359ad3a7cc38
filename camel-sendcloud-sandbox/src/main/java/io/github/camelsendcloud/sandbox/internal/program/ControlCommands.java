package io.github.camelsendcloud.sandbox.internal.program;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The commands that control a running sandbox. Each command is a request to the control API. */
public final class ControlCommands {

    /** The names of the commands. */
    public static final Set<String> NAMES = Set.of(
            "listen", "trigger", "resend", "advance", "clock", "reset", "fault", "faults", "requests", "record", "replay");

    private static final Set<String> WITH_VALUE = Set.of(
            "url", "token", "forward", "address", "account", "parcel", "now", "speed", "kind", "status", "count", "latency",
            "probability", "seconds", "search", "limit");
    private static final String NO_URL = "http://127.0.0.1:8080";

    private final Arguments arguments;
    private final ControlClient client;
    private final PrintStream out;

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if an option is unknown or lacks its value
     */
    public ControlCommands(List<String> line, PrintStream out) {
        this.arguments = Arguments.parse(line, WITH_VALUE, Set.of("all"));
        this.client = new ControlClient(arguments.value("url", NO_URL), arguments.value("token", null));
        this.out = out;
    }

    /**
     * Runs the command.
     *
     * @throws IllegalArgumentException if the command line lacks a value
     * @throws ProgramFailed            if the sandbox cannot be reached or rejects the request
     */
    public void run() {
        switch (arguments.words().get(0)) {
            case "listen" -> listen();
            case "trigger" -> print(client.call("POST", "/webhooks/trigger", trigger()));
            case "resend" -> print(client.call("POST", "/webhooks/" + ControlClient.encode(word("the id of a webhook"))
                                                       + "/resend",
                    null));
            case "advance" -> print(client.call("POST", "/clock/advance", Json.object().put("duration", word("a duration"))));
            case "clock" -> print(clock());
            case "reset" -> client.call("POST", "/reset", null);
            case "fault" -> print(client.call("POST", "/faults", fault()));
            case "faults" -> print(client.call(arguments.words().contains("clear") ? "DELETE" : "GET", "/faults", null));
            case "requests" -> requests();
            case "record" -> record();
            case "replay" -> replay();
            default -> throw new IllegalArgumentException("The command " + arguments.words().get(0) + " is unknown");
        }
    }

    private void listen() {
        String target = arguments.value("forward", null);
        JsonNode account = account();
        try (ListenCommand listener = new ListenCommand(target == null ? null : URI.create(target), out)) {
            String address = arguments.value("address", "http://127.0.0.1:" + listener.port() + "/");
            JsonNode before = client.integration(account);
            client.webhookUrl(account, address, true);
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                client.webhookUrl(account, Json.text(before, "webhook_url"), before.path("webhook_active").asBoolean());
                stopped.countDown();
            }));
            out.println("The webhooks of " + account.path("name").asText() + " arrive here until Ctrl-C"
                        + (target == null ? "" : ", and are forwarded to " + target));
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode account() {
        String name = arguments.value("account", null);
        for (JsonNode account : client.call("GET", "/accounts", null)) {
            if (name == null || name.equals(account.path("name").asText())) {
                return account;
            }
        }
        throw new IllegalArgumentException("No account of the sandbox has the name " + name);
    }

    private ObjectNode trigger() {
        ObjectNode body = Json.object().put("event", word("an event, for example parcel_status_changed"));
        if (arguments.has("account")) {
            body.put("account", arguments.value("account", null));
        }
        if (arguments.has("parcel")) {
            body.put("parcel", (long) arguments.number("parcel", 0, 1, 1e15));
        }
        return body;
    }

    private JsonNode clock() {
        ObjectNode change = Json.object();
        if (arguments.has("now")) {
            change.put("now", arguments.value("now", null));
        }
        if (arguments.has("speed")) {
            change.put("speed", arguments.number("speed", 1, 0, 1e6));
        }
        return change.isEmpty() ? client.call("GET", "/clock", null) : client.call("PATCH", "/clock", change);
    }

    private ObjectNode fault() {
        List<String> words = arguments.words();
        if (words.size() < 2) {
            throw new IllegalArgumentException("A fault needs an operation, for example \"POST /api/v3/shipments*\"");
        }
        ObjectNode fault = Json.object().put("operation", String.join(" ", words.subList(1, words.size())))
                .put("kind", arguments.value("kind", "status"));
        if (arguments.has("status") || !arguments.has("kind")) {
            fault.put("status", (int) arguments.number("status", 503, 100, 599));
        }
        if (arguments.has("latency")) {
            fault.put("latency_ms", (long) arguments.number("latency", 0, 0, 1e9));
        }
        if (arguments.has("probability")) {
            fault.put("probability", arguments.number("probability", 1, 0, 1));
        }
        if (arguments.has("count")) {
            fault.put("count", (int) arguments.number("count", 1, 1, 1e9));
        }
        if (arguments.has("seconds")) {
            fault.put("seconds", arguments.number("seconds", 0, 0, 1e9));
        }
        return fault;
    }

    private void requests() {
        String path = "/requests?limit=" + (int) arguments.number("limit", 20, 1, 10_000)
                      + (arguments.has("search") ? "&search=" + ControlClient.encode(arguments.value("search", "")) : "");
        for (JsonNode request : client.call("GET", path, null)) {
            out.println(request.path("time").asText() + "  " + request.path("method").asText() + " "
                        + request.path("path").asText()
                        + (request.hasNonNull("query") ? "?" + request.path("query").asText() : "") + "  "
                        + request.path("status").asText());
        }
    }

    private void record() {
        switch (word("start, stop, or the name of a file")) {
            case "start" -> {
                client.call("POST", "/record", null);
                out.println("The sandbox records. record FILE saves the run, record stop ends the recording");
            }
            case "stop" -> {
                client.call("DELETE", "/record", null);
                out.println("The recording has ended");
            }
            default -> write(arguments.words().get(1), client.send("GET", "/record", "application/json", new byte[0]));
        }
    }

    private void write(String file, byte[] content) {
        try {
            Files.write(Path.of(file), content);
            out.println("The run is in " + file);
        } catch (IOException e) {
            throw new ProgramFailed("The file " + file + " cannot be written: " + e.getMessage());
        }
    }

    private void replay() {
        String file = word("the name of a file");
        try {
            out.write(client.send("POST", "/replay", "application/x-ndjson", Files.readAllBytes(Path.of(file))));
            out.println();
        } catch (IOException e) {
            throw new ProgramFailed("The file " + file + " cannot be read: " + e.getMessage());
        }
    }

    private String word(String what) {
        if (arguments.words().size() != 2) {
            throw new IllegalArgumentException("The command " + arguments.words().get(0) + " needs " + what);
        }
        return arguments.words().get(1);
    }

    private void print(JsonNode data) {
        if (!data.isMissingNode()) {
            out.println(data.toPrettyString());
        }
    }
}
