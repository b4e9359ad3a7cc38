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

/** Measures one call of a contender with JMH. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CallBenchmark {

    /**
     * Static, because the contenders live longer than a run of JMH: the runs of all contenders alternate in one JVM.
     */
    private static volatile Map<String, Contender> contenders;

    static void use(Map<String, Contender> all) {
        contenders = all;
    }

    /** The contender and the case of a run. */
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

    /** The buffer of a calling thread. */
    @State(Scope.Thread)
    public static class Reader {

        private final byte[] buffer = new byte[Contender.BUFFER_SIZE];
    }

    @Benchmark
    public long call(Chosen chosen, Reader reader) throws Exception {
        return chosen.call.make(reader.buffer);
    }
}
