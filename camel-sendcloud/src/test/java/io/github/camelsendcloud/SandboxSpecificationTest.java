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
        SandboxRun run = new SandboxRun(sandbox);
        List<SandboxRun.Result> results = run.results("");

        System.out.println("Examples of the specifications: " + SandboxRun.summary(results)
                           + " with schema defects=" + run.excused());
        assertThat(run.excused()).as("responses that are valid only without the defects of a schema").isLessThan(5);
        assertThat(results).hasSize(151).allSatisfy(result -> {
            assertThat(result.isValid()).as(result.toString()).isTrue();
            assertThat(result.status()).as(result.toString()).isBetween(200, 299);
        });
    }

    @Test
    void furtherExamplesAndAllParametersHaveValidResponses() throws IOException {
        SandboxRun run = new SandboxRun(sandbox);
        List<SandboxRun.Result> results = run.furtherResults("");

        System.out.println("Further examples of the specifications: " + SandboxRun.summary(results)
                           + " with schema defects=" + run.excused());
        assertThat(results).hasSizeGreaterThan(90)
                .allSatisfy(result -> assertThat(result.isValid()).as(result.toString()).isTrue());
    }
}
