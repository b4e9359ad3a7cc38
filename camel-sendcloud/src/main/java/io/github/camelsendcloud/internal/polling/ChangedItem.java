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
 * An item of a list as it was at some time.
 *
 * @param key     what tells it from other items, and from the same at other times
 * @param mark    what tells its content from others with the same key: a time may be one of whole seconds, in which an
 *                item is changed more than once. {@code null} when the content does not matter
 * @param former  how the first release of this component called it in what it kept, where not as key
 * @param subject what must not be delivered while another with the same is in progress
 * @param id      the value for the path parameter {@code id}; {@code null} when the item has none
 * @param changed when it was changed, or made; {@code null} when it does not say
 * @param hold    a list from that time on has it, as long as it is not changed again
 * @param sure    whether no list from after {@code changed} has it
 * @param json    the item
 */
public record ChangedItem(
        String key, String mark, String former, String subject, String id, Instant changed, Instant hold, boolean sure,
        JsonNode json) {

    private static final int FINGERPRINT_BYTES = 9;

    /**
     * @param  time  that the item has; {@code null} for none
     * @param  bound the list was asked for what is not from before
     * @param  now   no honest time is later; {@code null} when that is not known
     * @return       {@code null} when the item is from before the bound, which the list could not express better
     */
    static ChangedItem of(ChangeQuery feed, JsonNode item, ServerTime time, Instant bound, Instant now) {
        boolean zoned = time != null && time.zoned();
        boolean old = zoned && time.instant().isBefore(bound);
        if (old && !feed.isExact()) {
            return null;
        }
        // too old or too new: the server goes by another time than it shows
        boolean sure = zoned && !old && (now == null || !time.instant().isAfter(now));
        String id = feed.id(item);
        Instant changed = time == null ? null : time.instant();
        String timed = (id == null ? "" : id) + '@' + (changed == null ? "" : changed);
        String digest = fingerprint(item);
        String content = (id == null ? "" : id) + "@#" + digest;
        boolean updates = feed.kind() == ChangeQuery.ChangeKind.UPDATE && id != null;
        boolean single = feed.id().size() == 1;
        String key;
        if (updates || single && id != null && sure) {
            key = timed;
        } else {
            // entries of which several may have the same time
            key = sure ? timed + '#' + digest : content;
        }
        return new ChangedItem(
                key, updates ? digest : null, updates ? content : timed, updates ? id : key, single ? id : null, changed,
                sure ? changed : bound, sure, item);
    }

    /** Key and mark as one. */
    public String version() {
        return mark == null ? key : key + '#' + mark;
    }

    /** By which the oldest is delivered first. */
    Instant order() {
        return changed == null ? hold : changed;
    }

    private static String fingerprint(JsonNode item) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(item.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(digest).substring(0, FINGERPRINT_BYTES * 4 / 3);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
