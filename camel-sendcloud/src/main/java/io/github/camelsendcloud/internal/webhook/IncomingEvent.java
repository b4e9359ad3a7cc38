package io.github.camelsendcloud.internal.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An event that Sendcloud has sent: the webhook of an integration, or the delivery of an event subscription. */
final class IncomingEvent {

    /** The name of the event that contains new keys. */
    public static final String CREDENTIALS = "integration_credentials";

    private static final String SECRET = "secret_key";
    private static final String MASK = "xxxxxx";
    /** The year 2001 in milliseconds, or the year 33658 in seconds. */
    private static final long SMALLEST_MILLIS = 1_000_000_000_000L;
    /** The end of the year 9999. A larger number, such as a number of microseconds, is not a valid time. */
    private static final long LARGEST_MILLIS = 253_402_300_799_999L;

    private static final Pattern DIGITS = Pattern.compile("\\s*[0-9]+\\s*");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final byte[] body;
    private final JsonNode json;
    private final String secret;
    private final String account;

    private IncomingEvent(String account, byte[] body, JsonNode json, String secret) {
        this.account = account;
        this.body = body;
        this.json = json;
        this.secret = secret;
    }

    /** Parses the body of a delivery to an account without a name, as {@link #parse(byte[], String)}. */
    public static IncomingEvent parse(byte[] body) throws IOException {
        return parse(body, null);
    }

    /**
     * Parses the body of a delivery.
     *
     * @param  body        JSON in UTF-8
     * @param  account     the name of the account of the event; {@code null} for an account without a name
     * @throws IOException when the body is not a JSON object; the message may contain parts of the body
     */
    public static IncomingEvent parse(byte[] body, String account) throws IOException {
        JsonNode json = READER.readValue(body);
        if (!(json instanceof ObjectNode object)) {
            throw new IOException("The body is not a JSON object");
        }
        if (object.hasNonNull(SECRET)) {
            String secret = object.path(SECRET).asText();
            object.put(SECRET, MASK);
            return new IncomingEvent(account, MAPPER.writeValueAsBytes(object), object, secret);
        }
        return new IncomingEvent(account, body, object, null);
    }

    /** The bytes of the body, in which a secret key is masked. The result is not a copy. */
    public byte[] body() {
        return body;
    }

    /** The name of the account; {@code null} for an account without a name. */
    public String account() {
        return account;
    }

    /** The name of the event; {@code null} for an event without a name. */
    public String event() {
        return text(json.hasNonNull("action") ? json.path("action") : json.path("event_type"));
    }

    /** The time of the event; {@code null} for an event without a valid time. */
    public Instant timestamp() {
        JsonNode time = json.hasNonNull("timestamp") ? json.path("timestamp") : json.at("/data/event/timestamp");
        if (time.isTextual() && !DIGITS.matcher(time.textValue()).matches()) {
            try {
                Instant instant = Instant.parse(time.textValue().strip());
                return isBetween(instant.getEpochSecond(), LARGEST_MILLIS / 1000) ? instant : null;
            } catch (DateTimeParseException e) {
                return null;
            }
        }
        Long number = time.isNumber() && time.canConvertToLong() ? Long.valueOf(time.longValue()) : number(time);
        if (number == null || !isBetween(number, LARGEST_MILLIS)) {
            return null;
        }
        // the documentation says milliseconds; samples of one event have seconds
        long millis = number >= SMALLEST_MILLIS ? number : number * 1000;
        return millis <= LARGEST_MILLIS ? Instant.ofEpochMilli(millis) : null;
    }

    private static boolean isBetween(long number, long largest) {
        return number >= 0 && number <= largest;
    }

    /** The id of the parcel; {@code null} for an event without a parcel. */
    public Long parcelId() {
        JsonNode parcel = json.path("parcel").isObject() ? json.path("parcel").path("id") : json.at("/data/parcel/parcel_id");
        return number(parcel);
    }

    /**
     * The id of the parcel's status in version 2 of the API; {@code null} without a status, or when the id is not an
     * int.
     */
    public Integer statusId() {
        Long id = number(json.at("/parcel/status/id"));
        return id != null && id == id.intValue() ? Integer.valueOf(id.intValue()) : null;
    }

    /** The tracking number of the parcel; {@code null} for a parcel without a number and an event without a parcel. */
    public String trackingNumber() {
        String tracking = text(json.at("/parcel/tracking_number"));
        return tracking == null ? text(json.at("/data/parcel/tracking_number")) : tracking;
    }

    /** The order number of the parcel or the return; {@code null} without an order number. */
    public String orderNumber() {
        String order = text(json.at("/parcel/order_number"));
        return order == null ? text(json.at("/data/order_number")) : order;
    }

    /** The UUID of the shipment in version 3 of the API; {@code null} without a shipment. */
    public String shipmentId() {
        return text(json.at("/parcel/shipment_uuid"));
    }

    /** The id of the integration; {@code null} for an event without an integration. */
    public Long integrationId() {
        Long id = number(json.at("/integration/id"));
        return id == null ? number(json.path("integration_id")) : id;
    }

    /** The id of the return that was created; {@code null} for any other event. */
    public Long returnId() {
        return "return_created".equals(event()) ? number(json.at("/data/id")) : null;
    }

    /** The new keys of the event, unmasked; {@code null} for an event without new keys. */
    public NewKeys newKeys() {
        String publicKey = text(json.path("public_key"));
        return CREDENTIALS.equals(event()) && secret != null && !secret.isBlank() && publicKey != null
                ? new NewKeys(publicKey, secret) : null;
    }

    /**
     * The key of the parcel for the order of events: parcels of two accounts have two keys; {@code null} without a
     * parcel.
     */
    public Object parcelKey() {
        Long id = parcelId();
        return id == null || account == null ? id : List.of(account, id);
    }

    /**
     * The key for deduplication: all deliveries of an event have the same key. Events of two accounts have two keys.
     * Never {@code null}.
     */
    public String key() {
        return account == null ? keyInAccount() : account.length() + "|" + account + "|" + keyInAccount();
    }

    private String keyInAccount() {
        Instant time = timestamp();
        Long id = parcelId() != null ? parcelId() : returnId() != null ? returnId() : integrationId();
        // these four values do not identify an event of a subscription
        if (event() == null || time == null || id == null || json.hasNonNull("event_type") || newKeys() != null) {
            return "sha256|" + digest();
        }
        return event() + "|" + id + "|" + (statusId() == null ? "" : statusId()) + "|" + time.toEpochMilli();
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            if (secret != null) {
                digest.update(secret.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JVM has no SHA-256", e);
        }
    }

    private static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty() ? value.asText() : null;
    }

    private static Long number(JsonNode value) {
        if (value.isTextual()) {
            try {
                return Long.valueOf(value.textValue().strip());
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : null;
    }

    @Override
    public String toString() {
        return "IncomingEvent[" + event() + "]";
    }

    /**
     * The keys of an integration.
     *
     * @param publicKey not {@code null}
     * @param secretKey not {@code null}, not blank, not part of {@code toString}
     */
    public record NewKeys(String publicKey, String secretKey) {

        @Override
        public String toString() {
            return "NewKeys[" + publicKey + "]";
        }
    }
}
