package io.github.camelsendcloud.api;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an address stands for: a path, the values it already has, and an operation for each method.
 */
public final class Resource {

    private final PathTemplate path;
    private final Map<String, String> literals;
    private final Map<HttpMethod, Operation> operations;
    private final Set<HttpMethod> newestMethods;
    private final Unlisted unlisted;
    /** Found when the first message has a value; two threads find the same. */
    private volatile Map<String, Set<String>> siblings;

    /** Where a method goes that the catalog does not list. */
    private record Unlisted(ApiVersion version, ApiHost host, PathTemplate path) {

        Operation operation(HttpMethod method) {
            return Operation.unlisted(version, method, host, path);
        }
    }

    /**
     * @param candidates the operations of that path, of one or of several versions; the newest of each method counts
     */
    Resource(PathTemplate path, List<Operation> candidates) {
        this(path, Map.of(), newestOfEachMethod(candidates), newestMethods(candidates), null);
    }

    private Resource(
                     PathTemplate path, Map<String, String> literals, Map<HttpMethod, Operation> operations,
                     Set<HttpMethod> newestMethods, Unlisted unlisted) {
        this.path = path;
        this.literals = literals;
        this.operations = operations;
        this.newestMethods = newestMethods;
        this.unlisted = unlisted;
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
        return candidates.stream().filter(operation -> operation.version() == newest && !operation.named())
                .map(Operation::method)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(HttpMethod.class)));
    }

    /**
     * A resource that the catalog does not list: every method is sent to it as it stands.
     *
     * @throws IllegalArgumentException when the address has an empty segment, {@code .} or {@code ..}, or a version
     */
    public static Resource unlisted(String address, ApiVersion version) {
        PathTemplate path = PathTemplate.of(address);
        path.requireNoVersion();
        return new Resource(
                path, Map.of(), Map.of(), EnumSet.allOf(HttpMethod.class), new Unlisted(version, ApiHost.PANEL, path));
    }

    /**
     * The same resource, whose further methods are sent to the address as it stands. So is a body, if nothing here
     * takes one and a value of the address may just as well be the name of something new.
     *
     * @param address that the resource was found by
     */
    public Resource open(String address, ApiVersion version) {
        ApiHost host = operations.values().iterator().next().host();
        return new Resource(
                path, literals, operations, newestMethods, new Unlisted(version, host, PathTemplate.of(address)));
    }

    /** The same resource with those values. */
    Resource with(Map<String, String> values) {
        return values.isEmpty() ? this : new Resource(path, Map.copyOf(values), operations, newestMethods, unlisted);
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
     * Refuses a value with which the path would be that of another resource.
     *
     * @param  name                     of the path parameter
     * @throws IllegalArgumentException when another listed path of the same version has that text in this place
     */
    public void requireNoSibling(String name, String value) {
        if (siblings == null) {
            Set<ApiVersion> versions = EnumSet.noneOf(ApiVersion.class);
            operations.values().forEach(operation -> versions.add(operation.version()));
            if (unlisted != null) {
                versions.add(unlisted.version());
            }
            siblings = OperationCatalog.get().siblings(path, versions);
        }
        if (siblings.getOrDefault(name, Set.of()).contains(value)) {
            throw new IllegalArgumentException(
                    "Path parameter '" + name + "' of /" + path + " cannot be '" + value + "': /"
                                               + path.toString().replace("{" + name + "}", value)
                                               + " is another resource, which only the address of the endpoint can name");
        }
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
        if (method == null && body && unlisted != null && !literals.isEmpty()
                && operations.values().stream().allMatch(operation -> operation.named() || operation.body() == BodyUse.NONE)) {
            return unlisted.operation(HttpMethod.POST);
        }
        HttpMethod chosen = method != null ? method : guess(body);
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

    /** The listed operations; empty when the resource is not listed. */
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
