package io.github.camelsendcloud;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import static io.github.camelsendcloud.OptionCheck.require;

/**
 * Checks the addresses that receive credentials. The class remembers safe addresses, because many endpoints have the
 * same address. Thread-safe.
 */
final class SafeAddresses {

    /** The largest number of addresses that are remembered. */
    private static final int MAX_REMEMBERED = 100;

    /** Each endpoint checks its address, so the pattern is compiled once. */
    private static final Pattern VERSION = Pattern.compile(".*/v[23]/*");

    private final Map<String, URI> known = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException when the text is not an address, has forbidden parts, or is not safe */
    URI check(String option, String address, boolean allowInsecureHttp) {
        URI safe = address == null || allowInsecureHttp ? null : known.get(address);
        if (safe != null) {
            return safe;
        }
        URI uri = checked(option, address, allowInsecureHttp);
        if (!allowInsecureHttp && known.size() < MAX_REMEMBERED) {
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
                "https, since the keys would travel in clear text (allowInsecureHttp=true to allow plain http)");
        return uri;
    }

    /** Rejects an address with a version, because the component appends the version. */
    static void requireNoVersion(String option, URI address) {
        require(!VERSION.matcher(address.getPath()).matches(), option, address,
                "the address without the version, which is appended: such as https://panel.sendcloud.sc/api");
    }

    /**
     * Whether the text of the host is a loopback address. The method asks no name server, because a name server must
     * not decide which address is safe.
     */
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
