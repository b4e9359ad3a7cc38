package io.github.camelsendcloud.internal.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What came in: an event, as the webhooks of an integration or an event subscription have it. */
final class IncomingEvent {

    /** The event that has new keys in it. */
    public static final String CREDENTIALS = "integration_credentials";

    private static final String SECRET = "secret_key";
    private static final String MASK = "xxxxxx";
    /** In milliseconds this is 2001, in seconds the year 33658. */
    private static final long SMALLEST_MILLIS = 1_000_000_000_000L;
    /** The end of the year 9999. What is later than that, such as a number of microseconds, is no time of an event. */
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

    private IncomingEvent(byte[] body, JsonNode json, String secret) {
        this.body = body;
        this.json = json;
        this.secret = secret;
    }

    /**
     * @param  body        in UTF-8
     * @throws IOException when it is no JSON object; the message may have parts of it
     */
    public static IncomingEvent parse(byte[] body) throws IOException {
        JsonNode json = READER.readValue(body);
        if (!(json instanceof ObjectNode object)) {
            throw new IOException("The body is no JSON object");
        }
        if (object.hasNonNull(SECRET)) {
            String secret = object.path(SECRET).asText();
            object.put(SECRET, MASK);
            return new IncomingEvent(MAPPER.writeValueAsBytes(object), object, secret);
        }
        return new IncomingEvent(body, object, null);
    }

    /** As it came, but for a secret key, which is masked. Not a copy. */
    public byte[] body() {
        return body;
    }

    /** What happened; {@code null} when it does not say. */
    public String event() {
        return text(json.hasNonNull("action") ? json.path("action") : json.path("event_type"));
    }

    /** When; {@code null} when the event does not say, or says what cannot be a time. */
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
        // documented in milliseconds, and in samples of one event without a unit
        long millis = number >= SMALLEST_MILLIS ? number : number * 1000;
        return millis <= LARGEST_MILLIS ? Instant.ofEpochMilli(millis) : null;
    }

    private static boolean isBetween(long number, long largest) {
        return number >= 0 && number <= largest;
    }

    /** The parcel that it is about; {@code null} when it is about none. */
    public Long parcelId() {
        JsonNode parcel = json.path("parcel").isObject() ? json.path("parcel").path("id") : json.at("/data/parcel/parcel_id");
        return number(parcel);
    }

    /** The number of the parcel's status in version 2 of the API; {@code null} when it does not say, or is no int. */
    public Integer statusId() {
        Long id = number(json.at("/parcel/status/id"));
        return id != null && id == id.intValue() ? Integer.valueOf(id.intValue()) : null;
    }

    /** Of the parcel; {@code null} when it has none yet, or the event is about no parcel. */
    public String trackingNumber() {
        String tracking = text(json.at("/parcel/tracking_number"));
        return tracking == null ? text(json.at("/data/parcel/tracking_number")) : tracking;
    }

    /** Of the parcel or the return; {@code null} when it has none. */
    public String orderNumber() {
        String order = text(json.at("/parcel/order_number"));
        return order == null ? text(json.at("/data/order_number")) : order;
    }

    /** The UUID of the shipment in version 3 of the API; {@code null} when there is none. */
    public String shipmentId() {
        return text(json.at("/parcel/shipment_uuid"));
    }

    /** The integration that it is about; {@code null} when it does not say. */
    public Long integrationId() {
        Long id = number(json.at("/integration/id"));
        return id == null ? number(json.path("integration_id")) : id;
    }

    /** The return that has been made; {@code null} in any other event. */
    public Long returnId() {
        return "return_created".equals(event()) ? number(json.at("/data/id")) : null;
    }

    /** The keys that it brings, as they are; {@code null} when it brings none. */
    public NewKeys newKeys() {
        String publicKey = text(json.path("public_key"));
        return CREDENTIALS.equals(event()) && secret != null && !secret.isBlank() && publicKey != null
                ? new NewKeys(publicKey, secret) : null;
    }

    /** What a repetition has too, and no other event; never {@code null}. */
    public String key() {
        Instant time = timestamp();
        Long id = parcelId() != null ? parcelId() : returnId() != null ? returnId() : integrationId();
        // an event of a subscription has more to it than these four
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
            throw new IllegalStateException("Every JVM has SHA-256", e);
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
        return "Delivery[" + event() + "]";
    }

    /**
     * The keys of an integration.
     *
     * @param publicKey not {@code null}
     * @param secretKey not {@code null}, not blank, and in no {@code toString}
     */
    public record NewKeys(String publicKey, String secretKey) {

        @Override
        public String toString() {
            return "NewKeys[" + publicKey + "]";
        }
    }
}
