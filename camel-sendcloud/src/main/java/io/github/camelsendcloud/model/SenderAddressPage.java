package io.github.camelsendcloud.model;

import java.util.List;
import java.util.Map;

/**
 * One page of sender addresses; the header {@code Link} names the next page.
 *
 * @param other fields that have no component here, by the name that Sendcloud gives them
 */
public record SenderAddressPage(
        List<SenderAddress> data,
        @Other Map<String, Object> other) {

    public SenderAddressPage {
        data = Absent.asEmpty(data);
        other = Absent.asEmpty(other);
    }
}
