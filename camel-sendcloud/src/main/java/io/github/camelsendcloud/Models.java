package io.github.camelsendcloud;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.model.ShipmentEnvelope;

/** The records that the catalog names for the answers of its operations. */
final class Models {

    private static final Map<String, Class<?>> BY_NAME = OperationCatalog.get().operations().stream()
            .map(Operation::model)
            .filter(name -> name != null)
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Models::load));

    private Models() {
    }

    /** The record of an operation's answer; what a Map or List takes when it has none. */
    static Class<?> of(Operation operation) {
        return operation.model() == null ? Object.class : BY_NAME.get(operation.model());
    }

    /** The record of an item of an operation's list; what a Map takes when it has none. */
    static Class<?> ofItem(Operation operation) {
        if (operation.model() != null) {
            for (RecordComponent component : of(operation).getRecordComponents()) {
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
