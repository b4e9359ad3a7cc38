package io.github.camelsendcloud.smoke;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Records the warnings and errors of all loggers. The monitor guards the list. */
final class LogLines extends Handler {

    private final List<String> lines = new ArrayList<>();

    private LogLines() {
        setLevel(Level.WARNING);
    }

    static LogLines record() {
        LogLines lines = new LogLines();
        Logger.getLogger("").addHandler(lines);
        return lines;
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            lines.add(entry.getLevel() + " " + entry.getLoggerName() + ": " + entry.getMessage());
        }
    }

    /** Returns the lines since the last call, and forgets the lines. */
    synchronized List<String> drain() {
        List<String> drained = List.copyOf(lines);
        lines.clear();
        return drained;
    }

    @Override
    public void flush() {
        // the list has no buffer
    }

    @Override
    public void close() {
        // the list has no resources
    }
}
