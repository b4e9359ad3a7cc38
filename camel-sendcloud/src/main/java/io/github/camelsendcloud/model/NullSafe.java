package io.github.camelsendcloud.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands for a list or a map that an answer leaves out or sets to {@code null}. */
final class NullSafe {

    private NullSafe() {
    }

    static <T> List<T> copyOf(List<T> list) {
        if (list instanceof SingleValueList) {
            return list;
        }
        // not List.copyOf: JSON has null inside of lists and objects too
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }

    static <T> Map<String, T> copyOf(Map<String, T> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
