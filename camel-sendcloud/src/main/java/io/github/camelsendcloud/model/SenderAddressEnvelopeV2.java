package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The response that contains a sender address.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SenderAddressEnvelopeV2(
        SenderAddressV2 senderAddress,
        @UnknownFields Map<String, Object> other) {

    public SenderAddressEnvelopeV2 {
        other = NullSafe.copyOf(other);
    }
}
