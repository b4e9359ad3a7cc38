package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which requests fail, how, and for how long. Immutable.
 *
 * <pre>{@code
 * sandbox.controls().addFault(FaultRule.of("POST /api/v3/shipments*", Fault.status(503)).probability(0.2));
 * }</pre>
 *
 * @param operation   a path, or a method and a path; {@code *} stands for any characters; not null
 * @param fault       not null
 * @param probability the part of the matching requests that fails, above 0 and at most 1
 * @param count       how many requests fail; {@link Integer#MAX_VALUE} for no limit
 * @param lifetime    the time until the rule ends, in the time of the sandbox's clock; null for no end
 */
public record FaultRule(String operation, Fault fault, double probability, int count, Duration lifetime) {

    private static final Pattern OPERATION = Pattern.compile("([A-Z*]+ +)?[/*]\\S*");

    /**
     * @throws IllegalArgumentException if the operation is not an operation, the probability is not above 0 and at most
     *                                  1, the count is less than 1, or the lifetime is not positive
     */
    public FaultRule {
        Objects.requireNonNull(fault, "fault");
        if (!OPERATION.matcher(operation).matches()) {
            throw new IllegalArgumentException(
                    "An operation is a path, or a method and a path, for example \"POST /api/v3/shipments*\", not \""
                                               + operation + "\"");
        }
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("A probability is above 0 and at most 1, not " + probability);
        }
        if (count < 1) {
            throw new IllegalArgumentException("The number of requests that fail must be at least 1, not " + count);
        }
        if (lifetime != null && (lifetime.isNegative() || lifetime.isZero())) {
            throw new IllegalArgumentException("The lifetime of a fault must be positive, not " + lifetime);
        }
    }

    /** A rule for all requests of an operation, without an end. */
    public static FaultRule of(String operation, Fault fault) {
        return new FaultRule(operation, fault, 1, Integer.MAX_VALUE, null);
    }

    /** A copy with another probability, above 0 and at most 1. */
    public FaultRule probability(double probability) {
        return new FaultRule(operation, fault, probability, count, lifetime);
    }

    /** A copy with another number of requests that fail, at least 1. */
    public FaultRule count(int count) {
        return new FaultRule(operation, fault, probability, count, lifetime);
    }

    /** A copy with another lifetime; positive, null for no end. */
    public FaultRule lifetime(Duration lifetime) {
        return new FaultRule(operation, fault, probability, count, lifetime);
    }

    /** Whether a request with this method and this raw path is a request of the operation. */
    boolean matches(String method, String path) {
        int space = operation.indexOf(' ');
        String methods = space < 0 ? "*" : operation.substring(0, space);
        String paths = operation.substring(space + 1).trim();
        return glob(methods, method)
                && (glob(paths, path) || path.endsWith("/") && glob(paths, path.substring(0, path.length() - 1)));
    }

    /** Whether a text matches a pattern with {@code *}. The search is linear: a pattern cannot make the search slow. */
    private static boolean glob(String pattern, String text) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(text);
        }
        String last = parts[parts.length - 1];
        if (!text.startsWith(parts[0]) || !text.endsWith(last)) {
            return false;
        }
        int from = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], from);
            if (found < 0) {
                return false;
            }
            from = found + parts[i].length();
        }
        return text.length() - last.length() >= from;
    }
}
