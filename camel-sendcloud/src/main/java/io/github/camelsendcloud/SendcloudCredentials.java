package io.github.camelsendcloud;

import java.util.Objects;

/**
 * The keys of a Sendcloud integration at one time. White space around the keys is removed.
 *
 * @param publicKey     the public key; not {@code null}
 * @param secretKey     the secret key; not {@code null}
 * @param webhookSecret the secret of incoming webhooks; {@code null} for the secret key
 */
public record SendcloudCredentials(String publicKey, String secretKey, String webhookSecret) {

    /** @throws IllegalArgumentException when a key is empty or has a control character. The message contains no key */
    public SendcloudCredentials {
        publicKey = plain("publicKey", Objects.requireNonNull(publicKey, "publicKey"));
        secretKey = plain("secretKey", Objects.requireNonNull(secretKey, "secretKey"));
        webhookSecret = webhookSecret == null ? null : plain("webhookSecret", webhookSecret);
    }

    /** Keys whose secret key is the secret of webhooks. */
    public SendcloudCredentials(String publicKey, String secretKey) {
        this(publicKey, secretKey, null);
    }

    private static String plain(String name, String key) {
        String stripped = KeyText.stripped(key);
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("The key " + name + " is empty");
        }
        KeyText.requirePlain(name, stripped);
        return stripped;
    }

    /** A text without the keys. */
    @Override
    public String toString() {
        return "SendcloudCredentials[xxxxxx]";
    }
}
