package io.github.camelsendcloud.internal.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

import io.github.camelsendcloud.SendcloudWebhookConfiguration;

/** What deliveries of an event subscription, which nobody signs, prove themselves with: the value of a header. */
final class DeliveryCredential {

    private static final String AUTHORIZATION = "Authorization";

    private final String header;
    /** With the space behind it; {@code null} for none. */
    private final String scheme;
    private final byte[] value;

    private DeliveryCredential(String header, String scheme, String value) {
        this.header = header;
        this.scheme = scheme;
        this.value = value == null ? null : ((scheme == null ? "" : scheme) + value).getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing: everybody is believed. */
    public static DeliveryCredential none() {
        return new DeliveryCredential(AUTHORIZATION, null, null);
    }

    /** {@code Authorization: Bearer TOKEN}; the token is not {@code null}. */
    public static DeliveryCredential bearer(String token) {
        return new DeliveryCredential(AUTHORIZATION, "Bearer ", token);
    }

    /** {@code Authorization: Basic …} in UTF-8; neither part is {@code null}. */
    public static DeliveryCredential basic(String username, String password) {
        byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new DeliveryCredential(AUTHORIZATION, "Basic ", Base64.getEncoder().encodeToString(pair));
    }

    /** A header of any name whose value is the key; neither is {@code null}. */
    public static DeliveryCredential apiKey(String header, String key) {
        return new DeliveryCredential(header, null, key);
    }

    /** The name of the header to look at; never {@code null}. */
    public String header() {
        return header;
    }

    /**
     * Whether this is it. Where the first difference is cannot be told from the time that this takes.
     *
     * @param present the value of the header, {@code null} when it is missing; only a single text can be right
     */
    public boolean matches(Object present) {
        if (value == null) {
            return true;
        }
        return present instanceof String text
                && MessageDigest.isEqual(withScheme(text).getBytes(StandardCharsets.UTF_8), value);
    }

    /** The text with the name of the scheme as it stands here: RFC 9110 knows no case of that name. */
    private String withScheme(String text) {
        return scheme != null && text.regionMatches(true, 0, scheme, 0, scheme.length())
                ? scheme + text.substring(scheme.length()) : text;
    }

    @Override
    public String toString() {
        return "DeliveryCredential[" + header + "]";
    }

    /** @param options have all that their kind of credential needs */
    static DeliveryCredential of(SendcloudWebhookConfiguration options) {
        return switch (options.getDeliveryAuth()) {
            case NONE -> none();
            case BEARER -> bearer(options.getDeliveryToken());
            case BASIC -> basic(options.getDeliveryUsername(), options.getDeliveryPassword());
            case API_KEY -> apiKey(options.getDeliveryApiKeyHeader(), options.getDeliveryApiKey());
        };
    }
}
