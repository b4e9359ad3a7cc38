package io.github.camelsendcloud.internal.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.Resource;
import io.github.camelsendcloud.model.ShipmentEnvelope;

/**
 * Finds the record for the response of an operation, for the option {@code outputType=model}. The catalog names the
 * records.
 */
final class Models {

    /** The value of the option {@code outputType} that asks for records. */
    static final String OUTPUT_TYPE = "model";

    private static final String JSON = "application/json";
    private static final String INSTEAD = ". Use map, json or the name of a class on the class path";
    private static final Map<String, Class<?>> BY_NAME = new ConcurrentHashMap<>();

    private Models() {
    }

    /**
     * Whether the response of an operation is JSON, or may be JSON, for which the catalog names no record. A response
     * without a body and a document need no record.
     */
    static boolean isMissing(Operation operation) {
        boolean listed = !operation.success().isEmpty();
        return operation.model() == null && (!listed || operation.responseTypes().contains(JSON));
    }

    /** @throws IllegalArgumentException when the catalog names no record for the response of the operation */
    static void require(Operation operation) {
        if (isMissing(operation)) {
            throw new IllegalArgumentException(
                    "Option outputType cannot be 'model': " + operation + " has no record" + INSTEAD);
        }
    }

    /**
     * Checks the operations that an endpoint can call. When at least one of several has a record, the message decides.
     *
     * @param  candidates               empty for a resource that the catalog does not list
     * @throws IllegalArgumentException when no candidate has a record
     */
    static void requireAny(List<Operation> candidates, Resource resource) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException(
                    "Option outputType cannot be 'model': /" + resource.path() + " is not in the catalog" + INSTEAD);
        }
        if (candidates.stream().allMatch(Models::isMissing)) {
            candidates.forEach(Models::require);
        }
    }

    /**
     * The record of an operation's response; {@code Object} for a response without a body and for a document.
     *
     * @throws IllegalArgumentException when the catalog names no record
     */
    static Class<?> of(Operation operation) {
        require(operation);
        if (operation.model() == null) {
            return Object.class;
        }
        Class<?> known = BY_NAME.get(operation.model());
        return known != null ? known : BY_NAME.computeIfAbsent(operation.model(), Models::load);
    }

    /**
     * The record of an item in the list that an operation returns.
     *
     * @throws IllegalArgumentException when the catalog names no record
     */
    static Class<?> ofItem(Operation operation) {
        Class<?> type = of(operation);
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getGenericType() instanceof ParameterizedType list
                        && List.class.equals(list.getRawType())
                        && list.getActualTypeArguments()[0] instanceof Class<?> item) {
                    return item;
                }
            }
        }
        return Object.class;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(ShipmentEnvelope.class.getPackageName() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("operations.json names a model that does not exist: " + name, e);
        }
    }
}
