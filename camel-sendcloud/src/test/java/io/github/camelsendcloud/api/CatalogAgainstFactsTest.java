package io.github.camelsendcloud.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The catalog agrees with the table of collected facts. The table is not part of this repository. */
class CatalogAgainstFactsTest {

    private static final Path TABLE = Specifications.DOCUMENTS.resolve("facts/sendcloud-operations.csv");
    private static final Pattern FIELD = Pattern.compile("\\G(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))");
    private static final Pattern HOST = Pattern.compile("\\[host ([^],]*)");
    /** A remark at the end of a summary, such as {@code [beta]}. */
    private static final String REMARK = " \\[[^]]*]$";

    private static final Map<String, Map<String, String>> ROWS = new LinkedHashMap<>();
    private static final List<Operation> OPERATIONS = OperationCatalog.get().operations();

    @BeforeAll
    static void requireTheTable() throws IOException {
        assumeTrue(Files.isRegularFile(TABLE),
                () -> "The table of facts is not at hand: no file " + TABLE.toAbsolutePath().normalize());
        List<String> lines = Files.readAllLines(TABLE);
        List<String> names = fields(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = fields(line);
            assertThat(fields).as(line).hasSameSizeAs(names);
            Map<String, String> row = new LinkedHashMap<>();
            names.forEach(name -> row.put(name, fields.get(names.indexOf(name))));
            ROWS.put(row.get("version") + " " + row.get("method") + " " + row.get("path"), row);
        }
        // the component itself requests tokens
        assertThat(ROWS.remove("auth POST /oauth2/token")).isNotNull();
    }

    @Test
    void theCatalogHasExactlyTheOperationsOfTheTable() {
        assertThat(OPERATIONS).hasSize(188).extracting(Operation::toString).containsExactlyInAnyOrderElementsOf(ROWS.keySet());
    }

    @Test
    void theSummaryEqualsTheTableWithoutTheRemark() {
        assertThat(OPERATIONS).allSatisfy(
                operation -> assertThat(operation.summary()).isEqualTo(fact(operation, "summary").replaceAll(REMARK, "")));
    }

    /** The specifications call some bodies optional, although no object can be created without a body. */
    @Test
    void aDocumentedBodyIsRequired() {
        assertThat(OPERATIONS).allSatisfy(operation -> {
            assertThat(fact(operation, "has_body")).isIn("no", "optional", "yes");
            assertThat(operation.body()).as("%s", operation)
                    .isEqualTo(fact(operation, "has_body").equals("no") ? BodyUse.NONE : BodyUse.REQUIRED);
        });
    }

    @Test
    void theStatusesOfSuccessEqualTheTable() {
        assertThat(OPERATIONS).allSatisfy(operation -> assertThat(operation.success())
                .as("%s", operation)
                .containsExactlyElementsOf(list(operation, "success_status").stream().map(Integer::valueOf).toList()));
    }

    @Test
    void theMediaTypesOfTheResponseEqualTheTable() {
        assertThat(OPERATIONS).allSatisfy(operation -> assertThat(operation.responseTypes())
                .as("%s", operation).isEqualTo(list(operation, "response_types")));
    }

    @Test
    void anOperationHasPagesExactlyWhenTheTableHasPages() {
        assertThat(OPERATIONS).allSatisfy(operation -> assertThat(operation.paging() != Paging.NONE)
                .as("%s has pages", operation).isEqualTo(!fact(operation, "paginated").equals("no")));
    }

    @Test
    void theHostEqualsTheRemark() {
        assertThat(OPERATIONS).allSatisfy(operation -> {
            String host = HOST.matcher(fact(operation, "summary")).results().map(found -> found.group(1)).findFirst()
                    .orElse("panel.sendcloud.sc");
            assertThat(operation.host()).as("%s", operation).isEqualTo(switch (host) {
                case "panel.sendcloud.sc" -> ApiHost.PANEL;
                case "servicepoints.sendcloud.sc/api/v2" -> ApiHost.SERVICE_POINTS;
                case "servicepoints.sendcloud.sc" -> ApiHost.SERVICE_POINTS_STORE;
                default -> throw new IllegalStateException(host);
            });
        });
    }

    /** The table marks two of the four operations. The documentation pages of the other two require the same token. */
    @Test
    void theReturnPortalTokenIsNeededExactlyWhereTheTableOrThePageRequiresIt() {
        assertThat(OPERATIONS).filteredOn(operation -> operation.auth() == OperationAuth.RETURN_PORTAL)
                .extracting(Operation::toString)
                .containsExactlyInAnyOrder(
                        "v2 POST /brand/{brand_domain}/return-portal/incoming",
                        "v2 POST /brand/{brand_domain}/return-portal/uploads",
                        "v2 GET /brand/{brand_domain}/return-portal/label/polling",
                        "v2 GET /brand/{brand_domain}/return-portal/label/download");
        assertThat(OPERATIONS).filteredOn(operation -> fact(operation, "summary").contains("(JWT bearer)")).hasSize(2)
                .allMatch(operation -> operation.auth() == OperationAuth.RETURN_PORTAL);
    }

    @Test
    void anOpenRowIsKnownFromADocumentationPageOrARecordedResponse() throws IOException {
        try (InputStream json = OperationCatalog.class.getResourceAsStream("operations.json")) {
            JsonNode rows = new ObjectMapper().readTree(json);
            assertThat(rows).filteredOn(row -> row.has("open")).isNotEmpty()
                    .allSatisfy(row -> {
                        assertThat(row.get("source").asText()).isIn("docs", "recorded");
                        String key = row.get("version").asText() + " " + row.get("method").asText() + " "
                                     + row.get("path").asText();
                        assertThat(ROWS.get(key).get("source")).as(key)
                                .startsWith(row.get("source").asText().equals("docs") ? "sendcloud.dev/" : "recorded ");
                    });
        }
    }

    private static String fact(Operation operation, String name) {
        return ROWS.get(operation.toString()).get(name);
    }

    /** Returns the values of a field. An uncertain value has a question mark in the table. */
    private static List<String> list(Operation operation, String name) {
        return Arrays.stream(fact(operation, name).split(";"))
                .map(value -> value.strip().replace("?", "")).filter(value -> !value.isEmpty()).toList();
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        for (MatchResult field : FIELD.matcher(line).results().toList()) {
            fields.add(field.group(1) == null ? field.group(2) : field.group(1).replace("\"\"", "\""));
        }
        return fields;
    }
}
