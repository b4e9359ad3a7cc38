package io.github.camelsendcloud.observe;

import java.util.Map;

import io.github.camelsendcloud.SendcloudComponent;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Checks that the threads of a component run. A state of Sendcloud does not change the result. */
final class ThreadsHealthCheck extends AbstractHealthCheck {

    private final SendcloudComponent component;

    /** @param name the name of the component */
    ThreadsHealthCheck(String name, SendcloudComponent component) {
        super("camel", name + "-threads");
        this.component = component;
    }

    @Override
    public boolean isLiveness() {
        return true;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        result.detail("callsInFlight", component.getCallsInFlight());
        if (component.isRunning() || !component.isStarted()) {
            result.up();
        } else {
            result.down().message("The threads of the component do not run: calls that wait do not resume. Restart the"
                                  + " application");
        }
    }
}
