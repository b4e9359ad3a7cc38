package io.github.camelsendcloud.sandbox.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The Authorization header of Basic authentication. */
public final class BasicHeader {

    private BasicHeader() {
    }

    /** The value of the header with these credentials. */
    public static String of(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
