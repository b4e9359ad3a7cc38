package io.github.camelsendcloud.sandbox.internal.http;

import java.net.URI;
import java.net.URISyntaxException;

/** Checks the addresses that callers register. */
public final class Urls {

    private Urls() {
    }

    /** Whether a text is an absolute address with the scheme http or https. */
    public static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
