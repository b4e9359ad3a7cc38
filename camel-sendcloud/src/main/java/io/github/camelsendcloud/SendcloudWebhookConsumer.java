package io.github.camelsendcloud;

import io.github.camelsendcloud.internal.webhook.WebhookReceiver;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Receives what Sendcloud sends, by an HTTP server of the context. While it is suspended, Sendcloud is told to come
 * again.
 */
class SendcloudWebhookConsumer extends DefaultConsumer implements Suspendable {

    private final WebhookReceiver receiver;
    private Consumer listener;
    private boolean user;

    SendcloudWebhookConsumer(SendcloudEndpoint endpoint, Processor processor, WebhookReceiver receiver) {
        super(endpoint, processor);
        this.receiver = receiver;
    }

    @Override
    public SendcloudEndpoint getEndpoint() {
        return (SendcloudEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (getEndpoint().getWebhook().needsApi()) {
            getEndpoint().users().enter();
            user = true;
        }
        listener = receiver.listener(
                this, getEndpoint().outputClass(), () -> !isSuspendingOrSuspended() && !isStoppingOrStopped());
        try {
            ServiceHelper.startService(listener);
            receiver.register(null);
        } catch (Exception e) {
            // else the path would be taken when the route is started again
            ServiceHelper.stopAndShutdownService(listener);
            throw e;
        }
    }

    @Override
    protected void doSuspend() {
        // the listener stays, and answers 503
    }

    @Override
    protected void doResume() {
        // the listener has stayed
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopAndShutdownService(listener);
        listener = null;
        if (user) {
            user = false;
            getEndpoint().users().leave();
        }
        super.doStop();
    }
}
