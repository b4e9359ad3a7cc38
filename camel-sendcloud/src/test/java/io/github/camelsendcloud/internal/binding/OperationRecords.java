package io.github.camelsendcloud.internal.binding;

import io.github.camelsendcloud.api.Operation;

/** Shows tests of other packages which operations have a record. */
public final class OperationRecords {

    private OperationRecords() {
    }

    /** Returns whether {@code outputType=model} is rejected for an operation. */
    public static boolean isMissing(Operation operation) {
        return Models.isMissing(operation);
    }
}
