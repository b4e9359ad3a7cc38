package io.github.camelsendcloud.api;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The meaning of an address: a path, the values of path parameters that the address gives, and an operation for each
 * method. Instances are immutable, except for a lazily computed field.
 */
public final class Resource {

    private final PathTemplate path;
    private final Map<String, String> literals;
    private final Map<HttpMethod, Operation> operations;
    private final Set<HttpMethod> newestMethods;
    private final Unlisted unlisted;
    private final Siblings catalog;
    /** Computed on first use. Two threads that compute the value at the same time get equal results. */
    private volatile Map<String, Set<String>> siblings;

    /** The other resources of the catalog. */
    @FunctionalInterface
    interface Siblings {

        /**
         * Returns the fixed texts that other paths of these versions have in the place of a path parameter, by the name
         * of the path parameter.
         */
        Map<String, Set<String>> of(PathTemplate path, Set<ApiVersion> versions);
    }

    /** The target of a method that the catalog does not list. */
    private record Unlisted(ApiVersion version, ApiHost host, PathTemplate path) {

        Operation operation(HttpMethod method) {
            return Operation.unlisted(version, method, host, path);
        }
    }

    /**
     * @param candidates the operations of the path, of one or several versions; the newest operation of each method
     *                   counts
     */
    Resource(PathTemplate path, List<Operation> candidates, Siblings catalog) {
        this(path, Map.of(), newestOfEachMethod(candidates), newestMethods(candidates), null, catalog);
    }

    private Resource(
                     PathTemplate path, Map<String, String> literals, Map<HttpMethod, Operation> operations,
                     Set<HttpMethod> newestMethods, Unlisted unlisted, Siblings catalog) {
        this.path = path;
        this.literals = literals;
        this.operations = operations;
        this.newestMethods = newestMethods;
        this.unlisted = unlisted;
        this.catalog = catalog;
    }

    private static Map<HttpMethod, Operation> newestOfEachMethod(List<Operation> candidates) {
        Map<HttpMethod, Operation> operations = new EnumMap<>(HttpMethod.class);
        candidates.stream()
                .sorted(Comparator.comparing(Operation::version))
                .forEach(operation -> operations.put(operation.method(), operation));
        return operations;
    }

    private static Set<HttpMethod> newestMethods(List<Operation> candidates) {
        ApiVersion newest = candidates.stream().map(Operation::version).max(Comparator.naturalOrder()).orElseThrow();
        return candidates.stream().filter(operation -> operation.version() == newest && !operation.methodRequired())
                .map(Operation::method)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(HttpMethod.class)));
    }

    /** A resource that the catalog does not list. Each method is sent to the address without further checks. */
    static Resource unlisted(String address, ApiVersion version, Siblings catalog) {
        PathTemplate path = PathTemplate.of(address);
        return new Resource(
                path, Map.of(), Map.of(), EnumSet.allOf(HttpMethod.class), new Unlisted(version, ApiHost.PANEL, path),
                catalog);
    }

    /**
     * Returns this resource with further methods, which are sent to the address without further checks. A body is sent
     * to the address, too, when no listed operation takes a body and the address has a value, because the value may be
     * the name of a new resource.
     *
     * @param address the address of this resource
     */
    public Resource withUnlistedMethods(String address, ApiVersion version) {
        ApiHost host = operations.values().iterator().next().host();
        return new Resource(
                path, literals, operations, newestMethods, new Unlisted(version, host, PathTemplate.of(address)),
                catalog);
    }

    /** Returns this resource with values of path parameters. */
    Resource withLiterals(Map<String, String> values) {
        return values.isEmpty() ? this : new Resource(path, Map.copyOf(values), operations, newestMethods, unlisted, catalog);
    }

    /** The path, with path parameters instead of values. */
    public PathTemplate path() {
        return path;
    }

    /** The values that the address gives, by the names of their path parameters. */
    public Map<String, String> literals() {
        return literals;
    }

    /**
     * Rejects a value that would turn the path into the path of another resource.
     *
     * @param  name                     the name of the path parameter
     * @param  value                    the value, not encoded
     * @throws IllegalArgumentException when another listed path of the same version has this text in the same place
     */
    public void requireNoSibling(String name, String value) {
        if (siblings == null) {
            Set<ApiVersion> versions = EnumSet.noneOf(ApiVersion.class);
            operations.values().forEach(operation -> versions.add(operation.version()));
            if (unlisted != null) {
                versions.add(unlisted.version());
            }
            siblings = catalog.of(path, versions);
        }
        if (siblings.getOrDefault(name, Set.of()).contains(value)) {
            throw new IllegalArgumentException(
                    "Path parameter '" + name + "' of /" + path + " cannot be '" + value + "': /"
                                               + path.toString().replace("{" + name + "}", value)
                                               + " is another resource, which only an address can name");
        }
    }

    /**
     * Returns the operation to call. Without a given method, the operation is the only operation of the newest version.
     * When the newest version has several operations, GET is chosen for a request without a body and POST for a request
     * with a body. PUT, PATCH and DELETE are never chosen among several methods. An operation whose method must be
     * named is never chosen.
     *
     * @param  method                   the given method, or {@code null}
     * @param  body                     whether the request has a body
     * @throws IllegalArgumentException when the resource has no such method, or no method can be chosen
     */
    public Operation operation(HttpMethod method, boolean body) {
        if (method == null && body && unlisted != null && !literals.isEmpty()
                && operations.values().stream()
                        .allMatch(operation -> operation.methodRequired() || operation.body() == BodyUse.NONE)) {
            return unlisted.operation(HttpMethod.POST);
        }
        HttpMethod chosen = method != null ? method : choose(body);
        Operation operation = operations.get(chosen);
        if (operation != null) {
            return operation;
        }
        if (unlisted == null) {
            throw new IllegalArgumentException(
                    "Sendcloud has no " + chosen + " /" + path + ": use one of " + operations.keySet());
        }
        return unlisted.operation(chosen);
    }

    /** The listed operations; empty when the catalog does not list the resource. */
    public List<Operation> operations() {
        return List.copyOf(operations.values());
    }

    private HttpMethod choose(boolean body) {
        if (newestMethods.size() == 1) {
            return newestMethods.iterator().next();
        }
        HttpMethod choice = body ? HttpMethod.POST : HttpMethod.GET;
        if (!newestMethods.contains(choice)) {
            throw new IllegalArgumentException(
                    "A request with" + (body ? "" : "out") + " a body and without a method is a " + choice + ", and /" + path
                                               + " has no " + choice + ": use one of " + operations.keySet());
        }
        return choice;
    }
}
