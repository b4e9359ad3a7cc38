package io.github.camelsendcloud.internal.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.api.Paging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelsTest {

    /** The operations whose response is the JSON value {@code null}. */
    private static final Set<String> NULL_RESPONSES
            = Set.of("v3 POST /shop-order-statuses", "v3 POST /shop-order-statuses/mapping");

    @Test
    void everyResponseWithASpecificationHasARecord() {
        List<String> missing = new ArrayList<>();
        for (Operation operation : OperationCatalog.get().operations()) {
            // the other operations have no specification, only a documentation page
            if (Models.isMissing(operation) && !operation.openQuery()) {
                missing.add(operation.name());
            }
        }

        assertThat(missing).containsExactlyInAnyOrderElementsOf(NULL_RESPONSES);
    }

    @Test
    void theRecordsThatTheCatalogNamesExist() {
        assertThat(OperationCatalog.get().operations()).filteredOn(operation -> operation.model() != null)
                .hasSizeGreaterThanOrEqualTo(130)
                .allSatisfy(operation -> assertThat(Models.of(operation).getSimpleName()).isEqualTo(operation.model()));
    }

    @ParameterizedTest
    @MethodSource("listsWithRecords")
    void anItemOfAListHasARecord(Operation list) {
        assertThat(Models.ofItem(list).getPackageName()).isEqualTo("io.github.camelsendcloud.model");
    }

    @Test
    void aMissingRecordIsReportedWithTheNameOfTheOperation() {
        Operation brands = operation("v3 GET /brands");

        assertThatThrownBy(() -> Models.of(brands)).isInstanceOf(IllegalArgumentException.class).hasMessage(
                "Option outputType cannot be 'model': v3 GET /brands has no record. Use map, json or the name of a class on the"
                                                                                                            + " class path");
        assertThatThrownBy(() -> Models.ofItem(brands)).hasMessageContaining("v3 GET /brands has no record");
    }

    @Test
    void aDocumentAndAResponseWithoutABodyNeedNoRecord() {
        assertThat(Models.of(operation("v3 GET /parcels/{id}/documents/{type}"))).isEqualTo(Object.class);
        assertThat(Models.of(operation("v3 DELETE /contracts/{id}"))).isEqualTo(Object.class);
    }

    static List<Operation> listsWithRecords() {
        return OperationCatalog.get().operations().stream()
                .filter(operation -> operation.paging() != Paging.NONE && operation.model() != null).toList();
    }

    private static Operation operation(String name) {
        return OperationCatalog.get().operations().stream().filter(operation -> operation.name().equals(name)).findFirst()
                .orElseThrow();
    }
}
