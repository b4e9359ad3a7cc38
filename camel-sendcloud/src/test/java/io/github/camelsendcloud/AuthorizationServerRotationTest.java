package io.github.camelsendcloud;

import java.time.Duration;

import io.github.camelsendcloud.AuthorizationServer.Client;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring's authorization server replaces the secret of a client, and revokes its token, while 16 threads make calls.
 */
@Timeout(120)
class AuthorizationServerRotationTest extends RotationTestSupport {

    private static final String SHOP = "shop 1 +&%/=";
    private static final Client OBSERVER = new Client("observer", "observer", "o", Duration.ofHours(1));

    private static AuthorizationServer server;
    private static volatile String secret = "s+cr&t%=ü /0";
    private static volatile String lastToken;

    @BeforeAll
    static void startServer() {
        server = new AuthorizationServer(new Client("shop", SHOP, secret, Duration.ofHours(1)), OBSERVER);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void askTheServerAboutTokens() {
        server.reset();
        sandbox().controls().acceptTokens(token -> {
            lastToken = token;
            return server.isActive(token, OBSERVER.id(), OBSERVER.secret());
        });
    }

    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setAuthMode(AuthMode.OAUTH2);
        configuration.setTokenUri(server.uri("token").toString());
        return configuration;
    }

    @Override
    SendcloudCredentials keys() {
        questions.incrementAndGet();
        // the sandbox signs webhooks with its own key
        return new SendcloudCredentials(SHOP, secret, account().secretKey());
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

    @Test
    void noExchangeFailsAndNoWebhookIsRefused() throws Exception {
        Drill drill = drill(() -> call(METADATA, null), i -> {
            String next = "s+cr&t%=ü /" + (i + 1);
            server.replaceSecret(SHOP, next);
            secret = next;
            server.revoke(lastToken, SHOP, next);
        });

        assertNothingWasLost(drill);
        assertThat(server.tokenRequests()).isBetween(1 + 5, 1 + 2 * 5);
    }
}
