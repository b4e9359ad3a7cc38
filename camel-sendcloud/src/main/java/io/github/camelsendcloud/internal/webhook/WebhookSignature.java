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
 * The signature of webhooks: HMAC-SHA256 over the bytes of the body as they came, in lower-case hexadecimal digits. Of
 * the secrets, each is as good as the other, so that one can be replaced while webhooks come in.
 */
final class WebhookSignature {

    /** The header that has it. */
    public static final String HEADER = "Sendcloud-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 64;

    private final List<SecretKeySpec> keys = new CopyOnWriteArrayList<>();

    /** @throws IllegalArgumentException when one is empty; the message does not have them */
    public WebhookSignature(List<String> secrets) {
        secrets.forEach(this::accept);
    }

    /**
     * Takes one more secret.
     *
     * @throws IllegalArgumentException when it is empty
     */
    public void accept(String secret) {
        SecretKeySpec key = key(secret);
        if (!keys.contains(key)) {
            keys.add(key);
        }
    }

    /**
     * Whether a body was signed with one of the secrets. The time that this takes tells nothing about the right one.
     *
     * @param header the value of {@link #HEADER}, {@code null} when it is missing; only a single text can be right
     */
    public boolean matches(byte[] body, Object header) {
        byte[] signature = decode(header);
        if (signature == null) {
            return false;
        }
        boolean matches = false;
        for (SecretKeySpec key : keys) {
            matches |= MessageDigest.isEqual(sign(body, key), signature);
        }
        return matches;
    }

    /** Whether a body was signed with that secret. */
    public static boolean matches(byte[] body, Object header, String secret) {
        byte[] signature = decode(header);
        return signature != null && !secret.isEmpty() && MessageDigest.isEqual(sign(body, key(secret)), signature);
    }

    /** @return {@code null} for what is no signature: several values, another length, upper case, no digits */
    private static byte[] decode(Object header) {
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
            throw new IllegalStateException("Every JVM has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSignature[" + keys.size() + " secrets]";
    }
}
