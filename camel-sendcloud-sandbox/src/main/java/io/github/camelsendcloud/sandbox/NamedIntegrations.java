package io.github.camelsendcloud.sandbox;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The integrations of the accounts at the start, by the name of the account. Names, ids and public keys are unique. Not
 * safe for use by several threads.
 */
final class NamedIntegrations {

    // a name is a segment of a path and a part of a public key
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private final Map<String, Integration> byName = new LinkedHashMap<>();
    private final Set<Long> ids = new HashSet<>();
    private final Set<String> publicKeys = new HashSet<>();
    private long lastId;

    /** A copy with all integrations. */
    NamedIntegrations copy() {
        NamedIntegrations copy = new NamedIntegrations();
        byName.forEach(copy::add);
        return copy;
    }

    /**
     * Adds an integration.
     *
     * @throws IllegalArgumentException if the name is not a name, or if the name, the id or the public key is not
     *                                  unique
     */
    void add(String name, Integration integration) {
        Objects.requireNonNull(integration, "integration");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name of an account consists of letters, digits, dots, dashes and underscores, not \"" + name + "\"");
        }
        if (byName.containsKey(name)) {
            throw new IllegalArgumentException("The name of an account must be unique: " + name);
        }
        if (ids.contains(integration.id()) || publicKeys.contains(integration.publicKey())) {
            throw new IllegalArgumentException("The id and the public key of an integration must be unique: " + integration);
        }
        byName.put(name, integration);
        ids.add(integration.id());
        publicKeys.add(integration.publicKey());
    }

    /** Adds an integration with the name of its id. */
    void add(Integration integration) {
        add("account-" + Objects.requireNonNull(integration, "integration").id(), integration);
    }

    /** Adds and returns an integration with the next free id, its own user and keys that have the name. */
    Integration add(String name) {
        do {
            lastId++;
        } while (ids.contains(lastId));
        Integration integration = new Integration(lastId, lastId, publicKey(name), name + "-secret-key", false);
        add(name, integration);
        return integration;
    }

    /** The generated public key of an account. */
    static String publicKey(String name) {
        return name + "-public-key";
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** In the order of their addition; unmodifiable. */
    Map<String, Integration> byName() {
        return Collections.unmodifiableMap(byName);
    }
}
