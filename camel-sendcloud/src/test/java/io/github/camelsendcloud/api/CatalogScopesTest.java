package io.github.camelsendcloud.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Compares the scopes of each row of the catalog with the specifications and with the collected facts. */
class CatalogScopesTest {

    private static final List<Operation> OPERATIONS = OperationCatalog.get().operations();

    /**
     * Scopes from newer specifications than those in the folder of facts, each with the document that names the scope.
     * Read on 2026-11-28.
     */
    private static final Map<String, String> NEWER = """
            v3 GET /addresses/sender-addresses | read:parcel | sendcloud.dev/.openapi/v3/sender-addresses/openapi.yaml
            v3 GET /brands | read:brand | sendcloud.dev/.openapi/v3/brands/openapi.yaml
            v3 POST /compat/shipping-options | read:user | sendcloud.dev/.openapi/v3/compat/openapi.yaml
            v2 GET /shipping-price | read:shipping-method | sendcloud.dev/.openapi/v2/shipping-price/openapi.yaml
            """.lines().map(line -> line.split(" \\| ")).collect(Collectors.toMap(row -> row[0], row -> row[1]));

    private static final Path FACTS = Specifications.DOCUMENTS.resolve("facts/sendcloud-api.md");
    /** A note in the facts: an operation, an arrow and its scope. */
    private static final Pattern NOTE = Pattern.compile("`([A-Z]+ /[^`]*)` → `((?:read|write):[a-z-]+)`");
    private static final Pattern NOTE_IN_SPECIFICATION = Pattern.compile("OAuth2 scopes required:([^.]*)\\.");
    private static final Pattern SCOPE = Pattern.compile("(?:read|write):[a-z-]+");

    private static Specifications specifications;

    @BeforeAll
    static void requireTheSpecifications() {
        specifications = Specifications.get();
        assumeTrue(Files.isRegularFile(FACTS), () -> "The facts are not at hand: no file " + FACTS.toAbsolutePath());
    }

    @Test
    void eachRowHasTheScopesOfTheSources() throws IOException {
        Map<String, Set<Set<String>>> expected = new LinkedHashMap<>();
        for (Operation operation : OPERATIONS) {
            Set<Set<String>> named = specified(operation);
            if (!named.isEmpty()) {
                expected.put(operation.toString(), named);
            }
        }
        noted().forEach((operation, scope) -> expected.put(operation, Set.of(Set.of(scope))));
        NEWER.forEach((operation, scope) -> expected.put(operation, Set.of(Set.of(scope))));

        Map<String, Set<Set<String>>> known = new LinkedHashMap<>();
        OPERATIONS.stream().filter(operation -> operation.scopes().isKnown()).forEach(
                operation -> known.put(operation.toString(), Set.copyOf(operation.scopes().alternatives())));
        assertThat(known).containsExactlyInAnyOrderEntriesOf(expected);
        System.out
                .println("Operations with unknown scopes: " + (OPERATIONS.size() - known.size()) + " of " + OPERATIONS.size());
    }

    @Test
    void aNewerSourceDoesNotContradictASpecification() throws IOException {
        assertThat(NEWER.keySet()).isSubsetOf(OPERATIONS.stream().map(Operation::toString).toList())
                .doesNotContainAnyElementsOf(noted().keySet());
        assertThat(OPERATIONS).filteredOn(operation -> NEWER.containsKey(operation.toString())).hasSize(4)
                .allSatisfy(operation -> assertThat(specified(operation)).as("%s", operation)
                        .isSubsetOf(List.of(Set.of(NEWER.get(operation.toString())))));
    }

    /** An empty list of scopes does not say that an operation needs no scope. */
    @Test
    void anOperationWithANoteHasAnEmptyListOfScopesInAnOlderSpecification() throws IOException {
        assertThat(noted()).containsEntry("v3 GET /parcels/statuses", "read:parcel");
        assertThat(specifications.all(ApiVersion.V3).filter(operation -> operation.toString().equals("GET /parcels/statuses")))
                .isNotEmpty().allSatisfy(operation -> {
                    assertThat(operation.securitySchemes()).contains("OAuth2ClientCreds");
                    assertThat(operation.scopes()).isEmpty();
                });
    }

    /**
     * The alternatives in all specifications of the operation, without the scope that gives access to all operations.
     */
    private static Set<Set<String>> specified(Operation operation) {
        Set<Set<String>> alternatives = new HashSet<>();
        specifications.all(operation.version())
                .filter(found -> found.toString().equals(operation.method() + " /" + operation.path()))
                .forEach(found -> {
                    alternatives.addAll(found.scopes());
                    NOTE_IN_SPECIFICATION.matcher(found.description()).results().forEach(note -> alternatives.add(
                            SCOPE.matcher(note.group(1)).results().map(scope -> scope.group())
                                    .collect(Collectors.toSet())));
                });
        alternatives.remove(Set.of(RequiredScopes.ALL));
        return alternatives;
    }

    /** The notes in the facts, by the operation. All of them are about version 3. */
    private static Map<String, String> noted() throws IOException {
        Map<String, String> notes = new LinkedHashMap<>();
        NOTE.matcher(Files.readString(FACTS)).results()
                .forEach(note -> notes.put("v3 " + note.group(1), note.group(2)));
        assertThat(notes).hasSizeGreaterThanOrEqualTo(3);
        return notes;
    }
}
