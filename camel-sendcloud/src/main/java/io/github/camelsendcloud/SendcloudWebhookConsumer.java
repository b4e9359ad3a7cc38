package io.github.camelsendcloud;

import io.github.camelsendcloud.internal.webhook.HttpServers;
import io.github.camelsendcloud.internal.webhook.WebhookFailures;
import io.github.camelsendcloud.internal.webhook.WebhookHandler;
import io.github.camelsendcloud.internal.webhook.WebhookReceiver;
import java.util.Map;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Receives what Sendcloud sends, by an HTTP server of the context. While it is suspended, Sendcloud is told to come
 * again.
 */
public class SendcloudWebhookConsumer extends DefaultConsumer implements Suspendable {

    private final WebhookReceiver receiver;
    private Consumer listener;
    private boolean user;

    public SendcloudWebhookConsumer(SendcloudEndpoint endpoint, Processor processor, WebhookReceiver receiver) {
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
        if (receiver.needsApi()) {
            getEndpoint().users().enter();
            user = true;
        }
        SendcloudWebhookConfiguration options = getEndpoint().getWebhook();
        Map.Entry<String, RestConsumerFactory> server
                = HttpServers.find(getEndpoint().getCamelContext(), options.getHttpServer());
        RestConfiguration rest = HttpServers.rest(getEndpoint().getCamelContext(), server.getKey());
        WebhookHandler handler = receiver.handler(
                getProcessor(), getEndpoint().outputClass(), WebhookFailures.of(this),
                () -> !isSuspendingOrSuspended() && !isStoppingOrStopped());
        listener = server.getValue().createConsumer(
                getEndpoint().getCamelContext(), handler, "POST", options.getPath(), null, null, null, rest, Map.of());
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
