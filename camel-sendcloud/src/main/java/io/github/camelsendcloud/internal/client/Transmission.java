package io.github.camelsendcloud.internal.client;

import java.io.IOException;

import io.github.camelsendcloud.internal.auth.ApiCredentials;
import io.github.camelsendcloud.internal.auth.RequestAuthenticator;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;

/**
 * Records in HttpClient's chain that a request has reached the point between the connect and the sending. A request
 * that has not reached this point was not processed.
 * <p>
 * A request gets its path here. The earlier elements of the chain would parse the path segment by segment, to cache
 * credentials by path; this client does not use the cache.
 */
final class Transmission implements ExecChainHandler {

    /** The path of all requests before this point. */
    static final String NO_PATH = "/";

    /** Receives a call just before a request is sent. */
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
         * @param path    the absolute and encoded path, with the query
         * @param harmful whether a second request may be processed again
         * @param tracker receives a call just before each sending; {@code null} for no tracker
         */
        Context(ApiCredentials credentials, boolean newToken, String path, boolean harmful, SendTracker tracker) {
            super(credentials, newToken);
            this.path = path;
            this.harmful = harmful;
            this.tracker = tracker;
        }

        @Override
        protected boolean mayHarm() {
            return harmful;
        }

        /**
         * Sends the request to another path of the same host from now on.
         *
         * @return false after an earlier redirect: a second redirect is not followed
         */
        boolean redirect(String other) {
            if (redirected) {
                return false;
            }
            redirected = true;
            path = other;
            return true;
        }

        /** Whether a part of the request may have been sent. */
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
        if (response.getCode() == HttpStatus.SC_UNAUTHORIZED || response.getCode() == HttpStatus.SC_FORBIDDEN) {
            // the request was not processed. A second sending with another credential may fail before this point
            sending.begun = false;
        }
        return response;
    }
}
