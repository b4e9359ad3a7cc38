package io.github.camelsendcloud;

import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledBatchPollingConsumer;

/** Asks Sendcloud what has changed. */
class SendcloudPollingConsumer extends ScheduledBatchPollingConsumer {

    SendcloudPollingConsumer(SendcloudEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    protected int poll() {
        return 0;
    }

    @Override
    public int processBatch(java.util.Queue<Object> exchanges) {
        return 0;
    }
}
