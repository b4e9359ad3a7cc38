package io.github.camelsendcloud.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;

/**
 * The faults of requests whose order number or reference is a {@link MagicValue}. A value that fails the first request
 * only is remembered with its path, until the sandbox has seen 1000 other values. Safe for use by several threads.
 */
final class MagicFaults {

    private static final int REMEMBERED = 1000;
    private static final Pattern FIELD = Pattern.compile(
            "\"(?:order_number|order_id|external_order_id|external_reference|external_reference_id|reference)\"\\s*:\\s*"
                                                         + "\"(SANDBOX-[^\"]+)\"");

    private final Set<String> seen = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    /** The fault of a request; null for none. */
    Fault take(String method, String path, byte[] body) {
        String text = body.length == 0 ? "" : new String(body, StandardCharsets.UTF_8);
        if (!text.contains("\"SANDBOX-")) {
            return null;
        }
        Matcher matcher = FIELD.matcher(text);
        while (matcher.find()) {
            Fault fault = fault(matcher.group(1), method, path);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    void reset() {
        seen.clear();
    }

    private Fault fault(String value, String method, String path) {
        MagicValue magic = MagicValue.ofText(value);
        if (magic == null) {
            return null;
        }
        return switch (magic) {
            case CONFLICT -> error(path, 409, "conflict", "The request conflicts with another request.");
            case NO_ADDRESS_DATA -> error(path, 412, "invalid", "User has no address data");
            case SERVER_ERROR -> error(path, 500, "unknown_error", "An unknown error has occurred.");
            case UNAVAILABLE -> once(value, path)
                    ? error(path, 503, "service_unavailable", "The service is unavailable. Try again later.") : null;
            case TOO_MANY_REQUESTS -> once(value, path) ? throttled(method, path) : null;
            case STILL_PROCESSING -> once(value, path)
                    ? error(path, 400, "invalid", "We are still processing a previous request. Please try again in a moment.")
                    : null;
            case CUT_BEFORE -> once(value, path) ? Fault.connectionDropped() : null;
            case CUT_AFTER -> once(value, path) ? Fault.responseLost() : null;
            case HALF_BODY -> once(value, path) ? Fault.responseTruncated() : null;
            default -> null;
        };
    }

    private boolean once(String value, String path) {
        return seen.add(path + ' ' + value);
    }

    private static Fault throttled(String method, String path) {
        ApiRequest request = new ApiRequest(method, path, Map.of(), null, Map.of(), new byte[0], null, null, null);
        return fault(ErrorResponses.throttled(request.path(), "Rate limit exceeded"), Map.of("Retry-After", "1"));
    }

    private static Fault error(String path, int status, String code, String detail) {
        return fault(ErrorResponses.of(path, status, code, detail), Map.of());
    }

    private static Fault fault(ApiResponse response, Map<String, String> headers) {
        return Fault.status(response.status(), new String(response.bytes(), StandardCharsets.UTF_8), headers);
    }
}
