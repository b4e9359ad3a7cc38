package io.github.camelsendcloud.examples.quarkus;

import java.util.Map;

import io.github.camelsendcloud.sandbox.Sandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Starts a sandbox, and gives its addresses and its keys to the configuration of Quarkus. */
public class SandboxResource implements QuarkusTestResourceLifecycleManager {

    private Sandbox sandbox;

    @Override
    public Map<String, String> start() {
        sandbox = Sandbox.start();
        return Map.of(
                "SENDCLOUD_PUBLIC_KEY", sandbox.publicKey(),
                "SENDCLOUD_SECRET_KEY", sandbox.secretKey(),
                "camel.component.sendcloud.base-uri", sandbox.baseUri().toString(),
                "camel.component.sendcloud.service-points-uri", sandbox.servicePointsUri().toString(),
                "camel.component.sendcloud.token-uri", sandbox.tokenUri().toString());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(sandbox, new TestInjector.MatchesType(Sandbox.class));
    }

    @Override
    public void stop() {
        sandbox.close();
    }
}
