package io.github.camelsendcloud.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The table of operations, {@code operations.json}. What the component does for an operation follows from its row:
 * there is no code for particular resources.
 * <p>
 * The rows hold facts of Sendcloud's OpenAPI documents and, for the repeatability, of the texts of its fields. A row
 * has: {@code version}, {@code method}, {@code host} (if it is not the panel), {@code path}, {@code summary},
 * {@code query} (each with {@code name}, {@code type}, {@code list}: {@code comma} or {@code repeat}, {@code required},
 * {@code enum}, {@code max} if a longer list is cut into requests), {@code body} ({@code none}, {@code optional} or
 * {@code required}), {@code media} (if the body is not JSON), {@code success} (statuses), {@code response} (media
 * types, the default first), {@code paging} ({@code link}, {@code body}, {@code number}, {@code page}) with
 * {@code items} (where the items of a page are), {@code limit}, {@code repeat} with {@code keys} (where a reference is
 * in the body), {@code lookup} ({@code list}, {@code by}, {@code envelope}: which list finds an object by its
 * reference), {@code check} (which list tells a person whether the work was done) and {@code busy} (what an error 400
 * says that is worth another try), {@code batch} ({@code field}, {@code single}, {@code size}, {@code answered}: how it
 * takes a list), {@code failures} (what in a successful answer tells of failure) with {@code successes} (what did
 * succeed), {@code model} (the record that has the answer), and {@code feed} if the list can tell what has changed:
 * {@code after} and {@code before} (the query parameters of the bounds), {@code format} ({@code instant}, {@code local}
 * or {@code day}: how they are written), {@code changed} and {@code id} (where an item has its time, and what tells it
 * from others), {@code by} ({@code update} or {@code creation}: what the bounds are about). {@code source} is
 * {@code docs} when the operation is known from a documentation page only: its query parameters may not be complete
 * then.
 */
public final class OperationCatalog {

    private static final OperationCatalog DEFAULT = load();

    private final List<Operation> operations;
    /** The same by the shape of their path, so that an address is compared with few. */
    private final Map<String, List<Operation>> byShape = new HashMap<>();

    OperationCatalog(List<Operation> operations) {
        this.operations = List.copyOf(operations);
        for (Operation operation : operations) {
            byShape.computeIfAbsent(operation.path().shape(), shape -> new ArrayList<>()).add(operation);
        }
    }

    /** The catalog of the operations that this release knows. */
    public static OperationCatalog get() {
        return DEFAULT;
    }

    /** All operations, in no particular order. */
    public List<Operation> operations() {
        return operations;
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
        PathTemplate best = null;
        List<Operation> candidates = byShape.getOrDefault(wanted.shape(), List.of());
        for (Operation operation : candidates) {
            if ((version == null || version == operation.version())
                    && operation.path().match(wanted) != null
                    && (best == null || operation.path().fixedSegments() > best.fixedSegments())) {
                best = operation.path();
            }
        }
        if (best == null) {
            throw new IllegalArgumentException(unknown(wanted, version));
        }
        PathTemplate path = best;
        return new Resource(
                path, best.match(wanted),
                candidates.stream()
                        .filter(o -> o.path().equals(path) && (version == null || version == o.version()))
                        .toList());
    }

    private String unknown(PathTemplate wanted, ApiVersion version) {
        if (wanted.root().matches("v\\d+")) {
            return "The address '" + wanted + "' has a version in it: leave it out, and set the option apiVersion if need be";
        }
        if (version != null) {
            for (Operation operation : operations) {
                if (operation.path().match(wanted) != null) {
                    return "Sendcloud has no resource '" + wanted + "' in version " + version.path() + ", but in "
                           + operation.version().path();
                }
            }
        }
        Map<String, String> known = new LinkedHashMap<>();
        Set<String> roots = new LinkedHashSet<>();
        for (Operation operation : operations) {
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
            List<Operation> operations = new ArrayList<>();
            new ObjectMapper().readTree(json).forEach(row -> operations.add(operation(row)));
            return new OperationCatalog(operations);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read operations.json", e);
        }
    }

    private static Operation operation(JsonNode row) {
        Map<String, QueryParameter> query = new LinkedHashMap<>();
        for (JsonNode parameter : row.path("query")) {
            query.put(parameter.get("name").asText(), new QueryParameter(
                    parameter.get("name").asText(), parameter.get("type").asText(),
                    constant(QueryParameter.ListStyle.class, parameter, "list", QueryParameter.ListStyle.NONE),
                    parameter.path("required").asBoolean(), texts(parameter.path("enum")), parameter.path("max").asInt()));
        }
        Set<Integer> success = new LinkedHashSet<>();
        row.path("success").forEach(status -> success.add(status.asInt()));
        return new Operation(
                ApiVersion.of(row.get("version").asText()), HttpMethod.of(row.get("method").asText()),
                constant(ApiHost.class, row, "host", ApiHost.PANEL), PathTemplate.of(row.get("path").asText()),
                row.get("summary").asText(), query, constant(BodyUse.class, row, "body", null),
                constant(BodyMedia.class, row, "media", BodyMedia.JSON), success,
                texts(row.path("response")), constant(Paging.class, row, "paging", Paging.NONE),
                row.has("items") ? BodyPath.of(row.get("items").asText()) : null,
                constant(LimitClass.class, row, "limit", null), repetition(row), batch(row.path("batch")),
                texts(row.path("failures")).stream().map(BodyPath::of).toList(),
                row.has("successes") ? BodyPath.of(row.get("successes").asText()) : null, row.path("model").asText(null),
                feed(row.path("feed")), row.has("source"));
    }

    private static Feed feed(JsonNode feed) {
        return feed.isMissingNode()
                ? null
                : new Feed(
                        feed.get("after").asText(), feed.path("before").asText(null),
                        constant(Feed.Format.class, feed, "format", null), BodyPath.of(feed.get("changed").asText()),
                        texts(feed.path("id")).stream().map(BodyPath::of).toList(),
                        constant(Feed.Bound.class, feed, "by", null));
    }

    private static Repetition repetition(JsonNode row) {
        JsonNode lookup = row.path("lookup");
        return new Repetition(
                constant(Repeatability.class, row, "repeat", null),
                texts(row.path("keys")).stream().map(BodyPath::of).toList(),
                lookup.isMissingNode()
                        ? null
                        : new Repetition.Lookup(
                                lookup.get("list").asText(), lookup.get("by").asText(), lookup.get("envelope").asText(),
                                texts(lookup.path("same"))),
                row.path("check").asText(null), row.path("busy").asText(null));
    }

    private static Batch batch(JsonNode batch) {
        return batch.isMissingNode()
                ? null
                : new Batch(
                        batch.path("field").asText(null), batch.path("single").asText(null), batch.get("size").asInt(),
                        batch.get("answered").asText());
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode row, String field, E otherwise) {
        return row.has(field)
                ? Enum.valueOf(type, row.get(field).asText().toUpperCase(Locale.ROOT).replace('-', '_')) : otherwise;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asText()));
        return List.copyOf(texts);
    }
}
