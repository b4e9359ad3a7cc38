package io.github.camelsendcloud.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The keys of the account that is called. */
final class Keys {

    static final String PUBLIC = "benchmark-public";
    static final String SECRET = "benchmark-secret";
    /** The header that a user would set by hand. */
    static final String BASIC = basic(PUBLIC);

    private Keys() {
    }

    /** The header for another account, which has the same secret. */
    static String basic(String publicKey) {
        return basic(publicKey, SECRET);
    }

    static String basic(String publicKey, String secretKey) {
        return "Basic "
               + Base64.getEncoder().encodeToString((publicKey + ":" + secretKey).getBytes(StandardCharsets.US_ASCII));
    }
}
