package io.github.camelsendcloud;

import org.apache.camel.spi.UriParams;

/** The options of a consumer that Sendcloud calls. */
@UriParams
public class SendcloudWebhookConfiguration {
}
