package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What a webhook of an integration brings.
 *
 * @param action                       what happened: parcel_status_changed
 * @param timestamp                    in milliseconds since 1970; {@code null} when the event has no number there
 * @param carrierStatusChangeTimestamp since 1970, in seconds or milliseconds; {@code null} when it is not known
 * @param parcel                       that has changed; {@code null} when the event is about something else
 * @param integration                  that has changed; empty when the event is about something else
 * @param data                         the return; empty when the event is about something else
 * @param other                        what has no component here, by the name that Sendcloud gives it
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
