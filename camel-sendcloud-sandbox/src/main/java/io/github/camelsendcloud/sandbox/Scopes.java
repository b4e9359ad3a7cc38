package io.github.camelsendcloud.sandbox;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * OAuth2 scopes, in the order in which they were named. Immutable. The scope {@code api} stands for all scopes.
 */
record Scopes(Set<String> names) {

    static final Scopes ALL = new Scopes(Set.of("api"));

    private static final String API = "api";
    private static final Pattern SCOPE = Pattern.compile("api|(read|write):[a-z-]+");

    /**
     * The scopes with these names.
     *
     * @throws IllegalArgumentException if a name is not a scope of Sendcloud
     */
    static Scopes of(Iterable<String> names) {
        Set<String> scopes = new LinkedHashSet<>();
        for (String name : names) {
            if (!isScope(name)) {
                throw new IllegalArgumentException(
                        "A scope is \"api\", \"read:NAME\" or \"write:NAME\", not \"" + name + "\"");
            }
            scopes.add(name);
        }
        return new Scopes(scopes);
    }

    static boolean isScope(String name) {
        return SCOPE.matcher(name).matches();
    }

    /** The scopes in the parameter {@code scope} of a token request. */
    static List<String> split(String scope) {
        return Arrays.asList(scope.trim().split(" +"));
    }

    boolean contains(String scope) {
        return names.contains(API) || names.contains(scope);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /**
     * The requested scopes that these granted scopes contain. A request for {@code api} is a request for all granted
     * scopes.
     */
    Scopes grant(Scopes requested) {
        if (requested.names.contains(API) && !names.contains(API)) {
            return this;
        }
        Set<String> granted = new LinkedHashSet<>(requested.names);
        granted.removeIf(scope -> !contains(scope));
        return new Scopes(granted);
    }

    /** The names, separated by blanks. */
    @Override
    public String toString() {
        return String.join(" ", names);
    }
}
