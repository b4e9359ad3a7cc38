package io.github.camelsendcloud.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The faults of a plan depend only on the seed. */
class FaultPlanTest {

    @Test
    void plansWithTheSameSeedHaveTheSameFaultsInAnyOrder() {
        FaultPlan one = new FaultPlan(7);
        FaultPlan other = new FaultPlan(7);
        List<FaultPlan.Fault> faults = List.of(one.next("a"), one.next("a"), one.next("b"));
        FaultPlan.Fault b = other.next("b");
        assertThat(List.of(other.next("a"), other.next("a"), b)).isEqualTo(faults);
    }

    @Test
    void eachFaultAffectsItsShareOfTheRequests() {
        FaultPlan plan = new FaultPlan(4711);
        List<FaultPlan.Fault> faults = IntStream.range(0, 20_000).mapToObj(i -> plan.next("order-" + i)).toList();
        assertThat(faults).contains(FaultPlan.Fault.values());
        assertThat(faults.stream().filter(FaultPlan.Fault.CUT_AFTER::equals).count()).isBetween(1400L, 1800L);
    }
}
