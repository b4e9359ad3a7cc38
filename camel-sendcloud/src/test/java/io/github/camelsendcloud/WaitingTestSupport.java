package io.github.camelsendcloud;

/** The component of these tests lets exchanges wait up to an hour before a retry. */
abstract class WaitingTestSupport extends SandboxTestSupport {

    static final String STOPPED = "the route is stopped";

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setMaxRetryAfter(3_600_000);
        configuration.setRetryTimeout(7_200_000);
        return configuration;
    }

    /** Returns the component of the context. */
    SendcloudComponent sendcloud() {
        return context.getComponent("sendcloud", SendcloudComponent.class);
    }

    /** Stops a route, and ends its waiting exchanges after a second. */
    void stopRoute(String route) throws Exception {
        context.getShutdownStrategy().setTimeout(1);
        context.getRouteController().stopRoute(route);
    }
}
