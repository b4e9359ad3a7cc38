package io.github.camelsendcloud.internal.client;

import java.io.IOException;

import io.github.camelsendcloud.internal.auth.AccessToken;
import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.auth.RequestAuthenticator;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;

/**
 * Stands between connecting and sending, and notes that a request got that far: one that did not was surely not
 * processed.
 * <p>
 * A request gets its path here. What comes before in HttpClient's chain takes a path apart, segment by segment, to
 * remember which credentials go with its beginning. Nobody uses that here, and it would take an eighth of the client's
 * time.
 */
final class Transmission implements ExecChainHandler {

    /** What all requests are made with. */
    static final String NO_PATH = "/";

    /** Wants to know when a request goes out. */
    @FunctionalInterface
    interface SendTracker {
        void onSend();
    }

    /** The context of a request. */
    static final class Context extends RequestAuthenticator.Context {

        private String path;
        private final boolean harmful;
        private final SendTracker tracker;
        private boolean begun;
        private boolean redirected;

        /**
         * @param path      absolute and encoded, with the query
         * @param harmful   whether a second request may do the work again
         * @param tracker is told each time the request is about to go out; {@code null} when nobody wants to know
         */
        Context(ApiCredentials credentials, AccessToken awaited, String path, boolean harmful, SendTracker tracker) {
            super(credentials, awaited);
            this.path = path;
            this.harmful = harmful;
            this.tracker = tracker;
        }

        /** Whether a second request may do the work again. */
        boolean mayHarm() {
            return harmful;
        }

        /**
         * Sends the request to another path from now on, at the same host.
         *
         * @return false when that was done before: a second redirect is not followed
         */
        boolean redirect(String other) {
            if (redirected) {
                return false;
            }
            redirected = true;
            path = other;
            return true;
        }

        /** Whether some of it may have gone out. */
        boolean hasBegun() {
            return begun;
        }
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Context sending = (Context) scope.clientContext;
        request.setPath(sending.path);
        if (sending.tracker != null) {
            sending.tracker.onSend();
        }
        sending.begun = true;
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (response.getCode() == HttpStatus.SC_UNAUTHORIZED) {
            // not processed. With another token it may be sent again, and not get this far
            sending.begun = false;
        }
        return response;
    }
}
