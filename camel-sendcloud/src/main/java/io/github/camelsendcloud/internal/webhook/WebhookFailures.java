package io.github.camelsendcloud.internal.webhook;

import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.Route;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.BridgeExceptionHandlerToErrorHandler;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.LoggingExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes failures of webhooks to the exception handler of a consumer. An exception of the handler is only logged. */
final class WebhookFailures {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookFailures.class);

    private final Supplier<ExceptionHandler> handler;
    private final ExceptionHandler log;

    private WebhookFailures(CamelContext context, DefaultConsumer consumer, Supplier<ExceptionHandler> handler) {
        this.handler = handler;
        this.log = new LoggingExceptionHandler(context, consumer.getClass());
    }

    /** The failures of a consumer. */
    static WebhookFailures of(DefaultConsumer consumer) {
        return new WebhookFailures(consumer.getEndpoint().getCamelContext(), consumer, consumer::getExceptionHandler);
    }

    /**
     * The failures of a route of camel-webhook. The endpoint of the route has the options, and the consumer of the
     * route belongs to the server.
     *
     * @param standIn a consumer that is never started and that gives access to the error handler of the route
     */
    static WebhookFailures ofCamelWebhook(DefaultConsumer standIn) {
        CamelContext context = standIn.getEndpoint().getCamelContext();
        return new WebhookFailures(context, standIn, () -> {
            DefaultEndpoint options = options(context, standIn.getProcessor());
            if (options == null) {
                return standIn.getExceptionHandler();
            }
            if (options.getExceptionHandler() != null) {
                return options.getExceptionHandler();
            }
            return options.isBridgeErrorHandler()
                    ? new BridgeExceptionHandlerToErrorHandler(standIn) : standIn.getExceptionHandler();
        });
    }

    /** @return {@code null} when no route starts with the processor */
    private static DefaultEndpoint options(CamelContext context, Processor first) {
        for (Route route : context.getRoutes()) {
            if (route.getProcessor() == first && route.getEndpoint() instanceof DefaultEndpoint endpoint) {
                return endpoint;
            }
        }
        return null;
    }

    /** The route of an event has failed. The error handler of the route has already handled the exchange. */
    void ofRoute(String message, Exchange exchange) {
        Throwable cause = exchange.getException() != null
                ? exchange.getException() : new RollbackExchangeException("The exchange was rolled back", exchange);
        ExceptionHandler present = handler.get();
        handle(present instanceof BridgeExceptionHandlerToErrorHandler ? log : present, message, exchange, cause);
    }

    /**
     * The consumer has failed before or after the route.
     *
     * @param exchange {@code null} before the exchange is created
     */
    void ofConsumer(String message, Exchange exchange, Throwable cause) {
        handle(handler.get(), message, exchange, cause);
    }

    private static void handle(ExceptionHandler handler, String message, Exchange exchange, Throwable cause) {
        try {
            handler.handleException(message, exchange, cause);
        } catch (RuntimeException e) {
            LOG.warn("The exception handler has failed. The failure that was passed to the handler: {}", cause.toString(), e);
        }
    }
}
