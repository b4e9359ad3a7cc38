package io.github.camelsendcloud;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Records all events of this component's loggers, at each level and with stack traces, until the close. */
final class RecordedLog implements AutoCloseable {

    private static final String ROOT = "io.github.camelsendcloud";

    private final List<String> lines = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();

    RecordedLog() {
        LoggerContext log = (LoggerContext) LogManager.getContext(false);
        Recorder recorder = new Recorder();
        recorder.start();
        LoggerConfig config = new LoggerConfig(ROOT, Level.TRACE, false);
        config.addAppender(recorder, Level.TRACE, null);
        log.getConfiguration().addLogger(ROOT, config);
        log.updateLoggers();
    }

    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    /** Returns the lines of a level. */
    List<String> lines(String level) {
        synchronized (lines) {
            return IntStream.range(0, lines.size()).filter(i -> levels.get(i).name().equals(level)).mapToObj(lines::get)
                    .toList();
        }
    }

    /** Returns the stack trace, and the properties of an exception of this component. */
    static String describe(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        if (thrown instanceof SendcloudOperationFailedException e) {
            text.append(e.getUri()).append(e.getResponseBody()).append(String.valueOf(e.getResponseHeaders()))
                    .append(e.getErrors().toString()).append(e.getOperation()).append(e.getRequestId())
                    .append(e.getStatusText()).append(e.getRedirectLocation());
        }
        if (thrown instanceof SendcloudPartialFailureException e) {
            text.append(e.getSucceeded().toString());
        }
        return text.toString();
    }

    @Override
    public void close() {
        LoggerContext log = (LoggerContext) LogManager.getContext(false);
        log.getConfiguration().removeLogger(ROOT);
        log.updateLoggers();
    }

    private final class Recorder extends AbstractAppender {

        private Recorder() {
            super("recorder", null, null, false, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            synchronized (lines) {
                levels.add(event.getLevel());
                lines.add(event.getMessage().getFormattedMessage()
                          + (event.getThrown() == null ? "" : describe(event.getThrown())));
            }
        }
    }
}
