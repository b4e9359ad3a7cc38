package io.github.camelsendcloud.smoke;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelsendcloud.SendcloudAccount;
import io.github.camelsendcloud.SendcloudAuthenticationException;
import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.SendcloudCredentials;
import io.github.camelsendcloud.SendcloudCredentialsProvider;
import io.github.camelsendcloud.sandbox.Account;
import io.github.camelsendcloud.sandbox.KeyRotation;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.extension.ComponentVerifierExtension;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys are named, replaced and verified. */
class AccountsTest extends SmokeSupport {

    private static final String READ = "sendcloud:user/auth/metadata?rateLimiter=off";
    private static final Map<String, Object> ACCOUNTS = new ConcurrentHashMap<>();

    @BeforeAll
    static void startRoutes() throws Exception {
        DefaultCamelContext created = new DefaultCamelContext();
        SendcloudComponent shops = new SendcloudComponent();
        wire(shops);
        shops.getConfiguration().setPublicKey(null);
        shops.getConfiguration().setSecretKey(null);
        shops.getConfiguration().setAccounts(ACCOUNTS);
        created.addComponent("shops", shops);
        ACCOUNTS.put("first", new SendcloudAccount(new SendcloudCredentials("first", "first")));
        start(created, new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:shop").to("shops:user/auth/metadata");
            }
        });
    }

    @BeforeEach
    void setTheFirstKeys() {
        sendcloud().updateKeys(SANDBOX.publicKey(), SANDBOX.secretKey());
    }

    private static SendcloudComponent sendcloud() {
        return context.getComponent("sendcloud", SendcloudComponent.class);
    }

    @Test
    void aHeaderNamesTheAccount() {
        for (String name : new String[] { "one", "two" }) {
            Account account = SANDBOX.addAccount(name);
            ACCOUNTS.put(name, new SendcloudAccount(new SendcloudCredentials(account.publicKey(), account.secretKey())));
            success("direct:shop", null, SendcloudConstants.ACCOUNT, name);
        }

        assertThat(SANDBOX.requests()).extracting(RecordedRequest::account).containsExactly("one", "two");
        assertThat(request("direct:shop", null, SendcloudConstants.ACCOUNT, "three").getException())
                .hasMessageContaining("unknown account");
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void replacedKeysAreUsedByTheNextCall(String mode) {
        success(READ + "&authMode=" + mode, null);
        SANDBOX.account().rotateKeys(KeyRotation.atOnce().revokingTokens());
        assertThat(request(READ + "&authMode=" + mode, null).getException())
                .isInstanceOf(SendcloudAuthenticationException.class);

        sendcloud().updateKeys(SANDBOX.publicKey(), SANDBOX.secretKey());

        success(READ + "&authMode=" + mode, null);
        LOG.drain();
    }

    @Test
    void aProviderGivesNewKeysAfterARefusal() {
        context.getRegistry().bind("keys", (SendcloudCredentialsProvider) () ->
                new SendcloudCredentials(SANDBOX.publicKey(), SANDBOX.secretKey()));
        SendcloudComponent provided = new SendcloudComponent();
        wire(provided);
        provided.getConfiguration().setPublicKey(null);
        provided.getConfiguration().setSecretKey(null);
        context.addComponent("provided", provided);
        String read = "provided:user/auth/metadata?credentialsProvider=#keys";
        success(read, null);

        SANDBOX.account().rotateKeys(KeyRotation.atOnce());

        success(read, null);
        LOG.drain();
    }

    @Test
    @SuppressWarnings("deprecation")
    void theVerifierOfCamelChecksKeys() {
        ComponentVerifierExtension verifier = sendcloud().getExtension(ComponentVerifierExtension.class).orElseThrow();
        Map<String, Object> wrong = new HashMap<>(Map.of("publicKey", SANDBOX.publicKey(), "secretKey", "wrong"));

        assertThat(verifier.verify(ComponentVerifierExtension.Scope.CONNECTIVITY, Map.of()).getStatus())
                .isEqualTo(ComponentVerifierExtension.Result.Status.OK);
        assertThat(verifier.verify(ComponentVerifierExtension.Scope.CONNECTIVITY, wrong).getStatus())
                .isEqualTo(ComponentVerifierExtension.Result.Status.ERROR);
    }

    @Test
    void aRouteWithVerifiedKeysStarts() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:verified").to("sendcloud:parcels/statuses?verifyKeys=true");
            }
        });

        success("direct:verified", null);
        assertThat(SANDBOX.requests()).extracting(RecordedRequest::path).first().asString().contains("metadata");
    }
}
