package io.github.camelsendcloud.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The user name and password of a Basic {@code Authorization} header. */
record BasicCredentials(String user, String password) {

    /** The credentials in a header's value; null if the value has another scheme or is malformed. */
    static BasicCredentials parse(String authorization) {
        if (!isBasic(authorization)) {
            return null;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).trim());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? null : new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static boolean isBasic(String authorization) {
        return authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    @Override
    public String toString() {
        return "BasicCredentials[" + user + "]";
    }
}
