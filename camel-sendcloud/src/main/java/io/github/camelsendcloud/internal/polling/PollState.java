package io.github.camelsendcloud.internal.polling;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be kept to go on later.
 *
 * @param number grows with each state that is kept; 0 for those of the first release
 * @param bound  everything from before has been processed
 * @param done   what has been processed of the rest, by its key
 */
record PollState(long number, Instant bound, Map<String, Done> done) {

    /**
     * Something that has been processed.
     *
     * @param mark  of its content; {@code null} when any content counts as processed
     * @param until the time until which that has to be known
     */
    record Done(String mark, Instant until) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(PollState.class);
    private static final int RADIX = Character.MAX_RADIX;
    /** With an end, so that a text that was cut is known. */
    private static final Pattern TEXT
            = Pattern.compile("2\\|([0-9a-z]{1,13})\\|([^|]+)\\|([^|]*)\\|([0-9a-f]{8})\\.");
    /** That of the first release, which has neither a number nor a checksum. */
    private static final Pattern FIRST = Pattern.compile("1\\|([^|]+)\\|([^|]*)\\|\\.");

    /** Both together, the second of which is newer: nothing that one of them knows to be done is open. */
    PollState and(PollState newer) {
        Map<String, Done> both = new HashMap<>(done);
        both.putAll(newer.done);
        return new PollState(
                Math.max(number, newer.number), bound.isAfter(newer.bound) ? bound : newer.bound, both);
    }

    /** Whether the first of two that may be missing is from later: behind a bound, more and more is done. */
    static boolean newer(PollState one, PollState other) {
        if (one == null || other == null) {
            return other == null;
        }
        int later = Long.compare(one.number, other.number);
        later = later == 0 ? one.bound.compareTo(other.bound) : later;
        return later > 0 || later == 0 && one.done.size() > other.done.size();
    }

    /** As text, on one line and without an equals sign. */
    String encode() {
        StringJoiner entries = new StringJoiner(",", "2|" + Long.toString(number, RADIX) + "|" + bound + "|", "|");
        done.forEach((key, one) -> entries.add(
                URLEncoder.encode(key, StandardCharsets.UTF_8) + "!"
                                               + Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, one.until()), RADIX)
                                               + (one.mark() == null ? "" : "!" + one.mark())));
        return entries + checksum(entries.toString()) + ".";
    }

    private static String checksum(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }

    /**
     * Reads what was encoded. A repository that was killed while it wrote may have put rests of other texts before it.
     *
     * @throws IllegalArgumentException when there is nothing that can be read; says what is wrong
     */
    static PollState decode(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("it is empty");
        }
        PollState last = null;
        String problem = "it is cut, or no state of a polling consumer";
        for (Matcher matcher = TEXT.matcher(text); matcher.find();) {
            String whole = matcher.group();
            if (!checksum(whole.substring(0, whole.length() - 9)).equals(matcher.group(4))) {
                problem = "its checksum is wrong";
                continue;
            }
            last = state(Long.parseLong(matcher.group(1), RADIX), matcher.group(2), matcher.group(3));
        }
        Matcher first = FIRST.matcher(text);
        while (last == null && first.find()) {
            last = state(0, first.group(1), first.group(2));
        }
        if (last == null) {
            throw new IllegalArgumentException(problem);
        }
        return last;
    }

    private static PollState state(long number, String bound, String entries) {
        Map<String, Done> done = new HashMap<>();
        for (String entry : entries.isEmpty() ? new String[0] : entries.split(",")) {
            try {
                String[] parts = entry.split("!");
                Instant until = Instant.EPOCH.plus(Long.parseLong(parts[1], RADIX), ChronoUnit.MICROS);
                done.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        new Done(parts.length > 2 ? parts[2] : null, until));
            } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException | ArithmeticException e) {
                // what is not known to be done is delivered again, which loses nothing
                LOG.warn("A processed item cannot be read from the kept state, so it may be delivered again: '{}'", entry, e);
            }
        }
        try {
            return new PollState(number, Instant.parse(bound), done);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("its watermark '" + bound + "' is not a time in ISO 8601", e);
        }
    }
}
