package io.github.camelsendcloud.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The table of operations, {@code operations.json}. What the component does for an operation follows from its row:
 * there is no code for particular resources. Each row stands on a line of its own.
 * <p>
 * The rows hold facts of Sendcloud's OpenAPI documents and, for the repeatability, of the texts of its fields. A row
 * has: {@code version}, {@code method}, {@code host} (if it is not the panel), {@code path}, {@code summary},
 * {@code query} (each with {@code name}, {@code type}, {@code list}: {@code comma} or {@code repeat}, {@code required},
 * {@code enum}, {@code max} if a longer list is cut into requests), {@code body} ({@code none}, {@code optional} or
 * {@code required}), {@code auth} ({@code return-portal}, if a token of the return portal is wanted instead of the
 * account's credential), {@code media} (if the body is not JSON), {@code success} (statuses), {@code response} (media
 * types, the default first), {@code bodiless} (statuses without a body, if not all have one), {@code paging}
 * ({@code link}, {@code body}, {@code page}; see {@link Paging}) with {@code items} (where the items of a page are),
 * {@code limit}, {@code repeat} with {@code keys} (where a reference is in the body), {@code lookup} ({@code list},
 * {@code by}, {@code envelope}: which list finds an object by its reference; {@code silent}: an existing object may
 * come with the status of a new one; {@code cancelled} and {@code failed}: where an object says that it is dead;
 * {@code same}: which fields of a request and of an existing object are compared, see {@link Sameness}), {@code check}
 * (which list tells a person whether the work was done), {@code busy} (what an error 400 says that is worth another
 * try), {@code done} (each with {@code status} and {@code says}: how a second request is refused that finds the work
 * done) and {@code unclear} (the statuses of a second request that may mean that or something else), {@code batch}
 * ({@code field}, {@code single}, {@code size}, {@code answered}, {@code refused}: how it takes a list),
 * {@code failures} (what in a successful answer tells of failure) with {@code successes} (what did succeed),
 * {@code model} (the record that has the answer), and {@code feed} if the list can tell what has changed: {@code after}
 * and {@code before} (the query parameters of the bounds), {@code format} ({@code instant}, {@code local} or
 * {@code day}: how they are written), {@code changed} and {@code id} (where an item has its time, and what tells it
 * from others), {@code by} ({@code update} or {@code creation}: what the bounds are about). {@code open} is
 * {@code true} when the operation is known from a documentation page or a recorded response only: its query parameters
 * may not be complete then, and unknown ones are let through. {@code named} is {@code true} when the operation is
 * called only when its method is named: without a method, the resource means what it meant before the row was added.
 * {@code source} is where a row is known from, if not from Sendcloud's specifications ({@code docs}: such a page;
 * {@code recorded}: a recorded response that lists the method). It is for people; nothing follows from it.
 */
public final class OperationCatalog {

    private static final OperationCatalog DEFAULT = load();

    private final List<Listed> listed = new ArrayList<>();
    /** The same by the shape of their path, so that an address is compared with few. */
    private final Map<String, List<Listed>> byShape = new HashMap<>();

    /** An operation, whose row is read when somebody asks for it. */
    private static final class Listed {

        private final String row;
        private Operation operation;
        /** By the version that is wanted, all that has this path: endpoints are many, resources few. */
        private final Map<String, Resource> resources = new ConcurrentHashMap<>();

        private Listed(String row, Operation operation) {
            this.row = row;
            this.operation = operation;
        }

        private synchronized Operation operation() {
            if (operation == null) {
                operation = OperationCatalog.operation(CatalogRow.of(row));
            }
            return operation;
        }
    }

    OperationCatalog(List<Operation> operations) {
        operations.forEach(operation -> add(operation.path().toString(), new Listed(null, operation)));
    }

    private void add(String path, Listed one) {
        listed.add(one);
        byShape.computeIfAbsent(PathTemplate.shape(path), any -> new ArrayList<>()).add(one);
    }

    /** The catalog of the operations that this release knows. */
    public static OperationCatalog get() {
        return DEFAULT;
    }

    /** All operations, in no particular order. */
    public List<Operation> operations() {
        return listed.stream().map(Listed::operation).toList();
    }

