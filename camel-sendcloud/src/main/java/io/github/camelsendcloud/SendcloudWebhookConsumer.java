package io.github.camelsendcloud;

import java.util.function.Supplier;

import io.github.camelsendcloud.internal.webhook.WebhookReceiver;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.StatefulService;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Receives events from Sendcloud through an HTTP server of the Camel context. While the consumer is suspended, the
 * response is 503, and Sendcloud retries the delivery later. {@link WebhookReceiver} holds the secrets, verifies and
 * routes the events, and sends the response.
 */
class SendcloudWebhookConsumer extends DefaultConsumer implements Suspendable {

    private final WebhookReceiver receiver;
    private final Supplier<Class<?>> outputClass;
    private final RuntimeUsers users;
    private volatile Consumer listener;
    /** This consumer uses the runtime of the endpoint. */
    private boolean user;

    /**
     * @param outputClass the class of the message bodies; {@code null} from the supplier for JSON as text
     * @param users       the users of the runtime of the endpoint; {@code null} when the consumer makes no calls
     */
    SendcloudWebhookConsumer(
                             Endpoint endpoint, Processor processor, WebhookReceiver receiver,
                             Supplier<Class<?>> outputClass, RuntimeUsers users) {
        super(endpoint, processor);
        this.receiver = receiver;
        this.outputClass = outputClass;
        this.users = users;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (getHealthCheck() == null) {
            setHealthCheck(new WebhookHealthCheck(this, this::isListening, receiver::deliveries));
        }
        if (getEndpoint().getComponent() instanceof HealthCheckComponent component) {
            getHealthCheck().setEnabled(component.isHealthCheckConsumerEnabled());
        }
    }

    /** Whether the HTTP server hands requests to this consumer. */
    private boolean isListening() {
        return listener instanceof StatefulService service && service.isStarted();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (users != null) {
            users.enterVerified();
            user = true;
        }
        listener = receiver.listener(
                this, outputClass.get(), () -> !isSuspendingOrSuspended() && !isStoppingOrStopped());
        try {
            ServiceHelper.startService(listener);
            receiver.register(null);
        } catch (Exception e) {
            // a started listener would occupy the path at the next start of the route
            ServiceHelper.stopAndShutdownService(listener);
            throw e;
        }
    }

    @Override
    protected void doSuspend() {
        // the listener stays: its response is 503
    }

    @Override
    protected void doResume() {
        // the listener was not stopped
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopAndShutdownService(listener);
        listener = null;
        if (user) {
            user = false;
            users.leave();
        }
        super.doStop();
    }
}
