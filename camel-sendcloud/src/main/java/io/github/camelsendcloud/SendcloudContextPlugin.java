package io.github.camelsendcloud;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Creates the Sendcloud components of the registry before the first route. A {@code toD} finds
 * {@link SendcloudSendDynamicAware} under the name of another account, such as {@code sendcloud-be}, only when that
 * component exists already; without it, values of a message would be parsed as an address.
 */
public class SendcloudContextPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        context.addLifecycleStrategy(new Components());
    }

    private static final class Components extends LifecycleStrategySupport {

        @Override
        public void onRouteContextCreate(Route route) {
            CamelContext context = route.getCamelContext();
            for (String name : context.getRegistry().findByTypeWithName(SendcloudComponent.class).keySet()) {
                if (context.hasComponent(name) == null) {
                    context.getComponent(name);
                }
            }
        }
    }
}
