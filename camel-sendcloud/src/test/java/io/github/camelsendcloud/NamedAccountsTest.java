package io.github.camelsendcloud;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelsendcloud.sandbox.Account;
import io.github.camelsendcloud.sandbox.KeyRotation;
import io.github.camelsendcloud.sandbox.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A message or an endpoint names the account of a call. */
@Timeout(120)
class NamedAccountsTest extends SandboxTestSupport {

    private static final String METADATA = "user/auth/metadata";
    private static final String READ = "sendcloud:" + METADATA;

    /** The accounts of the component. Tests change the map while routes run. */
    private final Map<String, Object> accounts = new ConcurrentHashMap<>();

    @Override
    protected SendcloudConfiguration configuration() {
        return withAccountsOnly(super.configuration(), accounts);
    }

    @BeforeEach
    void addTwoShops() {
        add("one");
        add("two");
    }

    private Account add(String name) {
        return addAccount(accounts, name);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                accounts.put("first", new SendcloudAccount(new SendcloudCredentials("first", "first")));
                from("direct:read").to(READ);
                from("direct:token").to(READ + "?authMode=oauth2");
                from("direct:parcel").to("sendcloud:parcels?method=POST&externalReference=${header.reference}");
            }
        };
    }

    private Exchange read(Object account) {
        return call("direct:read", null, SendcloudConstants.ACCOUNT, account);
    }

    private static List<String> called() {
        return sandbox().requests().stream().map(RecordedRequest::account).toList();
    }

    @Test
    void theHeaderOfAMessageNamesTheAccount() {
        assertThat(read("one").getException()).isNull();
        assertThat(read("two").getException()).isNull();
        assertThat(read("one").getException()).isNull();

        assertThat(called()).containsExactly("one", "two", "one");
    }

    @Test
    void theOptionAccountTakesPrecedenceOverTheHeader() {
        Exchange exchange = call(READ + "?account=one", null, SendcloudConstants.ACCOUNT, "two");

        assertThat(exchange.getException()).isNull();
        assertThat(called()).containsExactly("one");
    }

    @Test
    void anEndpointOfAnUnknownAccountIsNotBuilt() {
        assertThatThrownBy(() -> context.getEndpoint(READ + "?account=three")).rootCause()
                .hasMessageContaining("Option account names an unknown account");
    }

    @Test
    void aMessageWithoutTheHeaderIsNotSent() {
        assertThat(call("direct:read", null).getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Header CamelSendcloudAccount is missing");
        assertThat(called()).isEmpty();
    }

    static Stream<Object> foreignNames() {
        Stream<Object> texts = Stream.of(
                "", " ", "three", "ONE", "one ", " one", "one\n", "one,two", "one&account=two", "one?account=two", "*", "#one",
                "#bean:one", "{{one}}", "${header.x}", "RAW(one)", "one.publicKey", "one[0]", "../one", "one/..", "%6Fne",
                "one\u0000", "sandbox-public-key", "sandbox-public-key:sandbox-secret-key", "publicKey=k&secretKey=s",
                "http://localhost:1/api", "https://evil.example", "//evil.example", "sendcloud:parcels", "null", "0",
                "x".repeat(100_000), "\ud800", "o\u0301ne");
        return Stream.concat(texts, Stream.of(
                1, true, List.of("one"), Map.of("publicKey", "k"), new StringBuilder("one"), new byte[] { 'o', 'n', 'e' }));
    }

    @ParameterizedTest
    @MethodSource("foreignNames")
    void aHeaderThatIsNoNameOfAnAccountIsRejectedAndNotRepeated(Object header) {
        Exchange exchange = read(header);

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Header CamelSendcloudAccount").hasMessageNotContaining("two");
        String text = String.valueOf(header);
        if (text.length() > 5) {
            assertThat(exchange.getException().toString()).doesNotContain(text);
        }
        assertThat(called()).isEmpty();
    }

    @Test
    void anEndpointWithoutAccountsRejectsTheHeader() {
        String keys = "?accounts=#none&publicKey=" + sandbox().publicKey() + "&secretKey=" + sandbox().secretKey();
        context.getRegistry().bind("none", new HashMap<>());

        assertThat(call(READ + keys, null, SendcloudConstants.ACCOUNT, "one").getException())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(call(READ + keys, null).getException()).isNull();
        assertThat(called()).hasSize(1);
    }

    @Test
    void anAddedAccountIsKnownAndARemovedAccountIsUnknown() {
        assertThat(read("three").getException()).isInstanceOf(IllegalArgumentException.class);
        add("three");
        assertThat(read("three").getException()).isNull();
        accounts.remove("three");
        assertThat(read("three").getException()).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "direct:read", "direct:token" })
    void newKeysOfAnAccountReplaceRefusedKeys(String route) {
        Account one = sandbox().account("one");
        assertThat(call(route, null, SendcloudConstants.ACCOUNT, "one").getException()).isNull();

        one.rotateKeys(KeyRotation.atOnce().revokingTokens());
        ((SendcloudAccount) accounts.get("one")).update(keys(one));

        // a question to the accounts is possible a second after the latest one
        org.awaitility.Awaitility.await().until(
                () -> call(route, null, SendcloudConstants.ACCOUNT, "one").getException() == null);
        assertThat(call(route, null, SendcloudConstants.ACCOUNT, "two").getException()).isNull();
    }

    @Test
    void theModeAndTheScopesOfAnAccountTakePrecedence() {
        SendcloudAccount two = (SendcloudAccount) accounts.get("two");
        two.setAuthMode(AuthMode.OAUTH2);
        two.setScope("read:parcel");

        assertThat(read("one").getException()).isNull();
        assertThat(read("two").getException()).isNull();

        assertThat(sandbox().account("one").counts().tokenRequests()).isZero();
        assertThat(sandbox().account("two").counts().tokenRequests()).isEqualTo(1);
    }

    @Test
    void accountsSharedByPropertiesOfCamelMain() {
        SendcloudComponent component = new SendcloudComponent();
        component.setCamelContext(context);
        component.setConfiguration(super.configuration());
        Account one = sandbox().account("one");
        Map<String, Object> properties = new HashMap<>(
                Map.of(
                        "accounts.one.public-key", one.publicKey(), "accounts.one.secretKey", one.secretKey(),
                        "accounts[two].publicKey", "k"));
        properties.remove("accounts[two].publicKey");
        PropertyBindingSupport.build().withCamelContext(context).withTarget(component.getConfiguration())
                .withProperties(properties).withIgnoreCase(true).bind();
        context.addComponent("main", component);

        assertThat(call("main:" + METADATA + "?account=one", null).getException()).isNull();
        assertThat(called()).containsExactly("one");
    }

    @Test
    void aParcelIsBoughtForTheAccountOfTheMessageOnly() {
        for (String name : List.of("one", "two")) {
            Exchange exchange = call("direct:parcel", Map.of("parcel", Map.of(
                    "name", "Jane Roe", "address", "Rathausplatz", "house_number", "1", "city", "Stuttgart", "postal_code",
                    "70173",
                    "country", "DE")), SendcloudConstants.ACCOUNT, name, "reference", "4711");
            assertThat(exchange.getException()).isNull();
        }
        assertThat(called()).containsExactly("one", "two");
    }

    @Test
    void manyAccountsAreUsedThroughOneEndpoint() {
        int count = Integer.getInteger("accounts", 300);
        IntStream.range(0, count).forEach(i -> add("shop-" + i));
        for (int round = 0; round < 2; round++) {
            IntStream.range(0, count).forEach(i -> assertThat(
                    call("direct:token", null, SendcloudConstants.ACCOUNT, "shop-" + i).getException()).isNull());
        }
        assertThat(sandbox().accounts().stream().mapToInt(account -> account.counts().tokenRequests()).sum()).isEqualTo(count);
        assertThat(context.getEndpoints().stream().filter(SendcloudEndpoint.class::isInstance)).hasSize(3);
    }
}
