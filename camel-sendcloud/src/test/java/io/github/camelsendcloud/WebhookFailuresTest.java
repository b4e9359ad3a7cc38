package io.github.camelsendcloud;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The exception handler of the consumer receives the failures. The sender receives only the status. */
class WebhookFailuresTest extends WebhookTestSupport {

    private static final String OWN = "sendcloud:webhook?path=/hook";
    private static final String CAMEL_WEBHOOK
            = "webhook:sendcloud:parcel_status_changed?webhookComponentName=platform-http&webhookPath=/hook";
    private static final String EVENTS = "sendcloud:events?path=/hook&deliveryAuth=none";

    private final Recorder recorder = new Recorder();

    private static class Recorder implements ExceptionHandler {

        private final List<Throwable> exceptions = new CopyOnWriteArrayList<>();
        private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

        @Override
        public void handleException(Throwable exception) {
            exceptions.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            exceptions.add(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            exceptions.add(exception);
            if (exchange != null) {
                exchanges.add(exchange);
            }
        }
    }

    @BeforeEach
    void bind() {
        context.getRegistry().bind("recorder", recorder);
    }

    @ParameterizedTest
    @ValueSource(strings = { OWN, CAMEL_WEBHOOK, EVENTS })
    void theExceptionHandlerReceivesAFailureOfTheRoute(String endpoint) throws Exception {
        route(endpoint + "&exceptionHandler=#recorder", "mock:events");
        getMockEndpoint("mock:events").whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("failure of the route");
        });

        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(500);

        assertThat(recorder.exceptions).hasSize(1);
        assertThat(recorder.exceptions.get(0)).hasMessage("failure of the route");
        assertThat(recorder.exchanges.get(0).getMessage().getHeader(SendcloudConstants.EVENT))
                .isEqualTo("parcel_status_changed");
    }

    @ParameterizedTest
    @ValueSource(strings = { OWN, CAMEL_WEBHOOK, EVENTS })
    void theExceptionHandlerReceivesAnEventThatDoesNotFitTheOutputType(String endpoint) throws Exception {
        route(endpoint + "&exceptionHandler=#recorder&outputType=" + Count.class.getName(), "mock:events");

        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(500);

        assertThat(recorder.exceptions).hasSize(1);
        assertThat(recorder.exchanges.get(0).getMessage().getHeader(SendcloudConstants.PARCEL_ID)).isEqualTo(1L);
        assertThat(recorder.exchanges.get(0).getMessage().getBody(String.class)).isEqualTo(EVENT);
        assertThat(getMockEndpoint("mock:events").getReceivedCounter()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { OWN, CAMEL_WEBHOOK, EVENTS })
    void theErrorHandlerOfTheRouteReceivesAnEventThatDoesNotFitTheOutputType(String endpoint) throws Exception {
        handledRoute(endpoint + "&bridgeErrorHandler=true&outputType=" + Count.class.getName());
        MockEndpoint errors = getMockEndpoint("mock:errors");

        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(500);

        assertThat(errors.getExchanges()).hasSize(1);
        assertThat(errors.getExchanges().get(0).getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
                .hasMessageContaining("Count");
        assertThat(errors.getExchanges().get(0).getMessage().getHeader(SendcloudConstants.PARCEL_ID)).isEqualTo(1L);
        assertThat(getMockEndpoint("mock:events").getReceivedCounter()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { OWN, CAMEL_WEBHOOK, EVENTS })
    void theErrorHandlerOfTheRouteReceivesAFailureOfTheRouteOnce(String endpoint) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(endpoint + "&bridgeErrorHandler=true").onException(Exception.class).to("mock:errors").end()
                        .process(exchange -> {
                            throw new IllegalStateException("failure of the route");
                        });
            }
        });

        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(500);

        assertThat(getMockEndpoint("mock:errors").getExchanges()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { OWN, CAMEL_WEBHOOK, EVENTS })
    void theExceptionHandlerReceivesAFailureOfTheRepository(String endpoint) throws Exception {
        context.getRegistry().bind("broken", new MemoryIdempotentRepository() {
            @Override
            public boolean contains(String key) {
                throw new IllegalStateException("no database");
            }
        });
        route(endpoint + "&exceptionHandler=#recorder&idempotentRepository=#broken", "mock:events");

        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(500);

        assertThat(recorder.exceptions).hasSize(1);
        assertThat(recorder.exceptions.get(0)).hasMessage("no database");
    }

    @ParameterizedTest
    @ValueSource(strings = { OWN, CAMEL_WEBHOOK })
    void theExceptionHandlerReceivesASignedBodyThatIsNotJsonButNoUnsignedBody(String endpoint) throws Exception {
        route(endpoint + "&exceptionHandler=#recorder", "mock:events");

        assertThat(post("/hook", EVENT, "Sendcloud-Signature", "x").statusCode()).isEqualTo(401);
        assertThat(post("/hook", EVENT).statusCode()).isEqualTo(401);
        assertThat(recorder.exceptions).isEmpty();
        assertThat(postSigned("/hook", "s3cret that is no JSON").statusCode()).isEqualTo(400);

        assertThat(recorder.exceptions).hasSize(1);
        assertThat(recorder.exceptions.get(0)).hasMessageContaining("not a JSON object").hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = { OWN, CAMEL_WEBHOOK })
    void anExceptionHandlerThatFailsDoesNotChangeTheStatus(String endpoint) throws Exception {
        context.getRegistry().bind("bad", new Recorder() {
            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                throw new IllegalArgumentException("failure of the handler");
            }
        });
        route(endpoint + "&exceptionHandler=#bad", "mock:events");
        getMockEndpoint("mock:events").whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("failure of the route");
        });

        assertThat(postSigned("/hook", EVENT).statusCode()).isEqualTo(500);
    }

    private void handledRoute(String from) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).onException(Exception.class).handled(true).to("mock:errors").end().to("mock:events");
            }
        });
    }

    /** This class fits no event. */
    public record Count(int action, int eventType, int parcel) {
    }
}
