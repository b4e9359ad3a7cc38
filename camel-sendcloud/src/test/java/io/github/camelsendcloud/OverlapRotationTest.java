package io.github.camelsendcloud;

import java.time.Duration;

import io.github.camelsendcloud.sandbox.KeyRotation;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** During the overlap the old keys are valid, so that only the interval shows the new keys to the component. */
@Timeout(120)
class OverlapRotationTest extends RotationTestSupport {

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setCredentialsInterval(20);
        return configuration;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("sendcloud:webhook?path=/hook").to("mock:events");
            }
        };
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void aRotationWithAnOverlapIsNoticedAfterTheIntervalAndFailsNothing(AuthMode mode) throws Exception {
        Drill drill = drill(
                () -> call(METADATA + "?authMode=" + mode, null), i -> {
                    account().rotateKeys(KeyRotation.withOverlap(Duration.ofHours(1)).signingWithOldSecret());
                    int asked = questions.get();
                    await().until(() -> questions.get() > asked + 1);
                });

        assertNothingWasLost(drill);
        assertThat(account().counts().unauthorized()).isZero();
        assertThat(account().counts().tokenRequests()).isLessThanOrEqualTo(1 + 5);
        assertThat(sandbox().requests()).anyMatch(request -> account().publicKey().equals(request.authorizedAs()));
    }
}
