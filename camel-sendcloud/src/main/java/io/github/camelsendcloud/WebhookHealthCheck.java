package io.github.camelsendcloud;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.github.camelsendcloud.api.DeliveryStatus;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.DefaultConsumer;

/**
 * Checks that the HTTP server hands webhooks to a started consumer; Camel checks the state of the route. A refused
 * delivery does not change the result, because any client can send a request with a wrong signature.
 */
final class WebhookHealthCheck implements HealthCheck {

    private final DefaultConsumer consumer;
    private final BooleanSupplier listening;
    private final Supplier<DeliveryStatus> deliveries;
    private volatile boolean enabled = true;

    /** @param listening whether the HTTP server hands requests to the consumer */
    WebhookHealthCheck(DefaultConsumer consumer, BooleanSupplier listening, Supplier<DeliveryStatus> deliveries) {
        this.consumer = consumer;
        this.listening = listening;
        this.deliveries = deliveries;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public String getId() {
        return "consumer:" + consumer.getRouteId();
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this);
        result.detail(CHECK_KIND, Kind.READINESS).detail("route.id", consumer.getRouteId());
        if (!enabled) {
            return result.message("Disabled").detail(CHECK_ENABLED, false).unknown().build();
        }
        DeliveryStatus status = deliveries.get();
        result.detail("listening", listening.getAsBoolean());
        result.detail("lastDelivery", status.deliveredAt() == null ? "not yet" : PollingHealthCheck.text(status.deliveredAt()));
        if (status.refusedAt() != null) {
            result.detail("lastRefusal",
                    "status " + status.refusedStatus() + " at " + PollingHealthCheck.text(status.refusedAt()));
        }
        if (listening.getAsBoolean()) {
            result.up();
        } else {
            result.down().message("The HTTP server hands no requests to the route " + consumer.getRouteId()
                                  + ": restart the route");
        }
        return result.build();
    }
}
