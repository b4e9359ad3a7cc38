package io.github.camelsendcloud.internal.client;

import java.net.URI;
import java.util.Set;

import io.github.camelsendcloud.api.HttpMethod;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;

/**
 * Follows one kind of redirect: from the path of a {@code GET} to the same path with or without a final slash.
 * Sendcloud's service points send such redirects. The client follows no other redirect. The host stays the same, so the
 * credentials stay at their host.
 */
final class FinalSlash {

    private static final Set<Integer> REDIRECTS = Set.of(
            HttpStatus.SC_MOVED_PERMANENTLY, HttpStatus.SC_MOVED_TEMPORARILY, HttpStatus.SC_TEMPORARY_REDIRECT,
            HttpStatus.SC_PERMANENT_REDIRECT);

    private FinalSlash() {
    }

    /**
     * Returns the path to which the same request is sent again.
     *
     * @return the path with the query of the call, also if the redirect has another query; {@code null} for any other
     *         response
     */
    static String redirect(ApiRequest call, HttpResponse response) {
        if (!REDIRECTS.contains(response.getCode()) || call.operation().method() != HttpMethod.GET) {
            return null;
        }
        Header[] locations = response.getHeaders(HttpHeaders.LOCATION);
        if (locations.length != 1) {
            return null;
        }
        URI target;
        try {
            target = URI.create(call.host() + "/").resolve(locations[0].getValue().strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
        int mark = call.path().indexOf('?');
        String path = mark < 0 ? call.path() : call.path().substring(0, mark);
        String other = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
        return isAt(call.host().getSchemeName(), call.host().getHostName(), call.host().getPort(), target)
                && other.equals(target.getRawPath())
                        ? other + (mark < 0 ? "" : call.path().substring(mark)) : null;
    }

    private static boolean isAt(String scheme, String host, int port, URI target) {
        return scheme.equalsIgnoreCase(target.getScheme()) && host.equalsIgnoreCase(target.getHost())
                && port(scheme, port) == port(scheme, target.getPort()) && target.getRawUserInfo() == null;
    }

    private static int port(String scheme, int port) {
        return port >= 0 ? port : scheme.equalsIgnoreCase("https") ? 443 : 80;
    }
}
