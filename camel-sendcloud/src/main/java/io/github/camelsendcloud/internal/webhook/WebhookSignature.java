package io.github.camelsendcloud.internal.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies the signature of webhooks: HMAC-SHA256 over the received bytes of the body, in lower-case hexadecimal
 * digits. A signature with any of the secrets is valid, so that a secret can be replaced while webhooks arrive.
 * Thread-safe.
 */
final class WebhookSignature {

    /** The header that contains the signature. */
    static final String HEADER = "Sendcloud-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 64;

    private final List<SecretKeySpec> keys = new CopyOnWriteArrayList<>();
    private final PresentSecrets account;

    /** The secrets of an account whose keys may change. */
    @FunctionalInterface
    interface PresentSecrets {

        /** @param newer whether the account asks for newer keys first */
        List<String> secrets(boolean newer);
    }

    /**
     * @param  secrets                  the configured secrets
     * @throws IllegalArgumentException when a secret is empty; the message contains no secret
     */
    WebhookSignature(List<String> secrets, PresentSecrets account) {
        this.account = account;
        secrets.forEach(this::accept);
    }

    /**
     * Accepts one more secret.
     *
     * @throws IllegalArgumentException when the secret is empty
     */
    void accept(String secret) {
        SecretKeySpec key = key(secret);
        if (!keys.contains(key)) {
            keys.add(key);
        }
    }

    /**
     * Whether a body was signed with one of the secrets. The comparison takes constant time.
     *
     * @param header the value of {@link #HEADER}; {@code null} for a missing header. Only a single text can match
     */
    boolean matches(byte[] body, Object header) {
        byte[] signature = decode(header);
        if (signature == null) {
            return false;
        }
        boolean matches = false;
        for (SecretKeySpec key : keys) {
            matches |= MessageDigest.isEqual(sign(body, key), signature);
        }
        return matches || matches(body, signature, account.secrets(false)) || matches(body, signature, account.secrets(true));
    }

    /**
     * Whether a body was signed with one of the secrets.
     *
     * @param signature the decoded signature
     */
    static boolean matches(byte[] body, byte[] signature, List<String> secrets) {
        boolean matches = false;
        for (String secret : secrets) {
            matches |= MessageDigest.isEqual(sign(body, key(secret)), signature);
        }
        return matches;
    }

    /** Whether a body was signed with a given secret. */
    static boolean matches(byte[] body, Object header, String secret) {
        byte[] signature = decode(header);
        return signature != null && !secret.isEmpty() && MessageDigest.isEqual(sign(body, key(secret)), signature);
    }

    /** @return {@code null} for an invalid signature: several values, another length, upper case, other characters */
    static byte[] decode(Object header) {
        if (!(header instanceof String text) || text.length() != DIGITS
                || !text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            return null;
        }
        return HexFormat.of().parseHex(text);
    }

    private static SecretKeySpec key(String secret) {
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("a secret is empty");
        }
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    private static byte[] sign(byte[] body, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JVM has no " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSignature[" + keys.size() + " secrets]";
    }
}
