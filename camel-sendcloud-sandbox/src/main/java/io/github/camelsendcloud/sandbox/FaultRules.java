package io.github.camelsendcloud.sandbox;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

/** The requests that fail, in the order in which the rules were added. Lock: this object. */
final class FaultRules {

    private static final class Rule {
        private int left;
        private final Fault fault;
        private final BiPredicate<String, String> matches;

        private Rule(int left, Fault fault, BiPredicate<String, String> matches) {
            this.left = left;
            this.fault = fault;
            this.matches = matches;
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    /**
     * Adds a rule for the next {@code n} requests that match.
     *
     * @throws IllegalArgumentException if n is less than 1
     */
    synchronized void add(int n, Fault fault, BiPredicate<String, String> matches) {
        if (n < 1) {
            throw new IllegalArgumentException("The number of requests that fail must be at least 1, not " + n);
        }
        rules.add(new Rule(n, Objects.requireNonNull(fault, "fault"), matches));
    }

    /** Takes the fault of the first rule that matches; null for none. */
    synchronized Fault take(String method, String path) {
        for (Iterator<Rule> it = rules.iterator(); it.hasNext();) {
            Rule rule = it.next();
            if (rule.matches.test(method, path)) {
                if (--rule.left == 0) {
                    it.remove();
                }
                return rule.fault;
            }
        }
        return null;
    }

    synchronized void clear() {
        rules.clear();
    }
}
