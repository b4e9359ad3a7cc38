package io.github.camelsendcloud.sandbox.internal.returns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The tokens of the return portal: JSON Web Tokens with the algorithm HS256 and a random key. Immutable. */
final class PortalTokens {

    /** What a token is for: to return a parcel, or to get the label of a return. */
    enum Use {
        PARCEL,
        LABEL
    }

    private static final String HEADER = encoded("{\"typ\":\"JWT\",\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8));

    private final SecretKeySpec key;

    PortalTokens() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
    }

    /** A token for the parcel or the return with this id. */
    String issue(Use use, long id, Instant expires) {
        byte[] claims = Json.bytes(Json.object().put("exp", expires.getEpochSecond()).put("id", id).put("use", use.name()));
        String content = HEADER + "." + encoded(claims);
        return content + "." + signature(content);
    }

    /**
     * The id in a token; -1 if the token is null, is not for this use, or has expired, or if its signature is wrong.
     */
    long idOf(String token, Use use, Instant now) {
        String[] parts = token == null ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3) {
            return -1;
        }
        byte[] expected = signature(parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.UTF_8))) {
            return -1;
        }
        try {
            JsonNode claims = Json.read(Base64.getUrlDecoder().decode(parts[1]));
            boolean valid = use.name().equals(Json.text(claims, "use")) && claims.path("exp").asLong() > now.getEpochSecond();
            return valid ? claims.path("id").asLong(-1) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private String signature(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return encoded(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
