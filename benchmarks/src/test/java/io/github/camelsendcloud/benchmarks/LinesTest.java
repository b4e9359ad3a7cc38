package io.github.camelsendcloud.benchmarks;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The printed lines keep their format, since scripts read these lines. */
class LinesTest {

    private static final Sample RATIO = new Sample(1.1, 0.9, 0.8);
    private static final BulkRun.Outcome OUTCOME = new BulkRun.Outcome(7, 0, 1, 2, null);

    @Test
    void theLinesOfTheComponentKeepTheirFormat() {
        assertThat(CompareCalls.ratio(Case.GET_2K, 8, Contenders.BASIC, Contenders.HTTP, RATIO))
                .isEqualTo("RATIO case=get2k threads=8 vs=camel-http throughput=1.100 alloc=0.900 cpu=0.800");
        assertThat(Bulk.line("2", Bulk.EVEN, 1.01, OUTCOME))
                .isEqualTo("BULK contexts=2 ratio=1.010 status429=0 lost=1 twice=2 windows=100/3s,15/1s");
    }

    @Test
    void theLinesOfOtherContendersBeginWithAnotherWord() {
        assertThat(CompareCalls.ratio(Case.GET_2K, 8, Contenders.HTTP, Contenders.BARE, RATIO)).isEqualTo(
                "OTHER-RATIO case=get2k threads=8 vs=bare throughput=1.100 alloc=0.900 cpu=0.800 contender=camel-http");
        assertThat(CompareCalls.ratio(Case.GET_2K, 8, Contenders.BASIC, Contenders.UNLIMITED, RATIO))
                .startsWith("OTHER-RATIO ").endsWith(" contender=sendcloud-basic");
        assertThat(Bulk.line(Contenders.HTTP, Bulk.BURSTS, 1.4, OUTCOME)).isEqualTo(
                "OTHER-BULK contexts=1 ratio=1.400 status429=0 lost=1 twice=2 windows=100/3s,15/50ms contender=camel-http");
    }
}
