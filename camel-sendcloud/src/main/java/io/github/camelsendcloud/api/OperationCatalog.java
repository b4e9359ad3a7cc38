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
 * The table of operations, {@code operations.json}. The behaviour of an operation follows from its row: no code handles
 * particular resources. Each row is one line.
 * <p>
 * The rows hold facts of Sendcloud's OpenAPI documents and, for the idempotency, of the descriptions of fields. A row
 * has these fields:
 * <dl>
 * <dt>{@code version}, {@code method}, {@code path}, {@code summary}</dt>
 * <dd>The identity of the operation, and a short description.</dd>
 * <dt>{@code host}</dt>
 * <dd>The host, unless the host is the panel.</dd>
 * <dt>{@code query}</dt>
 * <dd>The query parameters, each with {@code name}, {@code type}, {@code list} ({@code comma} or {@code repeat}),
 * {@code required}, {@code enum}, and {@code max} when a longer list is split into several requests.</dd>
 * <dt>{@code body}, {@code media}</dt>
 * <dd>Whether a request has a body ({@code none}, {@code optional} or {@code required}), and the media type of the
 * body, unless the type is JSON.</dd>
 * <dt>{@code auth}</dt>
 * <dd>{@code return-portal} when the operation needs a token of the return portal instead of the account's
 * credential.</dd>
 * <dt>{@code scope}</dt>
 * <dd>The least OAuth2 scopes, when they are known (see {@link RequiredScopes}): texts of scopes, separated by spaces,
 * each of them an alternative.</dd>
 * <dt>{@code success}, {@code response}, {@code bodiless}</dt>
 * <dd>The statuses of success, the media types of a response (the default type first), and the statuses without a body,
 * when only some statuses have no body.</dd>
 * <dt>{@code paging}, {@code items}</dt>
 * <dd>{@code link}, {@code body} or {@code page} (see {@link Paging}), and the place of the items in a page.</dd>
 * <dt>{@code limit}</dt>
 * <dd>The rate limit, see {@link LimitClass}.</dd>
 * <dt>{@code idempotency}, {@code keys}</dt>
 * <dd>The effect of a second request (see {@link Idempotency}), and the places of the reference in the body.</dd>
 * <dt>{@code lookup}</dt>
 * <dd>How an object is found by its reference: {@code list}, {@code by} and {@code envelope} name the list, the query
 * parameter and the field of the response. {@code existing} is {@code true} when an existing object may have the status
 * of a new object. {@code cancelled} and {@code failed} are the places of a value in a cancelled or failed object.
 * {@code same} has the compared fields of a request and of an existing object, see {@link ObjectComparison}.</dd>
 * <dt>{@code check}</dt>
 * <dd>The list in which a person finds the result of a request.</dd>
 * <dt>{@code busy}, {@code done}, {@code unclear}</dt>
 * <dd>The text of a retryable error 400; the rejections that prove the success of an earlier request, each with
 * {@code status} and {@code text}; the statuses of a rejection that may prove the success, or may be another
 * error.</dd>
 * <dt>{@code batch}</dt>
 * <dd>How the operation takes a list: {@code field}, {@code single}, {@code size}, {@code created}, {@code rejected}
 * (see {@link Batch}).</dd>
 * <dt>{@code failures}, {@code successes}</dt>
 * <dd>The places of failures, and of the successful part, in a response with a status of success.</dd>
 * <dt>{@code model}</dt>
 * <dd>The record for the response.</dd>
 * <dt>{@code changes}</dt>
 * <dd>How the list is asked for changed items (see {@link ChangeQuery}): {@code after} and {@code before} are the query
 * parameters of the bounds, {@code format} is {@code instant}, {@code local} or {@code day}, {@code changed} and
 * {@code id} are places in an item, {@code by} is {@code update} or {@code creation}.</dd>
 * <dt>{@code open}</dt>
 * <dd>{@code true} when the operation is known from a documentation page or a recorded response only. The list of its
 * query parameters may be incomplete, so unknown parameters are sent.</dd>
 * <dt>{@code named}</dt>
 * <dd>{@code true} when a caller must name the method. Without a method, the resource keeps the meaning that the
 * resource had before the row was added.</dd>
 * <dt>{@code source}</dt>
 * <dd>The source of the row, unless the source is a specification: {@code docs} is a documentation page,
 * {@code recorded} is a recorded response that lists the method. The field is for people; no code reads the field.</dd>
 * </dl>
 */
