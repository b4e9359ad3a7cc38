package io.github.camelsendcloud;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.sandbox.AcceptedAuthentication;
import io.github.camelsendcloud.sandbox.Account;
import io.github.camelsendcloud.sandbox.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.component.extension.ComponentVerifierExtension;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Camel's verifier checks the options of the component over a real socket. */
@Timeout(60)
@SuppressWarnings("deprecation")
class ComponentVerifierTest extends SandboxTestSupport {

    private static final String WRONG = "wrong-secret-4711";

    /** The options of the component have no keys: each test names its keys. */
    @Override
    protected SendcloudConfiguration configuration() {
        SendcloudConfiguration configuration = super.configuration();
        configuration.setPublicKey(null);
        configuration.setSecretKey(null);
        return configuration;
    }

    private SendcloudComponent sendcloud() {
        return context.getComponent("sendcloud", SendcloudComponent.class);
    }

    private static Map<String, Object> keys(String secretKey, Object... more) {
        Map<String, Object> parameters = new HashMap<>(
                Map.of("publicKey", sandbox().publicKey(), "secretKey", secretKey));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put((String) more[i], more[i + 1]);
        }
        return parameters;
    }

    private static Map<String, Object> rightKeys(Object... more) {
        return keys(sandbox().secretKey(), more);
    }

    private ComponentVerifierExtension.Result verify(ComponentVerifierExtension.Scope scope, Map<String, Object> parameters) {
        ComponentVerifierExtension.Result result
                = sendcloud().getExtension(ComponentVerifierExtension.class).orElseThrow().verify(scope, parameters);
        assertThat(result.getScope()).isEqualTo(scope);
        assertThat(result.getErrors().toString()).doesNotContain(WRONG, sandbox().secretKey());
        return result;
    }

    private static ComponentVerifierExtension.VerificationError error(ComponentVerifierExtension.Result result) {
        assertThat(result.getStatus()).isEqualTo(ComponentVerifierExtension.Result.Status.ERROR);
        assertThat(result.getErrors()).hasSize(1);
        ComponentVerifierExtension.VerificationError error = result.getErrors().get(0);
        assertThat(error.getDescription() + error.getDetails()).doesNotContain(WRONG, sandbox().secretKey());
        return error;
    }

    private static void assertError(
            ComponentVerifierExtension.Result result, ComponentVerifierExtension.VerificationError.Code code,
            String... parameters) {
        ComponentVerifierExtension.VerificationError error = error(result);
        assertThat(error.getCode()).isEqualTo(code);
        assertThat(error.getParameterKeys()).containsExactlyInAnyOrder(parameters);
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void rightKeysAreAcceptedWithOneRequest(AuthMode mode) {
        ComponentVerifierExtension.Result result = verify(ComponentVerifierExtension.Scope.CONNECTIVITY,
                rightKeys("authMode", mode.name().toLowerCase(java.util.Locale.ROOT)));

        assertThat(result.getStatus()).isEqualTo(ComponentVerifierExtension.Result.Status.OK);
        assertThat(result.getErrors()).isEmpty();
        assertThat(sandbox().requests()).extracting(request -> request.path()).containsExactly("/api/v3/user/auth/metadata");
        assertThat(sandbox().tokenRequests()).hasSize(mode == AuthMode.OAUTH2 ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void wrongKeysAreAnAuthenticationError(AuthMode mode) {
        ComponentVerifierExtension.Result result
                = verify(ComponentVerifierExtension.Scope.CONNECTIVITY, keys(WRONG, "authMode", mode));

        assertError(result, ComponentVerifierExtension.VerificationError.StandardCode.AUTHENTICATION, "publicKey", "secretKey");
        assertThat(error(result).getDescription()).contains("check that both keys belong to the same integration");
        assertThat(error(result).getDetail(ComponentVerifierExtension.VerificationError.HttpAttribute.HTTP_CODE))
                .isEqualTo(401);
    }

    @Test
    void missingKeysAreMissingParametersInBothScopesWithoutARequest() {
        for (ComponentVerifierExtension.Scope scope : List.of(ComponentVerifierExtension.Scope.PARAMETERS,
                ComponentVerifierExtension.Scope.CONNECTIVITY)) {
            ComponentVerifierExtension.Result none = verify(scope, Map.of());
            assertThat(none.getErrors()).extracting(ComponentVerifierExtension.VerificationError::getCode)
                    .containsOnly(ComponentVerifierExtension.VerificationError.StandardCode.MISSING_PARAMETER).hasSize(2);

            assertError(verify(scope, Map.of("publicKey", "p")),
                    ComponentVerifierExtension.VerificationError.StandardCode.MISSING_PARAMETER, "secretKey");
        }
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void keysOfAnIntegrationThatDemandsOauth2MakeTheModeIllegal() {
        sandbox().account().accept(AcceptedAuthentication.OAUTH2_ONLY);

        ComponentVerifierExtension.Result result = verify(ComponentVerifierExtension.Scope.CONNECTIVITY, rightKeys());

        assertError(result, ComponentVerifierExtension.VerificationError.StandardCode.ILLEGAL_PARAMETER, "authMode");
        assertThat(error(result).getDescription()).startsWith("Sendcloud accepts the keys with authMode=oauth2 only. ");
        assertThat(verify(ComponentVerifierExtension.Scope.CONNECTIVITY, rightKeys("authMode", "oauth2")).getStatus())
                .isEqualTo(ComponentVerifierExtension.Result.Status.OK);
    }

    @Test
    void keysOfAnIntegrationWithoutOauth2MakeTheModeIllegal() {
        sandbox().account().accept(AcceptedAuthentication.BASIC_ONLY);

        ComponentVerifierExtension.Result result
                = verify(ComponentVerifierExtension.Scope.CONNECTIVITY, rightKeys("authMode", "oauth2"));

        assertError(result, ComponentVerifierExtension.VerificationError.StandardCode.ILLEGAL_PARAMETER, "authMode");
        assertThat(error(result).getDescription()).startsWith("Sendcloud accepts the keys with authMode=basic only. ");
    }

    /** The user has not named the token endpoint, which would be the real one. */
    @Test
    void keysForAnotherServerDoNotGoToTheTokenEndpointOfSendcloud() {
        sandbox().account().accept(AcceptedAuthentication.OAUTH2_ONLY);
        String real = new SendcloudConfiguration().getTokenUri();

        assertError(verify(ComponentVerifierExtension.Scope.CONNECTIVITY, rightKeys("tokenUri", real)),
                ComponentVerifierExtension.VerificationError.StandardCode.AUTHENTICATION, "publicKey",
                "secretKey");
    }

    @Test
    void anUnreachableServerIsAGeneralError() throws IOException {
        String nowhere = "http://localhost:" + WebhookTestSupport.freePort();

        assertError(verify(ComponentVerifierExtension.Scope.CONNECTIVITY, rightKeys("baseUri", nowhere + "/api")),
                ComponentVerifierExtension.VerificationError.StandardCode.GENERIC);
        assertError(
                verify(ComponentVerifierExtension.Scope.CONNECTIVITY,
                        rightKeys("authMode", "oauth2", "tokenUri", nowhere + "/token", "tokenTimeout", "1s")),
                ComponentVerifierExtension.VerificationError.StandardCode.GENERIC);
    }

    @Test
    void anUnavailableServerIsAGeneralErrorWithoutARetry() {
        sandbox().controls().failNext(1, Fault.status(503, "{}"));

        assertError(verify(ComponentVerifierExtension.Scope.CONNECTIVITY, rightKeys()),
                ComponentVerifierExtension.VerificationError.StandardCode.GENERIC);
        assertThat(sandbox().requests()).hasSize(1);
    }

    @Test
    void aTokenWithoutTheScopeOfTheCheckProvesTheKeys() {
        sandbox().account().grantScopes("read:parcel");
        sandbox().controls().requireScope("read:user", "GET", "/api/v3/user/auth/metadata");

        assertThat(verify(ComponentVerifierExtension.Scope.CONNECTIVITY, rightKeys("authMode", "oauth2")).getStatus())
                .isEqualTo(ComponentVerifierExtension.Result.Status.OK);
    }

    @Test
    void aProviderSuppliesTheKeys() {
        context.getRegistry().bind("vault",
                (SendcloudCredentialsProvider) () -> new SendcloudCredentials(sandbox().publicKey(), sandbox().secretKey()));
        context.getRegistry().bind("empty", (SendcloudCredentialsProvider) () -> {
            throw new IllegalStateException("no " + WRONG);
        });

        assertThat(verify(ComponentVerifierExtension.Scope.CONNECTIVITY, Map.of("credentialsProvider", "#vault")).getStatus())
                .isEqualTo(ComponentVerifierExtension.Result.Status.OK);
        assertError(verify(ComponentVerifierExtension.Scope.CONNECTIVITY, Map.of("credentialsProvider", "#empty")),
                ComponentVerifierExtension.VerificationError.StandardCode.GENERIC);
    }

    @Test
    void anAccountOfTheAccountsIsVerified() {
        Account shop = sandbox().addAccount("shop-2").accept(AcceptedAuthentication.OAUTH2_ONLY);
        SendcloudAccount account = new SendcloudAccount(new SendcloudCredentials(shop.publicKey(), shop.secretKey()));
        Map<String, Object> accounts = Map.of("shop", account);

        account.setAuthMode(AuthMode.OAUTH2);
        assertThat(verify(ComponentVerifierExtension.Scope.CONNECTIVITY, Map.of("accounts", accounts, "account", "shop"))
                .getStatus())
                .isEqualTo(ComponentVerifierExtension.Result.Status.OK);
        account.setAuthMode(AuthMode.BASIC);
        assertError(verify(ComponentVerifierExtension.Scope.CONNECTIVITY, Map.of("accounts", accounts, "account", "shop")),
                ComponentVerifierExtension.VerificationError.StandardCode.AUTHENTICATION,
                "publicKey", "secretKey");
        assertError(verify(ComponentVerifierExtension.Scope.CONNECTIVITY, Map.of("accounts", accounts, "account", "shop2")),
                ComponentVerifierExtension.VerificationError.StandardCode.ILLEGAL_PARAMETER, "account");
        assertError(verify(ComponentVerifierExtension.Scope.CONNECTIVITY, Map.of("accounts", accounts)),
                ComponentVerifierExtension.VerificationError.StandardCode.MISSING_PARAMETER, "account");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            authMode        | oath
            tokenTimeout    | soon
            maxRetries      | many
            strict          | perhaps
            baseUri         | http://example.com/api
            baseUri         | https://example.com/api/v3
            acceptExisting  | each
            publicKey       | a:b
            delay           | -1s
            credentialsProvider | #nothing
            """)
    void anInvalidValueIsAnIllegalParameterWithoutARequest(String name, String value) {
        Map<String, Object> parameters = rightKeys(name, value);

        assertError(verify(ComponentVerifierExtension.Scope.PARAMETERS, parameters),
                ComponentVerifierExtension.VerificationError.StandardCode.ILLEGAL_PARAMETER, name);
        assertError(verify(ComponentVerifierExtension.Scope.CONNECTIVITY, parameters),
                ComponentVerifierExtension.VerificationError.StandardCode.ILLEGAL_PARAMETER, name);
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void aKeyWithALineBreakInsideIsAnIllegalParameter() {
        Map<String, Object> parameters = keys(WRONG + "\n" + WRONG);

        assertError(verify(ComponentVerifierExtension.Scope.PARAMETERS, parameters),
                ComponentVerifierExtension.VerificationError.StandardCode.ILLEGAL_PARAMETER, "secretKey");
    }

    @Test
    void anOptionThatDoesNotExistIsAnUnknownParameter() {
        assertError(verify(ComponentVerifierExtension.Scope.PARAMETERS, rightKeys("secretkee", "x")),
                ComponentVerifierExtension.VerificationError.StandardCode.UNKNOWN_PARAMETER, "secretkee");
        assertError(verify(ComponentVerifierExtension.Scope.PARAMETERS, rightKeys("configuration.baseUri", "x")),
                ComponentVerifierExtension.VerificationError.StandardCode.UNKNOWN_PARAMETER,
                "configuration.baseUri");
        assertThat(verify(ComponentVerifierExtension.Scope.PARAMETERS,
                rightKeys("resource", "parcels", "query.x", "1", "delay", "5s", "scope", ""))
                .getStatus()).isEqualTo(ComponentVerifierExtension.Result.Status.OK);
    }

    @Test
    void theOptionsOfTheComponentStayAsTheyAreAndNoLeaseStays() {
        verify(ComponentVerifierExtension.Scope.CONNECTIVITY, rightKeys("authMode", "oauth2", "maxRetries", 9));

        assertThat(sendcloud().getConfiguration().getPublicKey()).isNull();
        assertThat(sendcloud().getConfiguration().getAuthMode()).isEqualTo(AuthMode.BASIC);
        assertThat(sendcloud().getConfiguration().getMaxRetries()).isNotEqualTo(9);
        assertThat(context.getEndpoints()).isEmpty();
        assertThat(sendcloud().clients().tokens()).isZero();
        assertThat(sendcloud().getLimiters() + sendcloud().getBudgets()).isZero();
        Awaitility.await().until(() -> sendcloud().getClients() == 0);
    }

    @Test
    void aContextThatIsNotStartedCanVerifyToo() throws Exception {
        try (CamelContext unstarted = new DefaultCamelContext()) {
            SendcloudComponent component = component();
            unstarted.addComponent("sendcloud", component);

            ComponentVerifierExtension.Result result = component.getExtension(ComponentVerifierExtension.class).orElseThrow()
                    .verify(ComponentVerifierExtension.Scope.CONNECTIVITY, rightKeys());

            assertThat(result.getStatus()).isEqualTo(ComponentVerifierExtension.Result.Status.OK);
            assertThat(component.isStarted()).isFalse();
            unstarted.start();
            assertThat(component.isStarted()).isTrue();
        }
    }
}
