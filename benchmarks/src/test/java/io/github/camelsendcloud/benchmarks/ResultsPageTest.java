package io.github.camelsendcloud.benchmarks;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The printed lines of a run become tables, which show the requirements and the worst result. */
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

    @Test
    void theWorstLineDeterminesWhetherARequirementIsMet() {
        List<ResultsPage.Line> lines = List.of(
                ResultsPage.Line.of("RATIO case=get2k threads=1 vs=camel-http throughput=1.10 alloc=0.75 cpu=0.85"),
                ResultsPage.Line.of("RATIO case=post2k threads=8 vs=camel-http throughput=1.07 alloc=0.78 cpu=0.91"),
                ResultsPage.Line
                        .of("OTHER-RATIO case=get2k threads=8 vs=bare throughput=0.81 alloc=2 cpu=2 contender=camel-http"),
                ResultsPage.Line.of("BULK contexts=2 ratio=1.150 status429=3 lost=0 twice=0 windows=100/3s,15/1s"));
        assertThat(new ResultsPage(lines).markdown("a machine\n")).contains("""
                | demand | limit | worst | where | kept |
                | --- | --- | --- | --- | --- |
                | calls a second over camel-http | >= 1.05 | 1.07 | case=post2k threads=8 | yes |
                | CPU time of a call over camel-http | <= 0.9 | 0.91 | case=post2k threads=8 | **no** |
                | bytes allocated over camel-http | <= 1 | 0.78 | case=post2k threads=8 | yes |
                | time of 300 orders over the least, two contexts | <= 1.15 | 1.150 | contexts=2 windows=100/3s,15/1s | yes |
                | responses 429, two contexts | <= 3 | 3 | contexts=2 windows=100/3s,15/1s | yes |
                """);
    }

    @Test
    void eachShapeHasSeparateRequirements() {
        List<ResultsPage.Line> lines = List.of(
                ResultsPage.Line.of("RATIO case=text2k threads=1 vs=camel-http throughput=1.04 alloc=1.00 cpu=0.95"),
                ResultsPage.Line.of("RATIO case=text2k threads=8 vs=camel-http throughput=1.10 alloc=0.90 cpu=0.93"));
        assertThat(new ResultsPage(lines).markdown("a machine\n")).contains("""
                | text2k: calls a second over camel-http | >= 1.05 | 1.04 | case=text2k threads=1 | **no** |
                | text2k: CPU time of a call over camel-http | <= 0.95 | 0.95 | case=text2k threads=1 | yes |
                | text2k: bytes allocated over camel-http | <= 1 | 1.00 | case=text2k threads=1 | yes |
                """).doesNotContain("| calls a second over camel-http");
    }

    @Test
    void aRunOverHttpsHasASeparateRow() {
        List<ResultsPage.Line> lines = List.of(
                ResultsPage.Line.of("FAULTS scheme=http reference=yes sent=2000 held=2000 twice=0 lost=0 unknown=0"),
                ResultsPage.Line.of("FAULTS scheme=https reference=yes sent=2000 held=1999 twice=0 lost=1 unknown=0"));
        assertThat(new ResultsPage(lines).markdown("a machine\n")).contains("""
                | faults: orders lost | <= 0 | 1 | scheme=https reference=yes | **no** |
                """).contains("""
                | scheme | reference | sent | held | twice | lost | unknown |
                | --- | --- | --- | --- | --- | --- | --- |
                | http | yes | 2000 | 2000 | 0 | 0 | 0 |
                | https | yes | 2000 | 1999 | 0 | 1 | 0 |
                """);
    }
}
