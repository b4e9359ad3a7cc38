/**
 * The component {@code sendcloud:}. An exchange goes down four steps and comes back up; no step knows the one above it:
 * <ol>
 * <li>this package, Camel: an exchange becomes a request, and an answer or a failure an exchange</li>
 * <li>{@link io.github.camelsendcloud.client}: when and whether a call is made, and made again</li>
 * <li>{@link io.github.camelsendcloud.auth}: puts the credential on, and keeps the token fresh</li>
 * <li>the HTTP client that camel-http builds: connections, TLS, proxy, timeouts</li>
 * </ol>
 * Beside them stand {@link io.github.camelsendcloud.api}, which is what Sendcloud is, and
 * {@link io.github.camelsendcloud.model}, its answers as records. {@link io.github.camelsendcloud.webhook} reads what
 * Sendcloud sends by itself, {@link io.github.camelsendcloud.observe} is for the operator. The endpoint DSL below
 * {@code dsl} is generated.
 * <p>
 * The classes of this package:
 * <ul>
 * <li><em>endpoint and options</em>: {@link SendcloudComponent}, {@link SendcloudEndpoint},
 * {@link SendcloudConfiguration} and what it is made of (connections, traffic, security), {@link SendcloudConstants},
 * {@link SendcloudSendDynamicAware} (one endpoint for all the addresses of a {@code toD})</li>
 * <li><em>binding</em>: {@link SendcloudProducer}, with {@code RequestBinding} for what goes out and
 * {@code ResponseBinding} for what comes back; {@code BulkBinding} for long lists, {@code Pages} for lists of many
 * pages; {@code Failures} and the exceptions</li>
 * <li><em>polling</em>: {@link SendcloudPollingConsumer}; {@code ChangeList} asks for changes, {@code Ledger} knows up
 * to where all is processed, {@code PollStateStore} keeps that</li>
 * <li><em>webhooks</em>: {@link SendcloudWebhookConsumer} and camel-webhook are two doors to one
 * {@code WebhookHandler}; {@code WebhookGate} tells who sent it, {@code RoutedEvents} what is a repeat,
 * {@code WebhookRegistration} and {@code SubscriptionRegistration} tell Sendcloud where to send</li>
 * </ul>
 */
package io.github.camelsendcloud;
