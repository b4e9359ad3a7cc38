package io.github.camelsendcloud.sandbox;

import java.io.IOException;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of a sandbox that demands a control token. */
class PageTokenTest {

    @RegisterExtension
    @Order(1)
    static final SandboxExtension SENDCLOUD = new SandboxExtension(Sandbox.builder().controlToken("token-of-the-page"));

    @RegisterExtension
    @Order(2)
    static final Browser PAGE = new Browser(SENDCLOUD);

    private final TestClient program = new TestClient(SENDCLOUD.sandbox());

    @Test
    void theAddressWithTheTokenOpensThePageAndTheTokenLeavesTheAddress() throws IOException {
        PAGE.get("/?token=token-of-the-page#requests");
        PAGE.waitForText("#connection", "Live");
        assertThat((String) PAGE.run("return location.href")).endsWith("/#requests").doesNotContain("token");

        program.status();

        PAGE.waitForText("#requests tbody", "GET " + TestClient.METADATA);
        PAGE.press("#requests", "Clear the requests");
        PAGE.waitForText("#requests .empty", "No request yet");
        PAGE.open("start");
        assertThat(PAGE.run("return document.cookie")).isEqualTo("");
    }

    @Test
    void withoutTheTokenThereIsNoPage() throws IOException {
        assertThat(program.get("/").statusCode()).isEqualTo(401);
        assertThat(program.get("/page/app.js").statusCode()).isEqualTo(401);
        assertThat(program.get("/sandbox/parcels").statusCode()).isEqualTo(401);
    }
}
