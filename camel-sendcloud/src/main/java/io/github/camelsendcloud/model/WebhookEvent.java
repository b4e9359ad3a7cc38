package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The body of a delivery of an integration's webhook.
 *
 * @param action                       the type of the event, such as {@code parcel_status_changed}
 * @param timestamp                    in milliseconds since 1970; {@code null} when the event has no number in this
 *                                     field
 * @param carrierStatusChangeTimestamp since 1970, in seconds or milliseconds; {@code null} when the time is unknown
 * @param parcel                       the changed parcel; {@code null} for an event of another type
 * @param integration                  the changed integration; empty for an event of another type
 * @param data                         the return; empty for an event of another type
 * @param other                        fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record WebhookEvent(
        String action,
        @JsonDeserialize(using = LenientLong.class) Long timestamp,
        @JsonDeserialize(using = LenientLong.class) Long carrierStatusChangeTimestamp,
        ParcelV2 parcel,
        Map<String, Object> integration,
        Map<String, Object> data,
        @UnknownFields Map<String, Object> other) {

    public WebhookEvent {
        integration = NullSafe.copyOf(integration);
        data = NullSafe.copyOf(data);
        other = NullSafe.copyOf(other);
    }
}
