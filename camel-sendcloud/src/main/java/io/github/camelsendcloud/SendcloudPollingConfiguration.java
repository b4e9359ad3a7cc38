package io.github.camelsendcloud;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of a consumer that polls a list of changed items. */
@UriParams
public class SendcloudPollingConfiguration {

    @UriParam(label = "consumer", defaultValue = "now",
              description = "The time from which the first start delivers changes: now (the overlap before the time of"
                            + " Sendcloud's server), beginning, or a time in ISO 8601 such as 2026-01-01T00:00:00Z. A later"
                            + " start resumes from the state in the state repository.")
    private String startFrom = "now";

    @UriParam(label = "consumer", defaultValue = "1m", javaType = "java.time.Duration",
              description = "Each poll requests the changes from this duration before the newest known change, because"
                            + " the list may show a change late. Items that were already processed are not delivered again.")
    private long overlap = 60_000;

    @UriParam(label = "consumer", defaultValue = "0",
              description = "The maximum number of items that a poll delivers for each account. The items with the"
                            + " oldest changes come first. The next polls deliver the other items. 0 means no limit.")
    private int maxMessagesPerPoll;

    @UriParam(label = "consumer", defaultValue = "0",
              description = "The number of attempts for an item whose exchange fails. Each poll makes one attempt. After"
                            + " the last attempt, the exception handler of the consumer receives the item, and the item"
                            + " counts as processed. 0 means no limit.")
    private int maxDeliveryAttempts;

    @UriParam(label = "consumer",
              description = "Stores the polling position: the point up to which all changes have been processed. Keys and"
                            + " values are of type String. Default: in memory, so that a restart begins with startFrom.")
    private StateRepository<String, String> stateRepository;

    @UriParam(label = "consumer,advanced",
              description = "The key of the polling position in the state repository. Each consumer needs its own key."
                            + " A consumer of several accounts appends the name of each account. Default: a key from the"
                            + " operation, its query, and the name or the public key of the account.")
    private String stateKey;

    /**
     * The time of the option startFrom.
     *
     * @return                          {@code null} for now
     * @throws IllegalArgumentException when the option is not a valid time
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

    /**
     * @param  nameless                 whether the account has neither a public key nor a name that a key could contain
     * @throws IllegalArgumentException when an option has an invalid value
     */
    void validate(boolean nameless) {
        start();
        OptionCheck.requireMillis(overlap >= 0, "overlap", overlap, "no negative duration");
        OptionCheck.require(maxMessagesPerPoll >= 0, "maxMessagesPerPoll", maxMessagesPerPoll, "0 or more");
        OptionCheck.require(maxDeliveryAttempts >= 0, "maxDeliveryAttempts", maxDeliveryAttempts, "0 or more");
        OptionCheck.require(
                stateKey == null || stateKey.matches("[^=\\s]+"), "stateKey", stateKey, "without blanks and equals signs");
        if (nameless && stateRepository != null && stateKey == null) {
            throw new IllegalArgumentException(
                    "Option stateKey is missing: with credentialsProvider and stateRepository, each account needs its own key,"
                                               + " because the public key can change");
        }
    }

    /** The key of the state of a consumer that polls one account: the option, or the default. */
    String stateKey(String defaultKey) {
        return stateKey == null ? defaultKey : stateKey;
    }

    /** The key of the state of one of several accounts: the option and the name of the account, or the default. */
    String stateKey(String defaultKey, String account) {
        return stateKey == null ? defaultKey : stateKey + "/" + URLEncoder.encode(account, StandardCharsets.UTF_8);
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

    /** @return the overlap in milliseconds */
    public long getOverlap() {
        return overlap;
    }

    /** @param overlap the overlap in milliseconds, 0 or more */
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

    /** @param stateRepository {@code null} for a repository in memory, which a restart empties */
    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }

    public String getStateKey() {
        return stateKey;
    }

    /** @param stateKey {@code null} for a key from the operation, its query and the public key */
    public void setStateKey(String stateKey) {
        this.stateKey = stateKey;
    }
}
