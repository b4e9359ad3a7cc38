package io.github.camelsendcloud.api;

import java.time.Instant;

/**
 * The latest deliveries to a webhook, on the clock of this machine.
 *
 * @param deliveredAt   the time of the latest delivery with the response 200; {@code null} for none
 * @param refusedAt     the time of the latest delivery with another response; {@code null} for none
 * @param refusedStatus the status of that response, such as 401 for a delivery with a wrong signature; 0 for none
 */
public record DeliveryStatus(Instant deliveredAt, Instant refusedAt, int refusedStatus) {
}
