package io.github.camelsendcloud;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What has to be kept to go on later.
 *
 * @param bound everything from before has been processed
 * @param done  what has been processed of the rest, with the time until which that has to be known
 */
record PollState(Instant bound, Map<String, Instant> done) {

    private static final int RADIX = Character.MAX_RADIX;
    /** With an end, so that a text that was cut is known. */
    private static final Pattern TEXT = Pattern.compile("1\\|([^|]+)\\|([^|]*)\\|\\.");

    /** Both together: nothing that one of them knows to be done is open. */
    PollState and(PollState other) {
        Map<String, Instant> both = new HashMap<>(done);
        both.putAll(other.done);
        return new PollState(bound.isAfter(other.bound) ? bound : other.bound, both);
    }

    /** Whether the first of two that may be missing is from later: behind a bound, more and more is done. */
    static boolean newer(PollState one, PollState other) {
        if (one == null || other == null) {
            return other == null;
        }
        int bounds = one.bound.compareTo(other.bound);
        return bounds > 0 || bounds == 0 && one.done.size() > other.done.size();
    }

    /** As text, on one line and without an equals sign. */
    String encode() {
        StringJoiner entries = new StringJoiner(",", "1|" + bound + "|", "|.");
        done.forEach((version, until) -> entries.add(
                URLEncoder.encode(version, StandardCharsets.UTF_8) + "!"
                                                     + Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, until), RADIX)));
        return entries.toString();
    }

    /**
     * Reads what was encoded. A repository that was killed while it wrote may have put rests of other texts before it.
     *
     * @return {@code null} when there is nothing that can be read
     */
    static PollState decode(String text) {
        Matcher matcher = TEXT.matcher(text);
        PollState last = null;
        while (matcher.find()) {
            Map<String, Instant> done = new HashMap<>();
            for (String entry : matcher.group(2).split(",")) {
                int mark = entry.lastIndexOf('!');
                if (mark > 0) {
                    done.put(
                            URLDecoder.decode(entry.substring(0, mark), StandardCharsets.UTF_8),
                            Instant.EPOCH.plus(Long.parseLong(entry.substring(mark + 1), RADIX), ChronoUnit.MICROS));
                }
            }
            last = new PollState(Instant.parse(matcher.group(1)), done);
        }
        return last;
    }
}
