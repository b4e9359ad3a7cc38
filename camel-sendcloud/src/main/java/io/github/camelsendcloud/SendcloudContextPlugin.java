package io.github.camelsendcloud;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/** Installs {@link DynamicAddressFinder} before the first route starts. */
public class SendcloudContextPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        DynamicAddressFinder.install(context);
    }
}
