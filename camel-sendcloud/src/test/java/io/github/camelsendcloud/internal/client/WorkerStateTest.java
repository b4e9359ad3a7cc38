package io.github.camelsendcloud.internal.client;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkerStateTest {

    @Test
    void onlyAThreadAtTheRouteCanBecomeBlocked() {
        assertThat(Arrays.stream(WorkerState.values()).filter(state -> state.leadsTo(WorkerState.BLOCKED)))
                .containsExactly(WorkerState.AT_ROUTE);
    }

    @Test
    void aThreadTakesItsNextTaskAfterTheEndOfItsTaskOnly() {
        assertThat(Arrays.stream(WorkerState.values()).filter(state -> state.leadsTo(WorkerState.IDLE)))
                .containsExactly(WorkerState.WORKING);
        assertThat(Arrays.stream(WorkerState.values()).filter(WorkerState.IDLE::leadsTo))
                .containsExactly(WorkerState.WORKING);
    }

    @Test
    void aBlockedThreadReturnsToACallOrToTheRoute() {
        assertThat(Arrays.stream(WorkerState.values()).filter(WorkerState.BLOCKED::leadsTo))
                .containsExactly(WorkerState.WORKING, WorkerState.AT_ROUTE);
    }
}
