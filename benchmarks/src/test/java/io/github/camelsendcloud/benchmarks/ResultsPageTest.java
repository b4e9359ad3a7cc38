package io.github.camelsendcloud.benchmarks;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResultsPageTest {

    @Test
    void printedLinesBecomeTables() {
        List<ResultsPage.Line> lines = List.of(
                ResultsPage.Line.of("RATIO case=get2k threads=8 vs=bare throughput=0.95 alloc=1.10 cpu=1.05"),
                ResultsPage.Line.of("seed 4711"));
        assertThat(new ResultsPage(lines).markdown("a machine\n")).endsWith("""
                | case | threads | vs | throughput | alloc | cpu |
                | --- | --- | --- | --- | --- | --- |
                | get2k | 8 | bare | 0.95 | 1.10 | 1.05 |
                """);
    }
}
