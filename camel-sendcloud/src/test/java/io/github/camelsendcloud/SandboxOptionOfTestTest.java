package io.github.camelsendcloud;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelsendcloud.sandbox.Sandbox;
import io.github.camelsendcloud.sandbox.SendcloudSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.github.camelsendcloud.sandbox.SandboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** An application has the option sandbox=true, and its test has a sandbox of its own. */
@Timeout(60)
@SendcloudSandbox(accounts = { "shop", "paris" })
class SandboxOptionOfTestTest {

    private static final String METADATA = "/api/v3/user/auth/metadata";

    @Test
    void anApplicationWithTheOptionCallsTheSandboxOfTheTest(Sandbox sandbox) {
        call("sendcloud:user/auth/metadata", null);

        assertThat(sandbox).hasReceived(1, "GET", METADATA);
        assertThat(sandbox.requests().get(0).account()).isEqualTo("shop");
    }

    @Test
    void aNamedAccountIsTheAccountOfTheTest(Sandbox sandbox) {
        call("sendcloud:user/auth/metadata?account=paris",
                Map.of("paris.public-key", "real-public", "paris.secret-key", "real-secret"));

        assertThat(sandbox).hasReceived(1, "GET", METADATA);
        assertThat(sandbox.requests().get(0).account()).isEqualTo("paris");
    }

    @Test
    void anApplicationOfAnotherThreadHasASandboxOfItsOwn(Sandbox sandbox) throws Exception {
        CompletableFuture.runAsync(() -> call("sendcloud:user/auth/metadata", null)).get();

        assertThat(sandbox.requests()).isEmpty();
    }

    /** Starts an application with the option, and makes a call. */
    private static void call(String address, Map<String, Object> accounts) {
        try (CamelContext context = new DefaultCamelContext()) {
            SendcloudComponent component = context.getComponent("sendcloud", SendcloudComponent.class);
            component.setSandbox(true);
            component.getConfiguration().setAccounts(accounts);
            context.start();
            context.createProducerTemplate().requestBody(address, (Object) null, String.class);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
