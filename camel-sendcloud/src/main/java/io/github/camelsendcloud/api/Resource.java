package io.github.camelsendcloud.api;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an address stands for: a path, the values it already has, and an operation for each method. Made once, when the
 * endpoint is.
 */
public final class Resource {

    private final PathTemplate path;
    private final Map<String, String> literals;
    private final Map<HttpMethod, Operation> operations = new EnumMap<>(HttpMethod.class);
    private final Set<HttpMethod> newestMethods;
    private final ApiVersion unlistedVersion;

    /**
     * @param candidates the operations of that path, of one or of several versions; the newest of each method counts
     */
    Resource(PathTemplate path, Map<String, String> literals, List<Operation> candidates) {
        this.path = path;
        this.literals = Map.copyOf(literals);
        this.unlistedVersion = null;
        candidates.stream()
                .sorted(Comparator.comparing(Operation::version))
                .forEach(operation -> operations.put(operation.method(), operation));
        ApiVersion newest = candidates.stream().map(Operation::version).max(Comparator.naturalOrder()).orElseThrow();
        Map<HttpMethod, Operation> ofNewest = new EnumMap<>(operations);
        ofNewest.values().removeIf(operation -> operation.version() != newest);
        this.newestMethods = ofNewest.keySet();
    }

    private Resource(PathTemplate path, ApiVersion version) {
        this.path = path;
        this.literals = Map.of();
        this.newestMethods = Set.of(HttpMethod.values());
        this.unlistedVersion = version;
    }

    /**
     * A resource that the catalog does not list: every method is sent to it as it stands.
     *
     * @throws IllegalArgumentException when the address has an empty segment, {@code .} or {@code ..}
     */
    public static Resource unlisted(String address, ApiVersion version) {
        return new Resource(PathTemplate.of(address), version);
    }

    /** The path, without values. */
    public PathTemplate path() {
        return path;
    }

    /** The values that the address itself gave, by the name of their gap. */
    public Map<String, String> literals() {
        return literals;
    }

    /**
     * The operation to call. Without a method: the only one of the newest version, else GET for an empty body and POST
     * for a body. PUT, PATCH and DELETE are never guessed where there is a choice.
     *
     * @param  method                   the method that was asked for, or {@code null}
     * @param  body                     whether there is a body to send
     * @throws IllegalArgumentException when the resource has no such method, or none can be guessed
     */
    public Operation operation(HttpMethod method, boolean body) {
        HttpMethod chosen = method != null ? method : guess(body);
        if (unlistedVersion != null) {
            return Operation.unlisted(unlistedVersion, chosen, path);
        }
        Operation operation = operations.get(chosen);
        if (operation == null) {
            throw new IllegalArgumentException(
                    "Sendcloud has no " + chosen + " /" + path + ": use one of " + operations.keySet());
        }
        return operation;
    }

    /** The operations that {@link #operation} may answer; empty when the resource is not listed. */
    public List<Operation> operations() {
        return List.copyOf(operations.values());
    }

    private HttpMethod guess(boolean body) {
        if (newestMethods.size() == 1) {
            return newestMethods.iterator().next();
        }
        HttpMethod guess = body ? HttpMethod.POST : HttpMethod.GET;
        if (!newestMethods.contains(guess)) {
            throw new IllegalArgumentException(
                    "The message has " + (body ? "a" : "no") + " body and /" + path + " has no " + guess
                                               + ": set the option method to one of " + operations.keySet());
        }
        return guess;
    }
}
