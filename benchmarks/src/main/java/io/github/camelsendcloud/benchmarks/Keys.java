package io.github.camelsendcloud.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The keys of the account that the contenders use. */
final class Keys {

    static final String PUBLIC = "benchmark-public";
    static final String SECRET = "benchmark-secret";
    /** The value of the Authorization header. */
    static final String BASIC = basic(PUBLIC);

    private Keys() {
    }

    /** The value of the Authorization header of another account with the same secret key. */
    static String basic(String publicKey) {
        return basic(publicKey, SECRET);
    }

    static String basic(String publicKey, String secretKey) {
        return "Basic "
               + Base64.getEncoder().encodeToString((publicKey + ":" + secretKey).getBytes(StandardCharsets.US_ASCII));
    }
}
