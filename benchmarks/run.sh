#!/usr/bin/env bash
# Measures the component; README.md says what each run is about. Builds what it needs, from a clean clone too.
#   benchmarks/run.sh quick|full|bulk|faults|startup [argument of the program]
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
    sed -n 's/^# *\(benchmarks\/run.sh .*\)/usage: \1/p' benchmarks/run.sh >&2
    exit 2
}

package=io.github.camelsendcloud.benchmarks
target=benchmarks/target
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
# fixed, so that no contender pays for a heap that grows
heap="-Xms2g -Xmx2g -Djmh.ignoreLock=true"
# what Hazelcast asks for, lest it complains
hazelcast="-Dhazelcast.logging.type=slf4j --add-modules java.se --add-exports java.base/jdk.internal.ref=ALL-UNNAMED
    --add-opens java.base/java.lang=ALL-UNNAMED --add-opens java.base/sun.nio.ch=ALL-UNNAMED
    --add-opens java.management/sun.management=ALL-UNNAMED
    --add-opens jdk.management/com.sun.management.internal=ALL-UNNAMED"

# SKIP_BUILD=1 measures what was built before
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
    # Maven leaves a file alone that would be the same
    touch $target/classpath.txt
}

# the JVM for a program: run_with JAVA "OPTIONS" PROGRAM ARGUMENT...
run_with() {
    local jvm=$1 options=$2 program=$3
    shift 3
    # shellcheck disable=SC2086 # the options are words
    "$jvm" $options ${JAVA_OPTS:-} -cp "$target/classes:$(cat $target/classpath.txt)" "$package.$program" "$@"
}

[ $# -ge 1 ] || usage
run=$1
shift
case $run in
quick)
    build
    run_with "$java" "$heap" CompareCalls quick "$@"
    ;;
startup)
    build
    run_with "$java" "" CompareStartUp "$@"
    ;;
bulk)
    build
    run_with "$java" "$hazelcast" Bulk "$@"
    ;;
faults)
    build
    run_with "$java" "" Faults "$@"
    ;;
full)
    build
    lines=$target/full
    rm -rf $lines
    mkdir -p $lines
    run_with "$java" "$heap" CompareCalls full | tee $lines/calls.txt
    jvm25=$(bash .ci/java25)
    if [ -n "$jvm25" ]; then
        run_with "$jvm25" "$heap --sun-misc-unsafe-memory-access=allow -Djmh.executor=VIRTUAL -Dcamel.threads.virtual.enabled=true" \
            CompareCalls virtual | tee $lines/virtual.txt
    else
        echo "no JDK 25 was found: no run with virtual threads (JAVA25_HOME names one)" >&2
    fi
    run_with "$java" "" CompareStartUp 7 | tee $lines/startup.txt
    run_with "$java" "$hazelcast" Bulk | tee $lines/bulk.txt
    run_with "$java" "" Faults | tee $lines/faults.txt
    run_with "$java" "" ResultsPage benchmarks/RESULTS.md $lines/calls.txt $lines/virtual.txt $lines/startup.txt \
        $lines/bulk.txt $lines/faults.txt
    ;;
*)
    usage
    ;;
esac
