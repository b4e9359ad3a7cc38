package io.github.camelsendcloud.internal.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Records the log events of a class. */
final class Logged extends AbstractAppender implements AutoCloseable {

    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    Logged(Class<?> type) {
        super("logged", null, null, true, Property.EMPTY_ARRAY);
        this.logger = (Logger) LogManager.getLogger(type);
        start();
        logger.addAppender(this);
        logger.setLevel(Level.INFO);
    }

    @Override
    public void append(LogEvent event) {
        if (event.getLoggerName().equals(logger.getName())) {
            lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
        }
    }

    /** Returns the level and the text of each event. */
    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        logger.removeAppender(this);
        // the level would stay for other tests
        logger.getContext().getConfiguration().removeLogger(logger.getName());
        logger.getContext().updateLoggers();
    }
}
