package io.github.camelsendcloud.examples.csvtolabels;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelsendcloud.SendcloudAuthenticationException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * The bean of the routes: knows the orders that have labels, collects the refusals, and shows the progress. Safe for
 * use by several threads: the counts are atomic, and each order is handled by one thread.
 */
public final class Shipping implements Closeable {

    /** After so many failures in sequence that are no refusals, Sendcloud is not reachable. */
    private static final int TOO_MANY_FAILURES = 20;

    private final Results results;
    private final Journal journal;
    private final int orders;
    private final PrintStream screen;
    /** 0 before the first order that is sent. */
    private final AtomicLong start = new AtomicLong();
    private final NavigableMap<Integer, Refusal> refusals = new ConcurrentSkipListMap<>();
    private final AtomicInteger labels = new AtomicInteger();
    private final AtomicInteger shippedNow = new AtomicInteger();
    private final AtomicInteger failuresInSequence = new AtomicInteger();

    /** @param orders the number of rows of the CSV */
    Shipping(Results results, int orders, PrintStream screen) throws IOException {
        this.results = results;
        this.orders = orders;
        this.screen = screen;
        this.journal = new Journal(results.journal());
    }

    /** Whether the order of a row must be sent. A row that cannot be read is refused here. */
    public boolean needsLabel(Row row) {
        if (row.problem() != null) {
            refuse(Refusal.unreadable(row));
            return false;
        }
        Journal.SavedLabel label = journal.label(row.orderNumber());
        if (label != null && Files.exists(results.label(label.parcel()))) {
            labels.incrementAndGet();
            return false;
        }
        start.compareAndSet(0, System.nanoTime());
        return true;
    }

    /** Remembers an order whose label is in its file. */
    public void shipped(@Variable("row") Row row, @Variable("parcel") Map<String, Object> parcel) throws IOException {
        Object tracking = parcel.get("tracking_number");
        journal.add(new Journal.SavedLabel(
                row.orderNumber(), ((Number) parcel.get("id")).longValue(), tracking == null ? "" : tracking.toString()));
        labels.incrementAndGet();
        shippedNow.incrementAndGet();
        failuresInSequence.set(0);
        showEveryTwentieth();
    }

    /**
     * Puts an order on the report.
     *
     * @throws Exception if the other orders would fail for the same reason: the split ends
     */
    public void failed(
            @Variable("row") Row row, @Variable("parcel") Map<String, Object> parcel,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure)
            throws Exception {
        if (failure instanceof SendcloudAuthenticationException) {
            throw failure;
        }
        Refusal refusal = Refusal.of(row, parcel != null, failure);
        if (!refusal.isTemporary()) {
            failuresInSequence.set(0);
        } else if (failuresInSequence.incrementAndGet() >= TOO_MANY_FAILURES) {
            throw new IllegalStateException(
                    TOO_MANY_FAILURES + " orders in sequence failed. The last failure: " + refusal.message(), failure);
        }
        refuse(refusal);
        showEveryTwentieth();
    }

    private void refuse(Refusal refusal) {
        refusals.put(refusal.row(), refusal);
    }

    private void showEveryTwentieth() {
        if ((labels.get() + refusals.size()) % Math.max(1, orders / 20) == 0) {
            show();
        }
    }

    /** Prints one line, so the progress is readable in a terminal, in a file and in the log of a server. */
    public void show() {
        int refused = refusals.size();
        int remaining = Math.max(0, orders - labels.get() - refused);
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start.get()));
        long pace = 60L * shippedNow.get() / seconds;
        String rest = remaining == 0 || pace == 0 ? "" : ", about %d s left".formatted(remaining * 60L / pace);
        screen.printf("%5d of %d orders: %d labels, %d refused, %d remaining, %d orders a minute%s%n", labels.get() + refused,
                orders, labels.get(), refused, remaining, pace, rest);
    }

    /** Merges the labels and writes the reports. */
    public Summary finish(OrdersCsv csv) throws IOException {
        int pages = results.write(csv, journal, refusals.values());
        long again = refusals.values().stream().filter(Refusal::isTemporary).count();
        return new Summary(labels.get(), refusals.size() - (int) again, (int) again, pages);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    /**
     * The end of a run.
     *
     * @param labels  orders with a label, from this and from earlier runs
     * @param refused orders that need a correction
     * @param again   orders that the next start ships
     * @param pages   pages of the merged PDF
     */
    record Summary(int labels, int refused, int again, int pages) {
    }
}
