package io.github.camelsendcloud;

import java.util.ArrayList;
import java.util.List;

import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.BodyUse;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.api.Paging;
import io.github.camelsendcloud.internal.binding.OperationRecords;

import static org.assertj.core.api.Assertions.assertThat;

/** Writes the operations of one version of the API as a table. */
final class OperationTable {

    private OperationTable() {
    }

    static String of(TableFormat format, ApiVersion version) {
        List<List<String>> rows = new ArrayList<>();
        for (Operation operation : OperationCatalog.get().operations()) {
            if (operation.version() == version) {
                rows.add(List.of(
                        operation.method().name(), format.code(address(operation)), format.plain(operation.summary()),
                        operation.paging() == Paging.NONE ? "" : "yes", retry(operation), record(format, operation),
                        scope(format, operation)));
            }
        }
        return "\n" + format.table(
                List.of("method", "after `sendcloud:`", "what the operation does", "pages", "safe to retry", "record", "scope"),
                List.of(1, 8, 6, 1, 2, 4, 2), rows);
    }

    private static String retry(Operation operation) {
        return switch (operation.idempotency()) {
            case READ -> "read";
            case IDEMPOTENT -> "yes";
            case KEYED -> "with reference";
            case UNSAFE -> "no";
        };
    }

    private static String scope(TableFormat format, Operation operation) {
        return operation.scopes().isKnown() ? format.code(operation.scopes().toString()) : operation.scopes().toString();
    }

    /** Returns the name of the record that {@code outputType=model} creates. */
    private static String record(TableFormat format, Operation operation) {
        return OperationRecords.isMissing(operation) ? "map only" : operation.model() == null ? "-"
                : format.code(operation.model());
    }

    /**
     * Returns the shortest address of the operation. The call has no header, and has a body if the operation accepts a
     * body.
     */
    private static String address(Operation operation) {
        String path = operation.path().toString();
        String method = "method=" + operation.method();
        String version = "apiVersion=" + operation.version().path();
        if (selects(path, null, null, operation)) {
            return path;
        }
        if (selects(path, null, operation.method(), operation)) {
            return path + "?" + method;
        }
        if (selects(path, operation.version(), null, operation)) {
            return path + "?" + version;
        }
        assertThat(selects(path, operation.version(), operation.method(), operation)).as(operation.toString()).isTrue();
        return path + "?" + version + "&" + method;
    }

    private static boolean selects(String path, ApiVersion version, HttpMethod method, Operation operation) {
        try {
            return OperationCatalog.get().resolve(path, version)
                    .operation(method, operation.body() != BodyUse.NONE).equals(operation);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
