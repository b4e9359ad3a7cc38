package io.github.camelsendcloud;

import java.util.Collection;

import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the health checks of a Camel context, as an HTTP endpoint for health does. */
final class HealthTestSupport {

    private HealthTestSupport() {
    }

    /** Enables the checks of producers and consumers, as {@code camel.health.producersEnabled=true} does. */
    static CamelContext enabled(CamelContext context) {
        for (String kind : new String[] { "producers", "consumers" }) {
            HealthCheckHelper.getHealthCheckRepository(context, kind).setEnabled(true);
        }
        return context;
    }

    static Collection<HealthCheck.Result> readiness(CamelContext context) {
        return HealthCheckHelper.invokeReadiness(context, "full");
    }

    static HealthCheck.Result result(CamelContext context, String id) {
        return result(readiness(context), id);
    }

    static HealthCheck.Result result(Collection<HealthCheck.Result> results, String id) {
        return results.stream().filter(result -> result.getCheck().getId().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError(
                        "No check " + id + " in "
                                                      + results.stream().map(result -> result.getCheck().getId()).toList()));
    }

    static void assertUp(HealthCheck.Result result) {
        assertThat(result.getState()).as(result.toString()).isEqualTo(HealthCheck.State.UP);
    }

    static void assertDown(HealthCheck.Result result, String... messageParts) {
        assertThat(result.getState()).as(result.toString()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains(messageParts);
    }
}
