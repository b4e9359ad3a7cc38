package io.github.camelsendcloud;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelsendcloud.sandbox.Account;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Keys and accounts of an endpoint take precedence over keys and accounts of the component. */
@Timeout(60)
class KeysOfAnEndpointTest extends WebhookTestSupport {

    private static final String METADATA = "user/auth/metadata";

    private final Map<String, Object> accounts = new ConcurrentHashMap<>();
    private SendcloudConfiguration options;

    @BeforeEach
    void addAComponent() {
        addAccount(accounts, "one");
        addAccount(accounts, "two");
        options = configuration();
        options.setAccounts(accounts);
        SendcloudComponent component = new SendcloudComponent();
        component.setConfiguration(options);
        context.addComponent("shops", component);
    }

    private static String keysOf(String name) {
        Account account = sandbox().account(name);
        return "publicKey=" + account.publicKey() + "&secretKey=" + account.secretKey();
    }

    private String calledBy(String address) {
        Exchange exchange = call("shops:" + address, null);
        assertThat(exchange.getException()).isNull();
        return sandbox().requests().get(sandbox().requests().size() - 1).account();
    }

    @Test
    void keysOfAnEndpointTakePrecedenceOverTheAccountOfTheComponent() {
        options.setAccount("one");

        assertThat(calledBy(METADATA)).isEqualTo("one");
        assertThat(calledBy(METADATA + "?" + keysOf("two"))).isEqualTo("two");
        assertThat(calledBy(METADATA + "?" + keysOf("two").replace("publicKey", "public-key"))).isEqualTo("two");
    }

    @Test
    void keysOfAnEndpointTakePrecedenceOverTheBeanOfTheComponent() {
        options.setCredentialsProvider(((SendcloudAccount) accounts.get("one"))::credentials);

        assertThat(calledBy(METADATA)).isEqualTo("one");
        assertThat(calledBy(METADATA + "?" + keysOf("two"))).isEqualTo("two");
    }

    @Test
    void aBeanOfAnEndpointTakesPrecedenceOverTheAccountOfTheComponent() {
        options.setAccount("one");
        context.getRegistry().bind("second",
                (SendcloudCredentialsProvider) ((SendcloudAccount) accounts.get("two"))::credentials);

        assertThat(calledBy(METADATA + "?credentialsProvider=#second")).isEqualTo("two");
    }

    @Test
    void theSecretOfAnAccountTakesPrecedenceOverTheSecretOfTheComponent() throws Exception {
        options.setWebhookSecret("of-the-component");
        route("shops:webhook?path=/hook&account=one", "mock:events");

        assertThat(post("/hook", EVENT, "Sendcloud-Signature", signed("of-the-component")).statusCode()).isEqualTo(401);
        assertThat(post("/hook", EVENT, "Sendcloud-Signature", signed(sandbox().account("one").secretKey())).statusCode())
                .isEqualTo(200);
    }

    private static String signed(String secret) {
        return sign(EVENT.getBytes(java.nio.charset.StandardCharsets.UTF_8), secret);
    }

    @Test
    void theScopesOfAnAccountTakePrecedenceOverTheScopesOfTheComponent() {
        options.setAuthMode(AuthMode.OAUTH2);
        options.setScope("read:parcel");
        ((SendcloudAccount) accounts.get("one")).setScope("api");
        String organization = "organization?method=GET";

        assertThat(call("shops:" + organization, null, SendcloudConstants.ACCOUNT, "one").getException()).isNull();
        assertThat(context.getEndpoint("shops:" + organization + "&account=one")).isNotNull();
        assertThatThrownBy(() -> context.getEndpoint("shops:" + organization + "&account=two"))
                .hasRootCauseInstanceOf(IllegalArgumentException.class).rootCause().hasMessageContaining("Option scope");
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "oauth2" })
    void aPurchaseWithA403IsNotSentASecondTimeWithTheSameKeys(String authMode) {
        options.setCredentialsProvider(((SendcloudAccount) accounts.get("one"))::credentials);
        sandbox().controls().failNext(1, Fault.status(403));

        Exchange exchange = call("shops:shipments/announce?authMode=" + authMode, shipment());

        assertThat(exchange.getException()).isInstanceOfSatisfying(
                SendcloudAuthenticationException.class, failure -> assertThat(failure.getStatusCode()).isEqualTo(403));
        assertThat(sandbox().requests().stream().filter(request -> request.path().contains("announce"))).hasSize(1);
    }
}
