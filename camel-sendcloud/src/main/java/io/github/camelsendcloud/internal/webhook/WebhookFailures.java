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

/** Tells the exception handler of a consumer about events that could not be delivered. The handler may fail, too. */
final class WebhookFailures {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookFailures.class);

    private final Supplier<ExceptionHandler> handler;
    private final ExceptionHandler log;

    private WebhookFailures(CamelContext context, DefaultConsumer consumer, Supplier<ExceptionHandler> handler) {
        this.handler = handler;
        this.log = new LoggingExceptionHandler(context, consumer.getClass());
    }

    static WebhookFailures of(DefaultConsumer consumer) {
        return new WebhookFailures(consumer.getEndpoint().getCamelContext(), consumer, consumer::getExceptionHandler);
    }

    /**
     * Those of a route that camel-webhook made: its endpoint has the options, and its consumer belongs to the server.
     *
     * @param standIn a consumer that is never started, and through which the error handler of the route is reached
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

    /** @return {@code null} when no route starts with that processor */
    private static DefaultEndpoint options(CamelContext context, Processor first) {
        for (Route route : context.getRoutes()) {
            if (route.getProcessor() == first && route.getEndpoint() instanceof DefaultEndpoint endpoint) {
                return endpoint;
            }
        }
        return null;
    }

    /** The route has failed. Its error handler has seen the exchange already, and does not get it once more. */
    void ofRoute(String message, Exchange exchange) {
        Throwable cause = exchange.getException() != null
                ? exchange.getException() : new RollbackExchangeException("The exchange was rolled back", exchange);
        ExceptionHandler present = handler.get();
        tell(present instanceof BridgeExceptionHandlerToErrorHandler ? log : present, message, exchange, cause);
    }

    /** @param exchange {@code null} when there is none yet */
    void ofConsumer(String message, Exchange exchange, Throwable cause) {
        tell(handler.get(), message, exchange, cause);
    }

    private static void tell(ExceptionHandler handler, String message, Exchange exchange, Throwable cause) {
        try {
            handler.handleException(message, exchange, cause);
        } catch (RuntimeException e) {
            LOG.warn("The exception handler has failed itself. The failure that it was told about: {}", cause.toString(), e);
        }
    }
}
