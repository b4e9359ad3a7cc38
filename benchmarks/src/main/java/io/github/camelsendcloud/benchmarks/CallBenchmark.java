package io.github.camelsendcloud.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What JMH measures: one call of a contender. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CallBenchmark {

    /** They outlive a run of JMH, so that runs of all contenders can be interleaved in one JVM. */
    private static volatile Map<String, Contender> contenders;

    static void use(Map<String, Contender> all) {
        contenders = all;
    }

    /** The call of a run. */
    @State(Scope.Benchmark)
    public static class Chosen {

        @Param(Contenders.BARE)
        public String contender;

        @Param("get2k")
        public String called;

        private Contender.Call call;

        @Setup
        public void choose() {
            call = contenders.get(contender).call(Case.of(called));
        }
    }

    /** What a caller reads with. */
    @State(Scope.Thread)
    public static class Reader {

        private final byte[] piece = new byte[Contender.PIECE];
    }

    @Benchmark
    public long call(Chosen chosen, Reader reader) throws Exception {
        return chosen.call.make(reader.piece);
    }
}
