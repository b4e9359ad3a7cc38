package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The workflows of the documentation run to their end. The test reads the steps from the page. */
class WorkflowsTest {

    private static final Path PAGE = Path.of("../docs/sandbox-workflows.md");
    private static final String BEFORE = "Before each workflow";

    private static Map<String, List<WorkflowStep>> sections() throws IOException {
        return WorkflowStep.sections(Files.readString(PAGE));
    }

    static List<String> workflows() throws IOException {
        List<String> titles = new ArrayList<>(sections().keySet());
        titles.remove(BEFORE);
        return titles;
    }

    @Test
    void thePageHasTwelveWorkflows() throws IOException {
        assertThat(workflows()).hasSize(12);
        assertThat(sections().get(BEFORE)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void eachWorkflowRunsToItsEnd(String title) throws Exception {
        try (Sandbox sandbox = Sandbox.start(); WebhookReceiver receiver = new WebhookReceiver()) {
            WorkflowRun run = new WorkflowRun(sandbox, receiver);
            run.run(sections().get(BEFORE));
            run.run(sections().get(title));
        }
    }
}
