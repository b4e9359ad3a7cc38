package io.github.camelsendcloud.internal.client;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;

/**
 * Lets a {@link Call} wait. A call waits without a thread, and a thread of the {@link CallExecutor} resumes the call. A
 * blocking call keeps the thread of its caller, for example because a transaction belongs to that thread.
 * <p>
 * Ownership replaces a lock: one thread at a time owns the call, and only the owner changes the call. The owner hands
 * over the call when the owner adds the call to {@link WaitingCalls}. The thread that removes the call from
 * {@link WaitingCalls} is the next owner: a thread that resumes the call, or a thread that stops the route. The lock of
 * {@link WaitingCalls} makes the changes of one owner visible to the next owner.
 */
final class CallWait implements WaitingCalls.WaitingCall {

    /** The call that waits. Must be called by the owner, except for {@link #giveBack}. */
    interface Waiter {

        /** The place in the waiting line. */
        long sequence();

        /** Resumes the call. */
        boolean run();

        /** Ends the call before the next attempt. */
        void stop(String reason, Throwable cause);

        /** Leaves the waiting line of the rate limiter. */
        void withdraw();

        /** Returns an unused permit, if the call has one. */
        void giveBack();
    }

    private static final String STOPPED = "the route is stopped";

    private final Waiter call;
    private final SendcloudClient client;
    private final WaitingCalls place;
    private final boolean blocking;
    private boolean waited;
    private boolean async;
    /** The thread of a blocking call waits here. */
    private volatile CountDownLatch latch;
    /** Whether the stop of the route has ended the wait of a blocking call. */
    private volatile boolean stopped;

    CallWait(Waiter call, SendcloudClient client, CallContext context) {
        this.call = call;
        this.client = client;
        this.place = context.waiting();
        this.blocking = context.isBlocking();
    }

    @Override
    public long sequence() {
        return call.sequence();
    }

    /** Whether the call has waited. */
    boolean hasWaited() {
        return waited;
    }

    /** Whether another thread than the thread of the caller works on the call. */
    boolean isAsync() {
        return async;
    }

    /** Another thread than the thread of the caller works on the call from now on. */
    void setAsync() {
        async = true;
    }

    /**
     * Waits until {@link #over} is called.
     *
     * @param  begin                      starts the task that the call waits for; the task calls {@link #over} at the
     *                                    end
     * @return                            true when the calling thread does not own the call any more
     * @throws RejectedExecutionException when the route is stopped
     * @throws InterruptedException       when the thread of a blocking call is interrupted
     */
    boolean park(Runnable begin) throws InterruptedException {
        waited = true;
        if (blocking) {
            keepThread(begin);
            return false;
        }
        leaveThread(begin);
        return true;
    }

    private void keepThread(Runnable begin) throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(1);
        latch = woken;
        add();
        try {
            begin.run();
            woken.await();
        } finally {
            place.remove(this);
            call.withdraw();
        }
        if (stopped) {
            throw new RejectedExecutionException(STOPPED);
        }
    }

    private void leaveThread(Runnable begin) {
        boolean before = async;
        // the field is set before the call is handed over, since the next owner reads the field
        async = true;
        boolean own = true;
        try {
            add();
            own = false;
            begin.run();
        } catch (RuntimeException e) {
            if (own || place.remove(this)) {
                async = before;
                throw e;
            }
            // another thread has ended the call
        }
    }

    private void add() {
        if (!client.park(this, place)) {
            throw new RejectedExecutionException(STOPPED);
        }
    }

    /** Resumes the call after the wait, unless the call was ended before. This method does not block. */
    void over() {
        if (blocking) {
            if (place.remove(this)) {
                latch.countDown();
            } else {
                call.giveBack();
            }
        } else {
            resume();
        }
    }

    private void resume() {
        try {
            client.executor().execute(() -> {
                if (place.remove(this)) {
                    call.run();
                } else {
                    call.giveBack();
                }
            });
        } catch (RuntimeException | Error e) {
            // the pool is shut down, or no thread is available: a call without a thread would wait for ever
            if (place.remove(this)) {
                call.stop(e instanceof RejectedExecutionException ? STOPPED : e.toString(), e);
            } else {
                call.giveBack();
            }
        }
    }

    @Override
    public void end() {
        call.withdraw();
        if (blocking) {
            stopped = true;
            latch.countDown();
        } else {
            call.stop(STOPPED, null);
        }
    }
}
