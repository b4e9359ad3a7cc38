package io.github.camelsendcloud;

import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Receives what Sendcloud sends. */
class SendcloudWebhookConsumer extends DefaultConsumer {

    SendcloudWebhookConsumer(SendcloudEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }
}
