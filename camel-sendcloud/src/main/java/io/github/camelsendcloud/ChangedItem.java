package io.github.camelsendcloud;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.api.Feed;
import io.github.camelsendcloud.api.ServerTime;

/**
 * An item of a list as it was at some time.
 *
 * @param version what tells it from other items, and from the same at other times
 * @param subject what must not be delivered while another with the same is in progress
 * @param id      the value for the path parameter {@code id}; {@code null} when the item has none
 * @param changed when it was changed, or made; {@code null} when it does not say
 * @param hold    a list from that time on has it, as long as it is not changed again
 * @param until   no list from after that time has it
 * @param json    the item
 */
record ChangedItem(String version, String subject, String id, Instant changed, Instant hold, Instant until, JsonNode json) {

    private static final int FINGERPRINT_BYTES = 9;

    /**
     * @param  bound  the list was asked for what is not from before
     * @param  listed the time of the server when the list was made
     * @return        {@code null} when the item is from before the bound, which the list could not express better
     */
    static ChangedItem of(Feed feed, JsonNode item, Instant bound, Instant listed) {
        ServerTime time = feed.changed(item);
        boolean sure = time != null && time.zoned();
        if (sure && time.instant().isBefore(bound)) {
            if (!feed.isExact()) {
                return null;
            }
            // the server goes by another time than it shows
            sure = false;
        }
        String id = feed.id(item);
        Instant changed = time == null ? null : time.instant();
        boolean unsure = !sure || id == null;
        // without a time to go by, another content is another version
        String version = (id == null ? "" : id) + '@' + (unsure ? '#' + fingerprint(item) : changed.toString());
        String subject = feed.by() == Feed.Bound.UPDATE && id != null ? id : version;
        return new ChangedItem(
                version, subject, feed.id().size() == 1 ? id : null, changed, sure ? changed : bound,
                sure ? changed : latest(changed, listed), item);
    }

    private static Instant latest(Instant changed, Instant listed) {
        return changed != null && changed.isAfter(listed) ? changed : listed;
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
