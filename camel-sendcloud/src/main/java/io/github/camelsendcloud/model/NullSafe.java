package io.github.camelsendcloud.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies lists and maps of a response. A list or a map that is missing or {@code null} becomes empty. */
final class NullSafe {

    private NullSafe() {
    }

    static <T> List<T> copyOf(List<T> list) {
        if (list instanceof SingleValueList) {
            return list;
        }
        // List.copyOf and Map.copyOf reject null, and JSON can have null in lists and objects
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }

    static <T> Map<String, T> copyOf(Map<String, T> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