    /**
     * Finds what an address means. Fixed text goes before a gap: {@code parcels/statuses} is not {@code parcels/{id}}.
     *
     * @param  address                  a path below the version, literals or gaps: {@code parcels/{id}},
     *                                  {@code parcels/123}
     * @param  version                  the only version to look in, or {@code null} for all
     * @throws IllegalArgumentException when no operation has that path; the message names the nearest that exist
     */
    public Resource resolve(String address, ApiVersion version) {
        PathTemplate wanted = PathTemplate.of(address);
        wanted.requireNoVersion();
        Listed best = null;
        List<Listed> candidates = byShape.getOrDefault(PathTemplate.shape(address), List.of());
        for (Listed candidate : candidates) {
            Operation operation = candidate.operation();
            if ((version == null || version == operation.version())
                    && operation.path().match(wanted) != null
                    && (best == null || operation.path().fixedSegments() > best.operation().path().fixedSegments())) {
                best = candidate;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException(unknown(wanted, version));
        }
        PathTemplate path = best.operation().path();
        return best.resources.computeIfAbsent(String.valueOf(version), any -> new Resource(
                path,
                candidates.stream().map(Listed::operation)
                        .filter(o -> o.path().equals(path) && (version == null || version == o.version()))
                        .toList()))
                .with(path.match(wanted));
    }

    /**
     * The fixed texts that other paths of these versions have in the place of a gap of the path, by the name of the
     * gap.
     */
    Map<String, Set<String>> siblings(PathTemplate path, Set<ApiVersion> versions) {
        Map<String, Set<String>> siblings = new HashMap<>();
        for (Listed candidate : byShape.getOrDefault(PathTemplate.shape(path.toString()), List.of())) {
            Map.Entry<String, String> sibling = path.sibling(candidate.operation().path());
            if (sibling != null && versions.contains(candidate.operation().version())) {
                siblings.computeIfAbsent(sibling.getKey(), any -> new HashSet<>()).add(sibling.getValue());
            }
        }
        return siblings;
    }

    private String unknown(PathTemplate wanted, ApiVersion version) {
        if (version != null) {
            for (Operation operation : operations()) {
                if (operation.path().match(wanted) != null) {
                    return "Sendcloud has no resource '" + wanted + "' in version " + version.path() + ", but in "
                           + operation.version().path();
                }
            }
        }
        Map<String, String> known = new LinkedHashMap<>();
        Set<String> roots = new LinkedHashSet<>();
        for (Operation operation : operations()) {
            if (version == null || version == operation.version()) {
                known.put(anyGap(operation.path()), operation.path().toString());
                roots.add(operation.path().root());
            }
        }
        List<String> near = NearMiss.of(anyGap(wanted), known.keySet()).stream().map(known::get).toList();
        return "Unknown Sendcloud resource '" + wanted + "': "
               + (near.isEmpty()
                       ? "the known ones start with " + String.join(", ", roots)
                       : "did you mean " + String.join(" or ", near) + "?");
    }

    /** The path with nameless gaps: a gap of another name is the least of mistakes. */
    private static String anyGap(PathTemplate path) {
        return path.toString().replaceAll("\\{[^/]*}", "{}");
    }

    private static OperationCatalog load() {
        try (InputStream json = OperationCatalog.class.getResourceAsStream("operations.json")) {
            OperationCatalog catalog = new OperationCatalog(List.of());
            CatalogRow.lines(json).forEach(
                    row -> catalog.add(CatalogRow.path(row), new Listed(row, null)));
            return catalog;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read operations.json", e);
        }
    }

    static Operation operation(CatalogRow row) {
        Map<String, QueryParameter> query = new LinkedHashMap<>();
        for (CatalogRow parameter : row.rows("query")) {
            query.put(parameter.text("name"), new QueryParameter(
                    parameter.text("name"), parameter.text("type"),
                    parameter.constant(QueryParameter.ListStyle.class, "list", QueryParameter.ListStyle.NONE),
                    parameter.isTrue("required"), parameter.texts("enum"), parameter.number("max")));
        }
        return new Operation(
                ApiVersion.of(row.text("version")), HttpMethod.of(row.text("method")),
                row.constant(ApiHost.class, "host", ApiHost.PANEL), PathTemplate.of(row.text("path")), row.text("summary"),
                query,
                row.constant(BodyUse.class, "body", null), row.constant(BodyMedia.class, "media", BodyMedia.JSON),
                statuses(row, "success"),
                row.texts("response"), statuses(row, "bodiless"), row.constant(Paging.class, "paging", Paging.NONE),
                row.has("items") ? BodyPath.of(row.text("items")) : null, row.constant(LimitClass.class, "limit", null),
                repetition(row), batch(row.row("batch")), row.paths("failures"),
                row.has("successes") ? BodyPath.of(row.text("successes")) : null, row.text("model"),
                feed(row.row("feed")), row.constant(OperationAuth.class, "auth", OperationAuth.ACCOUNT), row.isTrue("named"),
                row.isTrue("open"));
    }

    private static Set<Integer> statuses(CatalogRow row, String field) {
        Set<Integer> statuses = new LinkedHashSet<>();
        row.texts(field).forEach(status -> statuses.add(Integer.valueOf(status)));
        return statuses;
    }

    private static List<Repetition.Done> done(CatalogRow row) {
        if (HttpMethod.of(row.text("method")) == HttpMethod.DELETE) {
            // what is not there any more needs no deletion
            return List.of(new Repetition.Done(404, null), new Repetition.Done(410, null));
        }
        return row.rows("done").stream()
                .map(refusal -> new Repetition.Done(refusal.number("status"), refusal.text("says"))).toList();
    }

    private static Feed feed(CatalogRow feed) {
        return feed == null
                ? null
                : new Feed(
                        feed.text("after"), feed.text("before"), feed.constant(Feed.Format.class, "format", null),
                        BodyPath.of(feed.text("changed")), feed.paths("id"), feed.constant(Feed.Bound.class, "by", null));
    }

    private static Repetition repetition(CatalogRow row) {
        CatalogRow lookup = row.row("lookup");
        return new Repetition(
                row.constant(Repeatability.class, "repeat", null), row.paths("keys"),
                lookup == null
                        ? null
                        : new Repetition.Lookup(
                                lookup.text("list"), lookup.text("by"), lookup.text("envelope"), lookup.isTrue("silent"),
                                sameness(lookup)),
                row.text("check"), row.text("busy"), done(row), statuses(row, "unclear"));
    }

    private static Sameness sameness(CatalogRow lookup) {
        CatalogRow same = lookup.row("same");
        Map<String, List<BodyPath>> fields = new LinkedHashMap<>();
        same.names().forEach(field -> fields.put(field, same.paths(field)));
        return new Sameness(lookup.paths("cancelled"), lookup.paths("failed"), fields);
    }

    private static Batch batch(CatalogRow batch) {
        return batch == null
                ? null
                : new Batch(
                        batch.text("field"), batch.text("single"), batch.number("size"), batch.text("answered"),
                        batch.text("refused"));
    }
}
