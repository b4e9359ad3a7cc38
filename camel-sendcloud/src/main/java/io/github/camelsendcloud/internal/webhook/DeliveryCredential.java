package io.github.camelsendcloud.internal.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

import io.github.camelsendcloud.SendcloudWebhookConfiguration;

/** Authenticates deliveries of an event subscription, which are unsigned, by the value of a header. */
final class DeliveryCredential {

    private static final String AUTHORIZATION = "Authorization";

    private final String header;
    /** The authentication scheme with a space at its end; {@code null} for no scheme. */
    private final String scheme;
    private final byte[] value;

    private DeliveryCredential(String header, String scheme, String value) {
        this.header = header;
        this.scheme = scheme;
        this.value = value == null ? null : ((scheme == null ? "" : scheme) + value).getBytes(StandardCharsets.UTF_8);
    }

    /** Accepts a delivery of any sender. */
    static DeliveryCredential none() {
        return new DeliveryCredential(AUTHORIZATION, null, null);
    }

    /** Accepts {@code Authorization: Bearer TOKEN}; the token is not {@code null}. */
    static DeliveryCredential bearer(String token) {
        return new DeliveryCredential(AUTHORIZATION, "Bearer ", token);
    }

    /** Accepts {@code Authorization: Basic …} in UTF-8; the user name and the password are not {@code null}. */
    static DeliveryCredential basic(String username, String password) {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new DeliveryCredential(AUTHORIZATION, "Basic ", Base64.getEncoder().encodeToString(pair));
    }

    /** Accepts a header whose value is the key; the name of the header and the key are not {@code null}. */
    static DeliveryCredential apiKey(String header, String key) {
        return new DeliveryCredential(header, null, key);
    }

    /** The name of the header that contains the credential; never {@code null}. */
    String header() {
        return header;
    }

    /**
     * Whether a header contains the credential. The comparison takes constant time.
     *
     * @param present the value of the header; {@code null} for a missing header. Only a single text can match
     */
    boolean matches(Object present) {
        if (value == null) {
            return true;
        }
        return present instanceof String text
                && MessageDigest.isEqual(withScheme(text).getBytes(StandardCharsets.UTF_8), value);
    }

    /** Replaces the scheme by the spelling of this object: the name of a scheme is case-insensitive (RFC 9110). */
    private String withScheme(String text) {
        return scheme != null && text.regionMatches(true, 0, scheme, 0, scheme.length())
                ? scheme + text.substring(scheme.length()) : text;
    }

    @Override
    public String toString() {
        return "DeliveryCredential[" + header + "]";
    }

    /** @param options are complete for their kind of credential */
    static DeliveryCredential of(SendcloudWebhookConfiguration options) {
        return switch (options.getDeliveryAuth()) {
            case NONE -> none();
            case BEARER -> bearer(options.getDeliveryToken());
            case BASIC -> basic(options.getDeliveryUsername(), options.getDeliveryPassword());
            case API_KEY -> apiKey(options.getDeliveryApiKeyHeader(), options.getDeliveryApiKey());
        };
    }
}
