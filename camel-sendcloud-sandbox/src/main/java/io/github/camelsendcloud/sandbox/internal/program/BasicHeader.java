package io.github.camelsendcloud.sandbox.internal.program;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The Authorization header of Basic authentication. */
final class BasicHeader {

    private BasicHeader() {
    }

    /** The header of {@code publicKey:secretKey}. */
    static String of(String keys) {
        return "Basic " + Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.UTF_8));
    }
}
