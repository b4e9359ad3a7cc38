package io.github.camelsendcloud;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelsendcloud.sandbox.Fault;
import io.github.camelsendcloud.sandbox.KeyRotation;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The keys of an account are replaced while 16 threads make calls and webhooks arrive. The old keys are invalid at
 * once.
 */
@Timeout(120)
class KeyRotationTest extends RotationTestSupport {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                for (String mode : new String[] { "basic", "oauth2" }) {
                    from("direct:" + mode).to(METADATA + "?authMode=" + mode);
                    from("direct:announce-" + mode)
                            .to("sendcloud:shipments/announce?externalReference=RAW(${header.order})&authMode=" + mode);
                }
                from("sendcloud:webhook?path=/hook").to("mock:events");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void noExchangeFailsAndNoWebhookIsRefused(String mode) throws Exception {
        Drill drill = drill(() -> call("direct:" + mode, null), i -> account().rotateKeys(dead()));

        assertNothingWasLost(drill);
        assertAtMostTwoTokenRequestsForEachRotation();
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void noShipmentIsAnnouncedTwice(String mode) throws Exception {
        AtomicInteger orders = new AtomicInteger();

        Drill drill = drill(
                () -> call("direct:announce-" + mode, shipment(), "order", "order-" + orders.incrementAndGet()),
                i -> account().rotateKeys(dead()));

        assertNothingWasLost(drill);
        assertThat(drill.exchanges()).noneMatch(
                exchange -> Boolean.TRUE.equals(exchange.getMessage().getHeader(SendcloudConstants.EXISTING)));
        assertThat(accepted()).isEqualTo(orders.get());
    }

    /** The number of announcements that the sandbox has accepted. */
    private static long accepted() {
        return sandbox().requests().stream().filter(request -> request.status() < 300)
                .filter(request -> request.method().equals("POST")).map(RecordedRequest::bodyText).count();
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void aRotationJustAfterAQuestionFailsNothing(String mode) throws Exception {
        assertThat(call("direct:" + mode, null).getException()).isNull();
        // the pause after a question that has brought no new keys begins
        sandbox().controls().failNext(2, Fault.status(403));
        call("direct:" + mode, null);
        int before = questions.get();

        account().rotateKeys(dead());

        assertThat(call("direct:" + mode, null).getException()).isNull();
        assertThat(questions).hasValue(before + 1);
    }

    @Test
    void a403AsksForNewKeysAndIsSentASecondTime() {
        for (String mode : new String[] { "basic", "oauth2" }) {
            assertThat(call("direct:" + mode, null).getException()).isNull();
            sandbox().controls().failNext(1, Fault.status(403));
            account().rotateKeys(KeyRotation.withOverlap(Duration.ofHours(1)));

            Exchange exchange = call("direct:" + mode, null);

            assertThat(exchange.getException()).as(mode).isNull();
            assertThat(sandbox().requests()).last().satisfies(
                    request -> assertThat(request.authorizedAs()).isEqualTo(account().publicKey()));
        }
    }

    static KeyRotation dead() {
        return KeyRotation.atOnce().revokingTokens();
    }

    private static void assertAtMostTwoTokenRequestsForEachRotation() {
        assertThat(account().counts().tokenRequests()).isLessThanOrEqualTo(1 + 2 * 5);
    }
}
