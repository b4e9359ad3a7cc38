package io.github.camelsendcloud.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;

/** The requests that fail, in the order in which the rules were added. Lock: this object. */
final class FaultRules {

    private static final class Rule {
        private final long id;
        private final FaultRule rule;
        private final BiPredicate<String, String> matches;
        private final long endNanos;
        private int left;

        private Rule(long id, FaultRule rule, BiPredicate<String, String> matches, long endNanos) {
            this.id = id;
            this.rule = rule;
            this.matches = matches;
            this.endNanos = endNanos;
            this.left = rule.count();
        }
    }

    private final LongSupplier nanoTime;
    private final long seed;
    private final List<Rule> rules = new ArrayList<>();
    private Random random;
    private long lastId;

    /**
     * @param nanoTime the clock of the lifetimes
     * @param seed     the seed of the probabilities
     */
    FaultRules(LongSupplier nanoTime, long seed) {
        this.nanoTime = nanoTime;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Adds a rule. Returns its id. */
    long add(FaultRule rule) {
        return add(rule, rule::matches);
    }

    /** Adds a rule for the requests that a predicate accepts, instead of the operation of the rule. Returns its id. */
    synchronized long add(FaultRule rule, BiPredicate<String, String> matches) {
        long end = rule.lifetime() == null ? 0 : nanoTime.getAsLong() + rule.lifetime().toNanos();
        rules.add(new Rule(++lastId, rule, matches, end));
        return lastId;
    }

    /** Takes the fault of the first rule that matches; null for none. */
    synchronized Fault take(String method, String path) {
        if (rules.isEmpty()) {
            return null;
        }
        removeEnded();
        for (Iterator<Rule> it = rules.iterator(); it.hasNext();) {
            Rule rule = it.next();
            if (rule.matches.test(method, path) && isHit(rule)) {
                if (rule.left != Integer.MAX_VALUE && --rule.left == 0) {
                    it.remove();
                }
                return rule.rule.fault();
            }
        }
        return null;
    }

    private boolean isHit(Rule rule) {
        return rule.rule.probability() == 1 || random.nextDouble() < rule.rule.probability();
    }

    /** The rules by their id, each with the count and the lifetime that are left; the oldest first. */
    synchronized Map<Long, FaultRule> all() {
        removeEnded();
        Map<Long, FaultRule> all = new LinkedHashMap<>();
        long now = nanoTime.getAsLong();
        rules.forEach(rule -> all.put(
                rule.id, rule.rule.count(rule.left).lifetime(
                        rule.rule.lifetime() == null ? null : Duration.ofNanos(Math.max(1, rule.endNanos - now)))));
        return all;
    }

    /** Removes a rule. Returns whether the rule existed. */
    synchronized boolean remove(long id) {
        return rules.removeIf(rule -> rule.id == id);
    }

    synchronized void clear() {
        rules.clear();
        random = new Random(seed);
    }

    private void removeEnded() {
        long now = nanoTime.getAsLong();
        rules.removeIf(rule -> rule.rule.lifetime() != null && now - rule.endNanos >= 0);
    }
}
