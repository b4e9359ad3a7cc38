package io.github.camelsendcloud.internal.client;

import java.time.Duration;
import java.util.List;

import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.LimitStatus;
import io.github.camelsendcloud.internal.auth.Account;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import org.apache.camel.Exchange;

/**
 * The right of an endpoint to make calls, with a client, limits, retries and credentials that endpoints share. Must be
 * closed. Safe for use by several threads, without a lock: all fields are final.
 */
public final class ClientLease implements AutoCloseable {

    private final SendcloudClient client;
    private final CallPolicy policy;
    private final ApiCredentials credentials;
    private final Account account;
    private final List<AutoCloseable> leases;

    /** @param leases are closed with this lease, the last one first */
    ClientLease(
                SendcloudClient client, CallPolicy policy, ApiCredentials credentials, Account account,
                List<AutoCloseable> leases) {
        this.client = client;
        this.policy = policy;
        this.credentials = credentials;
        this.account = account;
        this.leases = List.copyOf(leases);
    }

    /**
     * Makes a call, with retries.
     *
     * @param  callback receives the result in the calling thread before this method returns, or later in another thread
     * @return          whether the calling thread has called the callback
     */
    public boolean call(ApiRequest request, CallContext context, CallResult.Callback callback) {
        RetryState retries = new RetryState(request.operation(), policy);
        return new Call(client, policy, request, context, System.nanoTime(), retries, callback).run();
    }

    /**
     * Makes a call, with retries. The calling thread waits for the result.
     *
     * @param context the context of a blocking call
     */
    public CallResult callAndWait(ApiRequest request, CallContext context) {
        CallResult[] result = new CallResult[1];
        call(request, context, (done, sync) -> result[0] = done);
        return result[0];
    }

    /**
     * The context of the calls of an exchange. The calls may wait until the route of the exchange stops, or the client.
     *
     * @param reader reads the responses
     */
    public CallContext context(Exchange exchange, CallContext.BodyReader reader) {
        // a transacted exchange blocks: a transaction belongs to its thread
        return new CallContext(client.waiting(exchange), reader, exchange.isTransacted());
    }

    /** The credentials of the account. */
    public ApiCredentials credentials() {
        return credentials;
    }

    /** Returns the listener of the calls. */
    public ActivityListener listener() {
        return client.listener();
    }

    /** The account of the calls. */
    public Account account() {
        return account;
    }

    /**
     * The same right to make calls, with shorter waits. The right ends when this lease is closed.
     *
     * @param longest the longest wait for a retry or for the end of a pause
     */
    public ClientLease waitingAtMost(Duration longest) {
        return new ClientLease(client, policy.waitingAtMost(longest), credentials, account, List.of());
    }

    /** The current state of a limit; all numbers are 0 for no limit. */
    public LimitStatus status(LimitClass limit) {
        return policy.status(limit);
    }

    /** The state of a limit before an endpoint has a lease: all numbers are 0. */
    public static LimitStatus noStatus(LimitClass limit) {
        return CallPolicy.NONE.status(limit);
    }

    SendcloudClient client() {
        return client;
    }

    /** Ends the use. A second call does nothing. */
    @Override
    public void close() {
        close(leases);
    }

    /** Closes leases in the reverse order. */
    static void close(List<AutoCloseable> leases) {
        for (int i = leases.size() - 1; i >= 0; i--) {
            try {
                leases.get(i).close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
