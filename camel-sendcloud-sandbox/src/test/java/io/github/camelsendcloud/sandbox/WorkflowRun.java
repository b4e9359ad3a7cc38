package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** Sends the requests of a workflow to a sandbox, and checks the responses and the webhooks. */
final class WorkflowRun {

    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern VALUE = Pattern.compile("(\\$\\S*) (as|is|contains|matches) (.*)");
    private static final Pattern WEBHOOK = Pattern.compile("webhook (\\w+): (.*)");
    private static final Pattern UPLOAD = Pattern.compile("file=@(\\S+)\\s*");

    private final Sandbox sandbox;
    private final WebhookReceiver receiver;
    private final Map<String, String> names = new HashMap<>();
    /** The received webhooks that no step has named. */
    private final List<WebhookReceiver.Received> webhooks = new ArrayList<>();

    WorkflowRun(Sandbox sandbox, WebhookReceiver receiver) {
        this.sandbox = sandbox;
        this.receiver = receiver;
        names.put("receiver", receiver.url("/webhooks"));
    }

    void run(List<WorkflowStep> steps) throws Exception {
        for (WorkflowStep step : steps) {
            if (step.method().equals(WorkflowStep.DEFINE)) {
                names.put(step.path(), filled(step.body()));
                continue;
            }
            HttpResponse<byte[]> response = send(step);
            String text = new String(response.body(), StandardCharsets.UTF_8);
            String about = filled(step.toString()) + " -> " + response.statusCode() + " " + text;
            for (String check : step.checks()) {
                check(check, response.statusCode(), text, about);
            }
        }
    }

    private HttpResponse<byte[]> send(WorkflowStep step) throws IOException {
        TestClient client = step.token() == null
                ? new TestClient(sandbox) : new TestClient(sandbox, "Bearer " + filled(step.token()));
        HttpRequest.Builder request = client.request(filled(step.path()));
        Matcher upload = UPLOAD.matcher(step.body());
        String body = filled(step.body());
        if (upload.matches()) {
            request.header("Content-Type", "multipart/form-data; boundary=limit");
            body = "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + upload.group(1)
                   + "\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\r\n--limit--\r\n";
        } else if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return client.send(request.method(step.method(), HttpRequest.BodyPublishers.ofString(body)),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private void check(String check, int status, String text, String about) throws Exception {
        Matcher webhook = WEBHOOK.matcher(check);
        Matcher value = VALUE.matcher(check);
        if (check.matches("\\d{3}")) {
            assertThat(status).as(about).isEqualTo(Integer.parseInt(check));
        } else if (webhook.matches()) {
            awaitWebhook(webhook.group(1), webhook.group(2));
        } else if (value.matches()) {
            String found = at(text, value.group(1));
            String expected = filled(value.group(3));
            switch (value.group(2)) {
                case "as" -> {
                    assertThat(found).as(check + " in " + about).isNotBlank();
                    names.put(expected, found);
                }
                case "is" -> assertThat(found).as(check + " in " + about).isEqualTo(expected);
                case "contains" -> assertThat(found).as(check + " in " + about).contains(expected);
                default -> assertThat(found).as(check + " in " + about).matches(expected);
            }
        } else {
            throw new IllegalArgumentException("The page has an unknown check: " + check);
        }
    }

    /** Waits for a webhook with a value, and checks its signature. */
    private void awaitWebhook(String action, String condition) throws InterruptedException {
        Matcher value = VALUE.matcher(condition);
        assertThat(value.matches()).as(condition).isTrue();
        while (true) {
            for (WebhookReceiver.Received received : webhooks) {
                if (at(received.body(), "$.action").equals(action)
                        && at(received.body(), value.group(1)).equals(filled(value.group(3)))) {
                    assertThat(received.signature())
                            .isEqualTo(WebhookReceiver.hmac(received.body(), sandbox.secretKey()));
                    webhooks.remove(received);
                    return;
                }
            }
            WebhookReceiver.Received next = receiver.next();
            assertThat(next).as("webhook " + action + ": " + condition + ", not among " + webhooks).isNotNull();
            webhooks.add(next);
        }
    }

    /** The value at a place such as $.data[0].id; the whole text for $. */
    private static String at(String text, String place) {
        if (place.equals("$")) {
            return text;
        }
        JsonNode root = text.isEmpty() ? MissingNode.getInstance() : Json.read(text);
        JsonNode found = root.at(place.substring(1).replace("[", "/").replace("]", "").replace('.', '/'));
        return found.isContainerNode() ? found.toString() : found.asText();
    }

    private String filled(String text) {
        return NAME.matcher(text).replaceAll(name -> {
            assertThat(names).containsKey(name.group(1));
            return Matcher.quoteReplacement(names.get(name.group(1)));
        });
    }
}