public final class OperationCatalog {

    private static final OperationCatalog DEFAULT = load();

    private final List<Entry> entries = new ArrayList<>();
    /** The entries by the shape of their paths, so that an address is compared with few entries. */
    private final Map<String, List<Entry>> byShape = new HashMap<>();

    /** An operation, whose row is parsed on first use. */
    private static final class Entry {

        private final String row;
        private Operation operation;
        /** The resources of this path by the requested version: many addresses share a few resources. */
        private final Map<String, Resource> resources = new ConcurrentHashMap<>();

        private Entry(String row, Operation operation) {
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
        operations.forEach(operation -> add(operation.path().toString(), new Entry(null, operation)));
    }

    private void add(String path, Entry entry) {
        entries.add(entry);
        byShape.computeIfAbsent(PathTemplate.shape(path), any -> new ArrayList<>()).add(entry);
    }

    /** The catalog of the operations that this release supports. */
    public static OperationCatalog get() {
        return DEFAULT;
    }

    /** All operations, in no particular order. */
    public List<Operation> operations() {
        return entries.stream().map(Entry::operation).toList();
    }

    /**
     * Finds the resource of an address. Fixed text takes precedence over a path parameter: {@code parcels/statuses} is
     * not {@code parcels/{id}}.
     *
     * @param  address                  a path below the version, with path parameters or values: {@code parcels/{id}},
     *                                  {@code parcels/123}
     * @param  version                  the only version to search, or {@code null} for all versions
     * @throws IllegalArgumentException when no operation has this path; the message names the most similar paths
     */
    public Resource resolve(String address, ApiVersion version) {
        PathTemplate requested = PathTemplate.of(address);
        Entry best = null;
        List<Entry> candidates = byShape.getOrDefault(PathTemplate.shape(address), List.of());
        for (Entry candidate : candidates) {
            Operation operation = candidate.operation();
            if ((version == null || version == operation.version())
                    && operation.path().match(requested) != null
                    && (best == null || operation.path().fixedSegments() > best.operation().path().fixedSegments())) {
                best = candidate;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException(unknown(requested, version));
        }
        PathTemplate path = best.operation().path();
        return best.resources.computeIfAbsent(String.valueOf(version), any -> new Resource(
                path,
                candidates.stream().map(Entry::operation)
                        .filter(o -> o.path().equals(path) && (version == null || version == o.version()))
                        .toList(),
                this::siblings))
                .withLiterals(path.match(requested));
    }

    /**
     * Returns a resource that the catalog does not list. Each method is sent to the address without further checks.
     *
     * @throws IllegalArgumentException when the address has a segment that is empty, {@code .} or {@code ..}
     */
    public Resource unlisted(String address, ApiVersion version) {
        return Resource.unlisted(address, version, this::siblings);
    }

    /** See {@link Resource.Siblings}. */
    Map<String, Set<String>> siblings(PathTemplate path, Set<ApiVersion> versions) {
        Map<String, Set<String>> siblings = new HashMap<>();
        for (Entry candidate : byShape.getOrDefault(PathTemplate.shape(path.toString()), List.of())) {
            Map.Entry<String, String> sibling = path.sibling(candidate.operation().path());
            if (sibling != null && versions.contains(candidate.operation().version())) {
                siblings.computeIfAbsent(sibling.getKey(), any -> new HashSet<>()).add(sibling.getValue());
            }
        }
        return siblings;
    }

    private String unknown(PathTemplate path, ApiVersion version) {
        if (version != null) {
            for (Operation operation : operations()) {
                if (operation.path().match(path) != null) {
                    return "Sendcloud has no resource '" + path + "' in version " + version.path() + ", but in "
                           + operation.version().path();
                }
            }
        }
        Map<String, String> known = new LinkedHashMap<>();
        Set<String> roots = new LinkedHashSet<>();
        for (Operation operation : operations()) {
            if (version == null || version == operation.version()) {
                known.put(withoutNames(operation.path()), operation.path().toString());
                roots.add(operation.path().root());
            }
        }
        List<String> similar = Suggestions.of(withoutNames(path), known.keySet()).stream().map(known::get).toList();
        return "Unknown Sendcloud resource '" + path + "': "
               + (similar.isEmpty()
                       ? "the known resources start with " + String.join(", ", roots)
                       : "did you mean " + String.join(" or ", similar) + "?");
    }

    /**
     * The path without the names of path parameters: a path that differs only in such a name is the most similar path.
     */
    private static String withoutNames(PathTemplate path) {
        return path.toString().replaceAll("\\{[^/]*}", "{}");
    }

    private static OperationCatalog load() {
        try (InputStream json = OperationCatalog.class.getResourceAsStream("operations.json")) {
            OperationCatalog catalog = new OperationCatalog(List.of());
            CatalogRow.lines(json).forEach(
                    row -> catalog.add(CatalogRow.path(row), new Entry(row, null)));
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
                retrySemantics(row), batch(row.row("batch")), row.paths("failures"),
                row.has("successes") ? BodyPath.of(row.text("successes")) : null, row.text("model"),
                changeQuery(row.row("changes")), row.constant(OperationAuth.class, "auth", OperationAuth.ACCOUNT),
                RequiredScopes.of(row.texts("scope")), row.isTrue("named"), row.isTrue("open"));
    }

    private static Set<Integer> statuses(CatalogRow row, String field) {
        Set<Integer> statuses = new LinkedHashSet<>();
        row.texts(field).forEach(status -> statuses.add(Integer.valueOf(status)));
        return statuses;
    }

    private static List<RetrySemantics.AlreadyDone> alreadyDone(CatalogRow row) {
        if (HttpMethod.of(row.text("method")) == HttpMethod.DELETE) {
            // a missing object needs no deletion
            return List.of(new RetrySemantics.AlreadyDone(404, null), new RetrySemantics.AlreadyDone(410, null));
        }
        return row.rows("done").stream()
                .map(refusal -> new RetrySemantics.AlreadyDone(refusal.number("status"), refusal.text("text"))).toList();
    }

    private static ChangeQuery changeQuery(CatalogRow changes) {
        return changes == null
                ? null
                : new ChangeQuery(
                        changes.text("after"), changes.text("before"),
                        changes.constant(ChangeQuery.Format.class, "format", null),
                        BodyPath.of(changes.text("changed")), changes.paths("id"),
                        changes.constant(ChangeQuery.ChangeKind.class, "by", null));
    }

    private static RetrySemantics retrySemantics(CatalogRow row) {
        CatalogRow lookup = row.row("lookup");
        return new RetrySemantics(
                row.constant(Idempotency.class, "idempotency", null), row.paths("keys"),
                lookup == null
                        ? null
                        : new RetrySemantics.Lookup(
                                lookup.text("list"), lookup.text("by"), lookup.text("envelope"), lookup.isTrue("existing"),
                                comparison(lookup)),
                row.text("check"), row.text("busy"), alreadyDone(row), statuses(row, "unclear"));
    }

    private static ObjectComparison comparison(CatalogRow lookup) {
        CatalogRow same = lookup.row("same");
        Map<String, List<BodyPath>> fields = new LinkedHashMap<>();
        same.names().forEach(field -> fields.put(field, same.paths(field)));
        return new ObjectComparison(lookup.paths("cancelled"), lookup.paths("failed"), fields);
    }

    private static Batch batch(CatalogRow batch) {
        return batch == null
                ? null
                : new Batch(
                        batch.text("field"), batch.text("single"), batch.number("size"), batch.text("created"),
                        batch.text("rejected"));
    }
}
