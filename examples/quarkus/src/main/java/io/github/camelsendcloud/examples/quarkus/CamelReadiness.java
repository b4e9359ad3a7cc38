package io.github.camelsendcloud.examples.quarkus;

import jakarta.inject.Inject;

import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Adds the readiness checks of Camel, and so the check of the component, to {@code /q/health/ready} of Quarkus. */
@Readiness
class CamelReadiness implements HealthCheck {

    @Inject
    CamelContext camel;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("camel").up();
        for (var result : HealthCheckHelper.invokeReadiness(camel)) {
            String check = result.getCheck().getId();
            response.withData(check, result.getState().name());
            if (result.getState() == State.DOWN) {
                response.down().withData(check + ".message", result.getMessage().orElse(""));
            }
        }
        return response.build();
    }
}
