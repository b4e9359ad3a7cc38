package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * All sender addresses of the account.
 *
 * @param other fields without a component in this record, by their names at Sendcloud
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SenderAddressListV2(
        List<SenderAddressV2> senderAddresses,
        @UnknownFields Map<String, Object> other) {

    public SenderAddressListV2 {
        senderAddresses = NullSafe.copyOf(senderAddresses);
        other = NullSafe.copyOf(other);
    }
}
