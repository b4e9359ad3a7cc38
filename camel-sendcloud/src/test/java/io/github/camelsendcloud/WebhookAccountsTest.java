package io.github.camelsendcloud;

import java.util.List;

import io.github.camelsendcloud.sandbox.Account;
import io.github.camelsendcloud.sandbox.KeyRotation;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One route receives the webhooks of several accounts. The sandbox signs the webhooks. */
@Timeout(120)
class WebhookAccountsTest {

    abstract static class Hooks extends WebhookAccountsTestSupport {

        private static final String WITH_ID = "{\"action\": \"integration_updated\", \"timestamp\": 1525271885993,"
                                              + " \"integration\": {\"id\": %d}}";

        private static String withId(Account account) {
            return WITH_ID.formatted(account.integration().id());
        }

        @Test
        void theSignatureTellsTheAccountOfAnEventWithoutAnId() throws Exception {
            open("");

            assertThat(send(two, EVENT)).isEqualTo(200);
            assertThat(send(one, EVENT)).isEqualTo(200);

            assertThat(received()).containsExactly("two", "one");
        }

        @Test
        void anEventOfAnAccountWithTheSecretOfAnotherAccountIsRejected() throws Exception {
            account("one").setIntegrationId(one.integration().id());
            account("two").setIntegrationId(two.integration().id());
            open("");
            assertThat(send(one, withId(one))).isEqualTo(200);

            one.webhookSecret(two.secretKey());

            assertThat(send(one, withId(one))).isEqualTo(401);
            assertThat(send(one, withId(two))).as("an event of the other account").isEqualTo(200);
            assertThat(received()).containsExactly("one", "two");
        }

        @Test
        void anEventWithAnUnknownIntegrationIdBelongsToAnAccountWithoutAnId() throws Exception {
            account("one").setIntegrationId(4711L);
            open("");

            assertThat(send(one, withId(one))).as("account one has another id").isEqualTo(401);
            assertThat(send(two, withId(two))).isEqualTo(200);

            assertThat(received()).containsExactly("two");
        }

        @Test
        void theAddressNamesTheAccount() throws Exception {
            open("");

            assertThat(send(one, "/hook?account=one", EVENT)).isEqualTo(200);
            assertThat(send(one, "/hook?account=two", EVENT)).isEqualTo(401);
            assertThat(send(one, "/hook?account=three", EVENT)).isEqualTo(401);

            assertThat(received()).containsExactly("one");
        }

        @Test
        void anEventThatTwoAccountsCouldHaveSignedIsRejectedUnlessTheAddressTells() throws Exception {
            account("one").setWebhookSecret("shared");
            account("two").setWebhookSecret("shared");
            one.webhookSecret("shared");
            open("");

            assertThat(send(one, EVENT)).isEqualTo(401);
            assertThat(send(one, "/hook?account=one", EVENT)).isEqualTo(200);

            assertThat(received()).containsExactly("one");
        }

        @Test
        void anAccountWithoutKeysDoesNotStopTheOthers() throws Exception {
            accounts.put("broken", new SendcloudAccount());
            account("one").setCredentialsProvider(() -> {
                throw new IllegalStateException("the vault is down");
            });
            open("");

            assertThat(send(two, EVENT)).isEqualTo(200);
            assertThat(send(one, EVENT)).isEqualTo(401);

            assertThat(received()).containsExactly("two");
        }

        @ParameterizedTest
        @ValueSource(strings = { "/hook", "/hook?account=one" })
        void newKeysOfAnAccountAreAcceptedAtOnceAndOldKeysForAWhile(String path) throws Exception {
            open("");
            assertThat(send(one, path, EVENT)).isEqualTo(200);
            String old = one.secretKey();

            one.rotateKeys(KeyRotation.atOnce());
            account("one").update(keys(one));

            assertThat(send(one, path, EVENT)).isEqualTo(200);
            one.webhookSecret(old);
            assertThat(send(one, path, EVENT)).isEqualTo(200);
            assertThat(received()).containsExactly("one", "one", "one");
        }

        @Test
        void anAddedAccountIsKnownAndARemovedAccountIsUnknown() throws Exception {
            open("");
            Account three = sandbox().addAccount("three");
            assertThat(send(three, EVENT)).isEqualTo(401);
            accounts.put("three", new SendcloudAccount(keys(three)));
            assertThat(send(three, EVENT)).isEqualTo(200);
            accounts.remove("three");
            assertThat(send(three, EVENT)).isEqualTo(401);
        }

        @Test
        void theOptionAccountReceivesForOneAccount() throws Exception {
            open("&account=one");

            assertThat(send(one, EVENT)).isEqualTo(200);
            assertThat(send(two, EVENT)).isEqualTo(401);
            assertThat(send(two, "/hook?account=two", EVENT)).isEqualTo(401);

            assertThat(received()).containsExactly("one");
        }

        @Test
        void equalEventsOfTwoAccountsAreTwoEvents() throws Exception {
            context.getRegistry().bind("seen", new MemoryIdempotentRepository());
            open("&idempotentRepository=#seen");

            for (Account account : List.of(one, two, one, two)) {
                assertThat(send(account, EVENT)).isEqualTo(200);
            }

            assertThat(received()).containsExactly("one", "two");
        }

        @Test
        void eventsOfEqualParcelIdsOfTwoAccountsHaveNoOrder() throws Exception {
            open("&dropOutOfOrder=true");
            String older = EVENT.replace("1525271885993", "1525271885992");

            assertThat(send(one, EVENT)).isEqualTo(200);
            assertThat(send(two, older)).isEqualTo(200);
            assertThat(send(one, older)).isEqualTo(200);

            assertThat(received()).containsExactly("one", "two");
        }
    }

    @Nested
    class PlatformHttpTest extends Hooks {

        @Override
        String hook(String options) {
            return "sendcloud:webhook?path=/hook" + options;
        }

        @Test
        void theDocumentedRouteReceivesTheWebhooksOfAllAccounts() throws Exception {
            DocumentedRoutes.DOCUMENTATION.addTo(context, "java", "/hooks/shops");

            assertThat(send(one, "/hooks/shops", EVENT)).isEqualTo(200);
            assertThat(send(two, "/hooks/shops?account=two", EVENT)).isEqualTo(200);
            assertThat(send(two, "/hooks/shops?account=one", EVENT)).isEqualTo(401);
        }

        @Test
        void theHeaderNamesTheAccountOfACall() throws Exception {
            open("");
            Exchange[] called = new Exchange[1];
            getMockEndpoint("mock:events").whenAnyExchangeReceived(
                    exchange -> called[0] = call("sendcloud:user/auth/metadata", null, SendcloudConstants.ACCOUNT,
                            exchange.getMessage().getHeader(SendcloudConstants.ACCOUNT)));

            assertThat(send(two, EVENT)).isEqualTo(200);

            assertThat(called[0].getException()).isNull();
            assertThat(two.counts().calls()).isEqualTo(1);
        }
    }

    @Nested
    class CamelWebhookTest extends Hooks {

        @Override
        String hook(String options) {
            return "webhook:sendcloud:webhook?webhookComponentName=platform-http&webhookPath=/hook" + options;
        }
    }

    @Nested
    class NettyHttpTest extends Hooks {

        @Override
        boolean useNetty() {
            return true;
        }

        @Override
        String hook(String options) {
            return "sendcloud:webhook?httpServer=netty-http&path=/hook" + options;
        }
    }
}
