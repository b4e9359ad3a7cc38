package io.github.camelsendcloud.internal.polling;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Creates items for tests of this package. */
final class ChangedItems {

    private ChangedItems() {
    }

    /** Returns an item with a reliable time. */
    static ChangedItem item(String id, Instant changed) {
        return item(id, changed, "digest");
    }

    static ChangedItem item(String id, Instant changed, String digest) {
        return new ChangedItem(
                id + "@" + changed, digest, id + "@#" + digest, id, id, changed, changed, true,
                JsonNodeFactory.instance.objectNode());
    }

    /**
     * Returns an item whose time is not the time by which the server lists the item. Lists from the watermark contain
     * the item.
     */
    static ChangedItem unreliable(String id, Instant changed, Instant watermark) {
        return new ChangedItem(
                id + "@#digest", null, id + "@" + changed, id, id, changed, watermark, false,
                JsonNodeFactory.instance.objectNode());
    }
}
