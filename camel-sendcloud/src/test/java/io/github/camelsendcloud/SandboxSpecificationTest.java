package io.github.camelsendcloud;

import java.io.IOException;
import java.util.List;

import io.github.camelsendcloud.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sandbox answers each request that Sendcloud's specifications have as an example, and each response is valid. The
 * test needs the specifications.
 */
class SandboxSpecificationTest {

    private Sandbox sandbox;

    @BeforeEach
    void startSandbox() {
        sandbox = Sandbox.start();
    }

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @Test
    void eachOperationHasASuccessfulAndValidResponseToItsExample() throws IOException {
        List<SandboxRun.Result> results = new SandboxRun(sandbox).results("");

        System.out.println("Examples of the specifications: " + SandboxRun.summary(results));
        assertThat(results).hasSize(151).allSatisfy(result -> {
            assertThat(result.isValid()).as(result.toString()).isTrue();
            assertThat(result.status()).as(result.toString()).isBetween(200, 299);
        });
    }

    @Test
    void furtherExamplesAndAllParametersHaveValidResponses() throws IOException {
        List<SandboxRun.Result> results = new SandboxRun(sandbox).furtherResults("");

        System.out.println("Further examples of the specifications: " + SandboxRun.summary(results));
        assertThat(results).hasSizeGreaterThan(90)
                .allSatisfy(result -> assertThat(result.isValid()).as(result.toString()).isTrue());
    }
}
