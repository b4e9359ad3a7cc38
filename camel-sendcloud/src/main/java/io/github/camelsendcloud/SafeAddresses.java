package io.github.camelsendcloud;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import static io.github.camelsendcloud.OptionCheck.require;

/**
 * Checks the addresses that credentials are sent to, and remembers the safe ones: many endpoints have the same. Safe
 * for use by many threads.
 */
final class SafeAddresses {

    /** Of addresses that vary, no more are remembered. */
    private static final int MOST_KNOWN = 100;

    private final Map<String, URI> known = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException when it is no address, has parts that do not belong there, or is not safe */
    URI check(String option, String address, boolean allowInsecureHttp) {
        URI safe = address == null || allowInsecureHttp ? null : known.get(address);
        if (safe != null) {
            return safe;
        }
        URI uri = checked(option, address, allowInsecureHttp);
        if (!allowInsecureHttp && known.size() < MOST_KNOWN) {
            known.put(address, uri);
        }
        return uri;
    }

    private static URI checked(String option, String address, boolean allowInsecureHttp) {
        URI uri = null;
        try {
            uri = URI.create(address == null ? "" : address.strip());
        } catch (IllegalArgumentException e) {
            require(false, option, address, "an absolute address such as https://host/path");
        }
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        require((http || "https".equalsIgnoreCase(uri.getScheme())) && uri.getHost() != null, option,
                address,
                "an absolute address such as https://host/path");
        require(uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null,
                option, uri.getHost(),
                "an address without user name, query or fragment");
        require(!http || allowInsecureHttp || isLoopback(uri.getHost()), option, address,
                "https, since the keys would travel in clear text (allowInsecureHttp=true if that is meant)");
        return uri;
    }

    /** The version is appended. */
    static void requireNoVersion(String option, URI address) {
        require(!address.getPath().matches(".*/v[23]/*"), option, address,
                "the address without the version, which is appended: such as https://panel.sendcloud.sc/api");
    }

    /** By the look of it: a name server must not decide what is safe. */
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
