package io.github.camelsendcloud.internal.binding;

import io.github.camelsendcloud.api.Operation;

/** Tells a test of another package which operations have a record. */
public final class OperationRecords {

    private OperationRecords() {
    }

    /** Whether outputType=model is refused for an operation. */
    public static boolean isMissing(Operation operation) {
        return Models.isMissing(operation);
    }
}
