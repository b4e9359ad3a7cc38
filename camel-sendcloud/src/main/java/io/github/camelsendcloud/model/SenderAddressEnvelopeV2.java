package io.github.camelsendcloud.model;

import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The answer that carries a sender address.
 *
 * @param other what has no component here, by the name that Sendcloud gives it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SenderAddressEnvelopeV2(
        SenderAddressV2 senderAddress,
        @UnknownFields Map<String, Object> other) {

    public SenderAddressEnvelopeV2 {
        other = NullSafe.copyOf(other);
    }
}
