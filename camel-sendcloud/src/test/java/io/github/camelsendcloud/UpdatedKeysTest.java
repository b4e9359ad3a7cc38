package io.github.camelsendcloud;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelsendcloud.sandbox.Integration;
import io.github.camelsendcloud.sandbox.KeyRotation;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The method updateKeys of the component, which is also an operation in JMX, replaces the configured keys. */
@Timeout(120)
class UpdatedKeysTest extends RotationTestSupport {

    private RecordedLog log;

    @Override
    public void configureTest(TestExecutionConfiguration test) {
        super.configureTest(test.withEnableJMX());
    }

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setCredentialsProvider(null);
        configuration.setPublicKey(sandbox().publicKey());
        configuration.setSecretKey(sandbox().secretKey());
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

    @BeforeEach
    void startRecording() {
        log = new RecordedLog();
    }

    @AfterEach
    void stopRecording() {
        log.close();
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void updatedKeysAreUsedAtOnceAndNoExchangeFails(AuthMode mode) throws Exception {
        Drill drill = drill(() -> call(METADATA + "?authMode=" + mode, null), i -> rotateAndUpdate());

        assertNothingWasLost(drill);
        assertThat(account().counts().unauthorized()).isZero();
        assertThat(account().counts().tokenRequests()).isLessThanOrEqualTo(1 + 5);
    }

    /** The old keys are valid until the component has the new keys. */
    private void rotateAndUpdate() {
        Integration next = account().rotateKeys(KeyRotation.withOverlap(Duration.ofHours(1)).signingWithOldSecret());
        sendcloud().updateKeys(" " + next.publicKey() + "\n", next.secretKey());
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void theOperationInJmxReplacesTheKeys(AuthMode mode) throws Exception {
        String uri = METADATA + "?authMode=" + mode;
        assertThat(call(uri, null).getException()).isNull();
        String old = account().secretKey();
        Integration next = account().rotateKeys(KeyRotation.atOnce().revokingTokens());
        assertThat(call(uri, null).getException()).isInstanceOf(SendcloudAuthenticationException.class);

        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName component = server.queryNames(
                new ObjectName(
                        "org.apache.camel:context=" + context.getManagementName() + ",type=components,name=\"sendcloud\""),
                null).iterator().next();
        server.invoke(
                component, "updateKeys", new Object[] { next.publicKey(), next.secretKey() },
                new String[] { String.class.getName(), String.class.getName() });

        assertThat(call(uri, null).getException()).isNull();
        assertThat(sendWebhook()).isEqualTo(200);
        assertThat(post("/hook", EVENT, "Sendcloud-Signature", sign(EVENT.getBytes(), old)).statusCode()).isEqualTo(200);
        assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(old) || line.contains(next.secretKey()));
    }

    @Test
    void updatedKeysSurviveARestartOfTheComponent() throws Exception {
        assertThat(call(METADATA, null).getException()).isNull();
        Integration next = account().rotateKeys(KeyRotation.atOnce());
        sendcloud().updateKeys(next.publicKey(), next.secretKey());

        sendcloud().stop();
        sendcloud().start();

        assertThat(call(METADATA, null).getException()).isNull();
        assertThat(sendWebhook()).isEqualTo(200);
    }

    @Test
    void keysThatAreUpdatedAfterARestartOfTheComponentReachTheWebhook() throws Exception {
        sendcloud().stop();
        sendcloud().start();
        Integration next = account().rotateKeys(KeyRotation.atOnce());

        sendcloud().updateKeys(next.publicKey(), next.secretKey());

        assertThat(sendWebhook()).isEqualTo(200);
    }

    @Test
    void keysOfAnEndpointStayAsTheyAre() {
        String own = METADATA + "?publicKey=" + sandbox().publicKey() + "&secretKey=other";
        sandbox().account().rotateKeys(KeyRotation.atOnce());

        sendcloud().updateKeys(account().publicKey(), account().secretKey());

        assertThat(call(own, null).getException()).isInstanceOf(SendcloudAuthenticationException.class);
        assertThat(call(METADATA, null).getException()).isNull();
    }

    @Test
    void invalidKeysChangeNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> sendcloud().updateKeys("public", " "))
                .withMessageContaining("secretKey");
        assertThatIllegalArgumentException().isThrownBy(() -> sendcloud().updateKeys("s3cr\net", "s3cret"))
                .withMessageContaining("publicKey").withMessageNotContaining("s3cr");
        assertThat(call(METADATA, null).getException()).isNull();
    }

    @Test
    void keysOfAProviderAreNotUpdated() {
        SendcloudComponent provided = new SendcloudComponent();
        provided.getConfiguration().setCredentialsProvider(this::keys);
        assertThatIllegalStateException().isThrownBy(() -> provided.updateKeys("p", "s"))
                .withMessageContaining("credentialsProvider");

        assertThatIllegalStateException().isThrownBy(() -> new SendcloudComponent().updateKeys("p", "s"))
                .withMessageContaining("publicKey");
    }
}
