package io.github.camelsendcloud.observe;

import java.util.Map;
import java.util.TreeMap;

import io.github.camelsendcloud.SendcloudComponent;
import org.apache.camel.CamelContext;

/** Finds the Sendcloud components of a context. */
final class Components {

    private Components() {
    }

    /** The components by their names, in the order of the names. */
    static Map<String, SendcloudComponent> of(CamelContext context) {
        Map<String, SendcloudComponent> found = new TreeMap<>();
        for (String name : context.getComponentNames()) {
            if (context.hasComponent(name) instanceof SendcloudComponent component) {
                found.put(name, component);
            }
        }
        return found;
    }
}
