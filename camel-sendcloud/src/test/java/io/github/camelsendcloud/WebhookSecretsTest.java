package io.github.camelsendcloud;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** No secret, no signature and no text of a request is logged. */
class WebhookSecretsTest extends WebhookTestSupport {

    private static final String ROOT = "io.github.camelsendcloud";

    private final List<String> logged = new CopyOnWriteArrayList<>();

    @Test
    void noSecretAndNoTextOfARequestIsLogged() throws Exception {
        route("sendcloud:webhook?path=/hook&register=true&updateSecrets=true&webhookSecret=0ld-s3cret&externalUrl="
              + address("/hook?key=hidd3n"), "mock:events");
        String event = "{\"action\": \"integration_credentials\", \"integration_id\": 1, \"public_key\": \"p\","
                       + " \"secret_key\": \"n3w-s3cret\"}";
        getMockEndpoint("mock:events").whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("for the log");
        });

        int unknown = post("/hook", event, "Sendcloud-Signature", signature(event, "n3w-s3cret")).statusCode();
        int failed = post("/hook", event, "Sendcloud-Signature", signature(event, "0ld-s3cret")).statusCode();
        int garbage = post("/hook", "garb4ge", "Sendcloud-Signature", signature("garb4ge", "0ld-s3cret")).statusCode();
        int unsigned = post("/hook", "garb4ge", "Sendcloud-Signature", "str4nge").statusCode();

        assertThat(List.of(unknown, failed, garbage, unsigned)).containsExactly(401, 500, 400, 401);
        assertThat(logged).anyMatch(line -> line.contains("for the log"));
        for (String hidden : List.of("s3cret", "hidd3n", "garb4ge", "str4nge", signature(event, "n3w-s3cret"),
                signature(event, "0ld-s3cret"), sandbox().secretKey())) {
            assertThat(logged).noneMatch(line -> line.contains(hidden));
        }
    }

    private static String signature(String body, String secret) {
        return sign(body.getBytes(StandardCharsets.UTF_8), secret);
    }

    @BeforeEach
    void startRecording() {
        LoggerContext log = (LoggerContext) LogManager.getContext(false);
        AbstractAppender recorder = new AbstractAppender("hook-recorder", null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                logged.add(event.getMessage().getFormattedMessage() + " " + event.getThrown());
            }
        };
        recorder.start();
        LoggerConfig config = new LoggerConfig(ROOT, Level.TRACE, false);
        config.addAppender(recorder, Level.TRACE, null);
        log.getConfiguration().addLogger(ROOT, config);
        log.updateLoggers();
    }

    @AfterEach
    void stopRecording() {
        LoggerContext log = (LoggerContext) LogManager.getContext(false);
        log.getConfiguration().removeLogger(ROOT);
        log.updateLoggers();
    }
}
