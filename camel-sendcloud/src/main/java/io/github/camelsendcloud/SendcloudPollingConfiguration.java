package io.github.camelsendcloud;

import org.apache.camel.spi.UriParams;

/** The options of a consumer that asks Sendcloud what has changed. */
@UriParams
public class SendcloudPollingConfiguration {
}
