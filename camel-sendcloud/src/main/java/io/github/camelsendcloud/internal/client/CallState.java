package io.github.camelsendcloud.internal.client;

import java.util.EnumSet;

/**
 * The states of a {@link Call}.
 *
 * <pre>{@code
 *  NEW
 *   │
 *   v
 *  WAITING_FOR_TOKEN <──────────────────────────┐
 *   │                                           │
 *   v                                           │
 *  WAITING_FOR_PERMIT ─── too late to retry ─┐  │
 *   │                                        │  │
 *   v                                        │  │
 *  SENDING ─── another token is needed ──────┼──┤
 *   │ │ │                                    │  │
 *   │ │ └─ retry ──> WAITING_TO_RETRY ───────┼──┘
 *   │ │                                      │
 *   │ └─ 409, or unknown outcome ────────┐   │
 *   │                                    v   v
 *   │                                 LOOKING_UP
 *   v                                      │
 *  DONE <──────────────────────────────────┘
 * }</pre>
 *
 * A retry that the rate limiter schedules skips {@link #WAITING_TO_RETRY}. Each state can also change to {@link #DONE}:
 * the stop of the route ends a call that waits, and an exception ends any call.
 * <p>
 * Threads: the thread of the caller works on a call from {@link #NEW} until the first wait. Without a blocking call, no
 * thread works on a call in a waiting state, and a thread of the {@link CallExecutor} works on the call afterwards. The
 * thread of the caller works on a blocking call in all states, and sleeps in the waiting states. In
 * {@link #LOOKING_UP}, the call waits for another {@link Call}, which has its own state.
 */
enum CallState {

    /** The call has not begun. */
    NEW,
    /** The call needs a token. The call waits while the token is requested. */
    WAITING_FOR_TOKEN,
    /** The call needs a permit of the rate limiter. The call waits while the rate limit is reached. */
    WAITING_FOR_PERMIT,
    /** The request is sent, and the response is read. */
    SENDING,
    /** The call has failed, and waits for the time of the retry. */
    WAITING_TO_RETRY,
    /** The call has failed. Another call looks for the objects that the call may have created. */
    LOOKING_UP,
    /** The callback has been called, or is called now. */
    DONE;

    /** Whether a call may change from this state to the next state. */
    boolean leadsTo(CallState next) {
        return switch (this) {
            case NEW, WAITING_TO_RETRY -> EnumSet.of(WAITING_FOR_TOKEN, DONE).contains(next);
            case WAITING_FOR_TOKEN -> EnumSet.of(WAITING_FOR_PERMIT, DONE).contains(next);
            case WAITING_FOR_PERMIT -> EnumSet.of(SENDING, LOOKING_UP, DONE).contains(next);
            case SENDING -> EnumSet.of(WAITING_FOR_TOKEN, WAITING_TO_RETRY, LOOKING_UP, DONE).contains(next);
            case LOOKING_UP -> next == DONE;
            case DONE -> false;
        };
    }
}
