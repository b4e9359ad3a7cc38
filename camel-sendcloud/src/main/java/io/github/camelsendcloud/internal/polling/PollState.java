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
 * A checkpoint: the state with which a polling consumer resumes.
 *
 * @param number    increases with each saved checkpoint; 0 for a checkpoint of the first release
 * @param watermark all changes before this time have been processed
 * @param processed the processed items after the watermark, by their keys
 */
record PollState(long number, Instant watermark, Map<String, Entry> processed) {

    /**
     * A processed item.
     *
     * @param digest  of its content; {@code null} when any content counts as processed
     * @param expires the item stays known until the watermark passes this time
     */
    record Entry(String digest, Instant expires) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(PollState.class);
    private static final int RADIX = Character.MAX_RADIX;
    /** The text ends with a dot, so that a truncated text is noticed. */
    private static final Pattern TEXT
            = Pattern.compile("2\\|([0-9a-z]{1,13})\\|([^|]+)\\|([^|]*)\\|([0-9a-f]{8})\\.");
    /** The text of the first release, which has neither a number nor a checksum. */
    private static final Pattern FIRST = Pattern.compile("1\\|([^|]+)\\|([^|]*)\\|\\.");

    /**
     * Merges a checkpoint with this number or a higher number into this one. An item counts as processed when one of
     * the two contains the item. The watermark of the higher number counts: this watermark may have been set back.
     */
    PollState merge(PollState newer) {
        Map<String, Entry> both = new HashMap<>(processed);
        both.putAll(newer.processed);
        boolean mine = number == newer.number && watermark.isAfter(newer.watermark);
        return new PollState(newer.number, mine ? watermark : newer.watermark, both);
    }

    /**
     * Whether the first of two checkpoints is newer. A missing checkpoint ({@code null}) is the oldest. After one
     * watermark the number of processed items only grows.
     */
    static boolean isNewer(PollState one, PollState other) {
        if (one == null || other == null) {
            return other == null;
        }
        int later = Long.compare(one.number, other.number);
        later = later == 0 ? one.watermark.compareTo(other.watermark) : later;
        return later > 0 || later == 0 && one.processed.size() > other.processed.size();
    }

    /** The checkpoint as text: one line without an equals sign. */
    String encode() {
        StringJoiner entries = new StringJoiner(",", "2|" + Long.toString(number, RADIX) + "|" + watermark + "|", "|");
        processed.forEach((key, entry) -> entries.add(
                URLEncoder.encode(key, StandardCharsets.UTF_8) + "!"
                                                      + Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, entry.expires()),
                                                              RADIX)
                                                      + (entry.digest() == null ? "" : "!" + entry.digest())));
        return entries + checksum(entries.toString()) + ".";
    }

    private static String checksum(String text) {
        CRC32C sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }

    /**
     * Decodes a checkpoint. Parts of other texts may stand before the checkpoint, when the JVM was killed while the
     * repository wrote. The last complete checkpoint of the text counts.
     *
     * @throws IllegalArgumentException when the text contains no complete checkpoint; the message names the problem
     */
    static PollState decode(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the text is empty");
        }
        PollState last = null;
        String problem = "the text is truncated, or is not the state of a polling consumer";
        for (Matcher matcher = TEXT.matcher(text); matcher.find();) {
            String checkpoint = matcher.group();
            if (!checksum(checkpoint.substring(0, checkpoint.length() - 9)).equals(matcher.group(4))) {
                problem = "the checksum is wrong";
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

    private static PollState state(long number, String watermark, String entries) {
        Map<String, Entry> processed = new HashMap<>();
        for (String entry : entries.isEmpty() ? new String[0] : entries.split(",")) {
            try {
                String[] parts = entry.split("!");
                Instant expires = Instant.EPOCH.plus(Long.parseLong(parts[1], RADIX), ChronoUnit.MICROS);
                processed.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        new Entry(parts.length > 2 ? parts[2] : null, expires));
            } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException | ArithmeticException e) {
                // an item without an entry is delivered again: no change is lost
                LOG.warn("An entry of the saved state is unreadable: '{}'. The item of this entry may be delivered again",
                        entry, e);
            }
        }
        try {
            return new PollState(number, Instant.parse(watermark), processed);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the watermark '" + watermark + "' is not a time in ISO 8601", e);
        }
    }
}
