package io.github.camelsendcloud.sandbox.internal.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.QueryParameters;

/**
 * Decides whether a request can control the sandbox. A page of another site in the browser of the user can neither
 * change nor read the sandbox, and a host that is not loopback demands a token. Immutable.
 */
public final class Guard {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> ALL_ADDRESSES = Set.of("0.0.0.0", "::", "[::]");
    private static final Pattern AUTHORITY
            = Pattern.compile("(\\[[0-9a-f:.]+]|[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*)(?::\\d{1,5})?");
    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");
    private static final String COOKIE = "sendcloud-sandbox-token";

    private final String host;
    private final String token;

    /**
     * @param host  the host on which the sandbox listens
     * @param token the control token; null for none
     */
    public Guard(String host, String token) {
        this.host = host.toLowerCase(Locale.ROOT);
        this.token = token;
    }

    /** Whether the sandbox can be called from this machine only when the sandbox listens on the host. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT)) || host.equals("::1");
    }

    /** Whether a sandbox that listens on the host listens on all addresses of the machine. */
    public static boolean isAllAddresses(String host) {
        return ALL_ADDRESSES.contains(host);
    }

    /**
     * The parts of a request that the guard knows.
     *
     * @param authority  the authority in the request line; null for none
     * @param scheme     {@code http} or {@code https}
     * @param headers    names in any case
     * @param takesToken whether the token can be in the query
     */
    public record Visit(
            String method, String path, String query, String scheme, String authority, Map<String, List<String>> headers,
            boolean takesToken) {

        private String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? null : values.get(0);
        }

        private boolean isSafe() {
            return SAFE_METHODS.contains(method);
        }
    }

    /** Null if the request can control the sandbox; otherwise the response that refuses the request. */
    public ApiResponse check(Visit visit) {
        List<String> hosts = visit.headers().getOrDefault("Host", List.of());
        if (hosts.size() != 1 || !isOurs(hosts.get(0)) || visit.authority() != null && !isOurs(visit.authority())) {
            return refusal(visit, 403, "forbidden", "The header Host does not name this sandbox.");
        }
        if (isFromAnotherSite(visit, visit.scheme() + "://" + hosts.get(0))) {
            return refusal(visit, 403, "forbidden", "A page of another site cannot control the sandbox.");
        }
        if (token != null && !hasToken(visit)) {
            return refusal(visit, 401, "control_token", "The control token of the sandbox is missing or wrong.")
                    .withHeader("WWW-Authenticate", "Bearer");
        }
        String type = visit.header("Content-Type");
        if (visit.header("Origin") != null && !visit.isSafe() && hasBody(visit)
                && (type == null || !type.toLowerCase(Locale.ROOT).matches("application/json *(;.*)?"))) {
            return refusal(visit, 415, "unsupported_media_type", "A browser sends a body as application/json.");
        }
        return null;
    }

    /** The cookie that stands for the token in the query of a visit; null for none. */
    public String cookie(Visit visit) {
        return token == null || queryToken(visit) == null
                ? null
                : COOKIE + "=" + token + "; Path=/; HttpOnly; SameSite=Strict";
    }

    private boolean isOurs(String authority) {
        Matcher matcher = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return false;
        }
        String name = matcher.group(1);
        // a page of an attacker has a name, because an address cannot be bound to another machine
        return LOOPBACK.contains(name) || name.equals(host) || name.equals("[" + host + "]")
                || isAllAddresses(host) && ADDRESS.matcher(name).matches();
    }

    private static boolean isFromAnotherSite(Visit visit, String ours) {
        String origin = visit.header("Origin");
        if (origin != null && !origin.equalsIgnoreCase(ours)) {
            return true;
        }
        String referer = visit.header("Referer");
        if (!visit.isSafe() && origin == null && referer != null
                && !(referer + "/").toLowerCase(Locale.ROOT).startsWith(ours.toLowerCase(Locale.ROOT) + "/")) {
            return true;
        }
        String site = visit.header("Sec-Fetch-Site");
        boolean link = visit.isSafe() && "navigate".equals(visit.header("Sec-Fetch-Mode"));
        return site != null && !link && !site.equals("same-origin") && !site.equals("none");
    }

    private boolean hasToken(Visit visit) {
        String authorization = visit.header("Authorization");
        if (authorization != null) {
            return authorization.startsWith("Bearer ") && isToken(authorization.substring(7).trim());
        }
        String inQuery = queryToken(visit);
        if (inQuery != null) {
            return isToken(inQuery);
        }
        for (String cookies : visit.headers().getOrDefault("Cookie", List.of())) {
            for (String cookie : cookies.split(";")) {
                if (cookie.trim().startsWith(COOKIE + "=") && isToken(cookie.trim().substring(COOKIE.length() + 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String queryToken(Visit visit) {
        if (!visit.takesToken() || !visit.method().equals("GET")) {
            return null;
        }
        try {
            return QueryParameters.parse(visit.query()).first("token");
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private boolean isToken(String text) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean hasBody(Visit visit) {
        return visit.header("Transfer-Encoding") != null
                || visit.header("Content-Length") != null && !visit.header("Content-Length").equals("0");
    }

    private static ApiResponse refusal(Visit visit, int status, String code, String detail) {
        return ErrorResponses.of(visit.path(), status, code, detail);
    }
}
