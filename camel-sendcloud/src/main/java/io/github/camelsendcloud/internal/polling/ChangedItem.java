package io.github.camelsendcloud.internal.polling;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.ChangeQuery;
import io.github.camelsendcloud.api.ServerTime;

/**
 * One version of an item of a list.
 *
 * @param key       identifies the item and the time of its change
 * @param digest    identifies the content among versions with the same key: a time of whole seconds allows more than
 *                  one change. {@code null} when the content does not matter
 * @param formerKey the key under which the first release of this component stored the item
 * @param subject   two versions with the same subject are never in progress together
 * @param id        the value for the path parameter {@code id}; {@code null} when the item has no id
 * @param changed   the time of the change or the creation; {@code null} when the item has no time
 * @param hold      the watermark must not pass this time before the item is processed: a list that is requested from
 *                  this time contains the item
 * @param reliable  whether the server lists the item by the time {@code changed}: a list that is requested from a later
 *                  time does not contain the item
 * @param json      the item
 */
public record ChangedItem(
        String key, String digest, String formerKey, String subject, String id, Instant changed, Instant hold,
        boolean reliable, JsonNode json) {

    private static final int DIGEST_BYTES = 9;

    /**
     * Reads an item.
     *
     * @param  time      the time of the item; {@code null} when the item has no time
     * @param  watermark the list was requested from this time
     * @param  now       a correct time is not later; {@code null} when unknown
     * @return           {@code null} when the item is older than the watermark and the list rounds the requested time
     *                   down
     */
    static ChangedItem of(ChangeQuery changeQuery, JsonNode item, ServerTime time, Instant watermark, Instant now) {
        boolean zoned = time != null && time.zoned();
        boolean old = zoned && time.instant().isBefore(watermark);
        if (old && !changeQuery.isExact()) {
            return null;
        }
        // a time that is too old or too new is not the time by which the server lists the item
        boolean reliable = zoned && !old && (now == null || !time.instant().isAfter(now));
        String id = changeQuery.id(item);
        Instant changed = time == null ? null : time.instant();
        String timed = (id == null ? "" : id) + '@' + (changed == null ? "" : changed);
        String digest = digest(item);
        String content = (id == null ? "" : id) + "@#" + digest;
        boolean updates = changeQuery.kind() == ChangeQuery.ChangeKind.UPDATE && id != null;
        boolean single = changeQuery.id().size() == 1;
        String key;
        if (updates || single && id != null && reliable) {
            key = timed;
        } else {
            // several items may have the same time
            key = reliable ? timed + '#' + digest : content;
        }
        return new ChangedItem(
                key, updates ? digest : null, updates ? content : timed, updates ? id : key, single ? id : null, changed,
                reliable ? changed : watermark, reliable, item);
    }

    /** Identifies the item, the time of its change and its content: the key and the digest. */
    public String version() {
        return digest == null ? key : key + '#' + digest;
    }

    /** The time by which items are delivered, the oldest first. */
    Instant order() {
        return changed == null ? hold : changed;
    }

    private static String digest(JsonNode item) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(item.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(sha256).substring(0, DIGEST_BYTES * 4 / 3);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The JVM has no SHA-256", e);
        }
    }
}
