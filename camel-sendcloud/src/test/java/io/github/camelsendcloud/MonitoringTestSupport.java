package io.github.camelsendcloud;

import org.apache.camel.CamelContext;
import org.apache.camel.test.junit5.TestExecutionConfiguration;

/** Starts a Camel context with JMX and the developer console. */
abstract class MonitoringTestSupport extends SandboxTestSupport {

    @Override
    public void configureTest(TestExecutionConfiguration test) {
        super.configureTest(test.withEnableJMX());
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        created.setDevConsole(true);
        return created;
    }
}
