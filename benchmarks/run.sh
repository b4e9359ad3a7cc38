#!/usr/bin/env bash
# Measures the component. README.md describes each run. The script builds the modules first, in a clean clone too.
#   benchmarks/run.sh quick|full|bulk|faults|startup|aot|limiter|sandbox [argument of the program]
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
    sed -n 's/^# *\(benchmarks\/run.sh .*\)/usage: \1/p' benchmarks/run.sh >&2
    exit 2
}

package=io.github.camelsendcloud.benchmarks
target=benchmarks/target
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# the heap has a fixed size, so no contender pays for its growth
heap="-Xms2g -Xmx2g -Djmh.ignoreLock=true"
# Hazelcast logs warnings without these options
hazelcast="-Dhazelcast.logging.type=slf4j --add-modules java.se --add-exports java.base/jdk.internal.ref=ALL-UNNAMED
    --add-opens java.base/java.lang=ALL-UNNAMED --add-opens java.base/sun.nio.ch=ALL-UNNAMED
    --add-opens java.management/sun.management=ALL-UNNAMED
    --add-opens jdk.management/com.sun.management.internal=ALL-UNNAMED"

# SKIP_BUILD=1 measures the last build
build() {
    local modules="benchmarks camel-sendcloud camel-sendcloud-sandbox"
    if [ -n "${SKIP_BUILD:-}" ]; then
        return
    fi
    if [ -f $target/classpath.txt ] && [ -z "$(find pom.xml $(printf '%s/pom.xml %s/src ' $(for m in $modules; do echo $m $m; done)) \
            -newer $target/classpath.txt -print -quit)" ]; then
        return
    fi
    mvn -q -B -pl benchmarks -am package -Dmaven.test.skip=true
    # Maven does not write a file whose content stays the same
    touch $target/classpath.txt
}

# starts a program in a JVM: run_with JAVA "OPTIONS" CLASS ARGUMENT...
run_with() {
    local jvm=$1 options=$2 program=$3
    shift 3
    # shellcheck disable=SC2086 # the options are words
    "$jvm" $options ${JAVA_OPTS:-} -cp "$target/classes:$(cat $target/classpath.txt)" "$program" "$@"
}

[ $# -ge 1 ] || usage
run=$1
shift
case $run in
quick)
    build
    run_with "$java" "$heap" $package.CompareCalls quick "$@"
    ;;
startup)
    build
    run_with "$java" "" $package.CompareStartUp "$@"
    ;;
aot)
    build
    jvm25=$(bash .ci/java25)
    [ -n "$jvm25" ] || { echo "aot needs a JDK 25. JAVA25_HOME can name a JDK 25" >&2; exit 1; }
    # a cache needs jars, and no folders, on the class path
    "$jvm25" -cp "$(echo $target/*-SNAPSHOT.jar):$(cat $target/classpath.txt)" $package.CompareStartUp "${1:-7}" aot
    ;;
bulk)
    build
    run_with "$java" "$hazelcast" $package.Bulk "$@"
    ;;
faults)
    build
    run_with "$java" "" $package.Faults "$@"
    ;;
sandbox)
    build
    run_with "$java" "" $package.SandboxLoad "$@"
    ;;
limiter)
    build
    for threads in 1 8 64; do
        run_with "$java" "$heap" org.openjdk.jmh.Main LimiterBenchmark -t $threads -f 3 -wi 2 -w 1 -i 5 -r 1 \
            -prof gc -prof $package.CpuProfiler "$@"
    done
    ;;
full)
    build
    lines=$target/full
    rm -rf $lines
    mkdir -p $lines
    run_with "$java" "$heap" $package.CompareCalls full | tee $lines/calls.txt
    jvm25=$(bash .ci/java25)
    if [ -n "$jvm25" ]; then
        run_with "$jvm25" "$heap --sun-misc-unsafe-memory-access=allow -Djmh.executor=VIRTUAL -Dcamel.threads.virtual.enabled=true" \
            $package.CompareCalls virtual | tee $lines/virtual.txt
    else
        echo "There is no JDK 25, so there is no run with virtual threads. JAVA25_HOME can name a JDK 25" >&2
    fi
    run_with "$java" "" $package.CompareStartUp 7 | tee $lines/startup.txt
    run_with "$java" "$hazelcast" $package.Bulk | tee $lines/bulk.txt
    run_with "$java" "" $package.Faults | tee $lines/faults.txt
    run_with "$java" "" $package.ResultsPage benchmarks/RESULTS.md $lines/calls.txt $lines/virtual.txt $lines/startup.txt \
        $lines/bulk.txt $lines/faults.txt
    ;;
*)
    usage
    ;;
esac
