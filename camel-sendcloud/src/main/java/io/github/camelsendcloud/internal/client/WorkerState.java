package io.github.camelsendcloud.internal.client;

import java.util.EnumSet;

/**
 * The states of a worker thread of the {@link CallExecutor}.
 *
 * <pre>{@code
 *  IDLE <──> WORKING <──> AT_ROUTE ──> BLOCKED
 *               ^            ^           │
 *               └────────────┴───────────┘
 * }</pre>
 *
 * Only the worker thread itself changes its state, with one exception: the timer thread changes {@link #AT_ROUTE} to
 * {@link #BLOCKED}. Each change needs the lock of the executor.
 */
enum WorkerState {

    /** The thread has no task. The thread takes the next task, or ends. */
    IDLE,
    /** The thread works on a call, or waits for a server. */
    WORKING,
    /** The thread runs the steps of the route that come after the call. */
    AT_ROUTE,
    /** The thread has been at the route for too long, so another thread may work in the place of this thread. */
    BLOCKED;

    /** Whether a thread may change from this state to the next state. */
    boolean leadsTo(WorkerState next) {
        return switch (this) {
            case IDLE -> next == WORKING;
            case WORKING -> EnumSet.of(IDLE, WORKING, AT_ROUTE).contains(next);
            case AT_ROUTE -> EnumSet.of(WORKING, AT_ROUTE, BLOCKED).contains(next);
            case BLOCKED -> EnumSet.of(WORKING, AT_ROUTE).contains(next);
        };
    }
}
