package io.github.camelsendcloud;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of a consumer that asks Sendcloud what has changed. */
@UriParams
public class SendcloudPollingConfiguration {

    @UriParam(label = "consumer", defaultValue = "now",
              description = "The time from which changes are delivered at the very first start: now (the overlap before the time of"
                            + " Sendcloud's server), beginning, or a time in ISO 8601 such as 2026-01-01T00:00:00Z. A later start"
                            + " resumes where the state repository says.")
    private String startFrom = "now";

    @UriParam(label = "consumer", defaultValue = "1m", javaType = "java.time.Duration",
              description = "How far each poll looks back behind what has been seen, for changes that the list shows late."
                            + " What was processed already is not delivered again.")
    private long overlap = 60_000;

    @UriParam(label = "consumer", defaultValue = "0",
              description = "The most items that a poll delivers, those with the oldest changes. The others follow with the"
                            + " next polls. 0 for all.")
    private int maxMessagesPerPoll;

    @UriParam(label = "consumer", defaultValue = "0",
              description = "How often an item is delivered whose exchange fails, once with each poll. After that it goes to the"
                            + " exception handler of the consumer and counts as processed. 0 for as long as it takes.")
    private int maxDeliveryAttempts;

    @UriParam(label = "consumer",
              description = "Where it is kept up to which change everything has been processed, by String keys and values."
                            + " Default: in memory, so that a restart begins with startFrom.")
    private StateRepository<String, String> stateRepository;

    @UriParam(label = "consumer,advanced",
              description = "The key in the state repository. Default: made of the operation, its query and the public key. Each"
                            + " consumer needs its own.")
    private String stateKey;

    /**
     * Since when changes are wanted.
     *
     * @return                          {@code null} for now
     * @throws IllegalArgumentException when the option is no time
     */
    Instant start() {
        if (startFrom == null || startFrom.equals("now")) {
            return null;
        }
        if (startFrom.equals("beginning")) {
            return Instant.EPOCH;
        }
        try {
            return startFrom.contains("T")
                    ? OffsetDateTime.parse(startFrom).toInstant()
                    : LocalDate.parse(startFrom).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "Option startFrom cannot be '" + startFrom
                                               + "': use now, beginning or a time with a zone, such as 2026-01-01T00:00:00Z",
                    e);
        }
    }

    /** @throws IllegalArgumentException when an option has a value that makes no sense */
    void validate() {
        start();
        ConnectionConfiguration.requireMillis(overlap >= 0, "overlap", overlap, "no negative duration");
        ConnectionConfiguration.require(maxMessagesPerPoll >= 0, "maxMessagesPerPoll", maxMessagesPerPoll, "0 or more");
        ConnectionConfiguration.require(maxDeliveryAttempts >= 0, "maxDeliveryAttempts", maxDeliveryAttempts, "0 or more");
        ConnectionConfiguration.require(
                stateKey == null || stateKey.matches("[^=\\s]+"), "stateKey", stateKey, "without blanks and equals signs");
    }

    Duration overlapping() {
        return Duration.ofMillis(overlap);
    }

    public String getStartFrom() {
        return startFrom;
    }

    /** @param startFrom {@code now}, {@code beginning} or a time in ISO 8601; {@code null} is {@code now} */
    public void setStartFrom(String startFrom) {
        this.startFrom = startFrom;
    }

    /** @return in milliseconds */
    public long getOverlap() {
        return overlap;
    }

    /** @param overlap in milliseconds, not negative */
    public void setOverlap(long overlap) {
        this.overlap = overlap;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public int getMaxDeliveryAttempts() {
        return maxDeliveryAttempts;
    }

    public void setMaxDeliveryAttempts(int maxDeliveryAttempts) {
        this.maxDeliveryAttempts = maxDeliveryAttempts;
    }

    public StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    /** @param stateRepository {@code null} for memory, which a restart empties */
    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }

    public String getStateKey() {
        return stateKey;
    }

    /** @param stateKey {@code null} for one that is made of the operation, its query and the public key */
    public void setStateKey(String stateKey) {
        this.stateKey = stateKey;
    }
}
