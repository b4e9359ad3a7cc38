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
import org.apache.camel.component.extension.ComponentVerifierExtension.Result;
import org.apache.camel.component.extension.ComponentVerifierExtension.Scope;
import org.apache.camel.component.extension.ComponentVerifierExtension.VerificationError;
import org.apache.camel.component.extension.ComponentVerifierExtension.VerificationError.StandardCode;
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

    private Result verify(Scope scope, Map<String, Object> parameters) {
        Result result = sendcloud().getExtension(ComponentVerifierExtension.class).orElseThrow().verify(scope, parameters);
        assertThat(result.getScope()).isEqualTo(scope);
        assertThat(result.getErrors().toString()).doesNotContain(WRONG, sandbox().secretKey());
        return result;
    }

    private static VerificationError error(Result result) {
        assertThat(result.getStatus()).isEqualTo(Result.Status.ERROR);
        assertThat(result.getErrors()).hasSize(1);
        VerificationError error = result.getErrors().get(0);
        assertThat(error.getDescription() + error.getDetails()).doesNotContain(WRONG, sandbox().secretKey());
        return error;
    }

    private static void assertError(Result result, VerificationError.Code code, String... parameters) {
        VerificationError error = error(result);
        assertThat(error.getCode()).isEqualTo(code);
        assertThat(error.getParameterKeys()).containsExactlyInAnyOrder(parameters);
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void rightKeysAreAcceptedWithOneRequest(AuthMode mode) {
        Result result = verify(Scope.CONNECTIVITY, rightKeys("authMode", mode.name().toLowerCase(java.util.Locale.ROOT)));

        assertThat(result.getStatus()).isEqualTo(Result.Status.OK);
        assertThat(result.getErrors()).isEmpty();
        assertThat(sandbox().requests()).extracting(request -> request.path()).containsExactly("/api/v3/user/auth/metadata");
        assertThat(sandbox().tokenRequests()).hasSize(mode == AuthMode.OAUTH2 ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void wrongKeysAreAnAuthenticationError(AuthMode mode) {
        Result result = verify(Scope.CONNECTIVITY, keys(WRONG, "authMode", mode));

        assertError(result, StandardCode.AUTHENTICATION, "publicKey", "secretKey");
        assertThat(error(result).getDescription()).contains("check that both keys belong to the same integration");
        assertThat(error(result).getDetail(VerificationError.HttpAttribute.HTTP_CODE)).isEqualTo(401);
    }

    @Test
    void missingKeysAreMissingParametersInBothScopesWithoutARequest() {
        for (Scope scope : List.of(Scope.PARAMETERS, Scope.CONNECTIVITY)) {
            Result none = verify(scope, Map.of());
            assertThat(none.getErrors()).extracting(VerificationError::getCode)
                    .containsOnly(StandardCode.MISSING_PARAMETER).hasSize(2);

            assertError(verify(scope, Map.of("publicKey", "p")), StandardCode.MISSING_PARAMETER, "secretKey");
        }
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void keysOfAnIntegrationThatDemandsOauth2MakeTheModeIllegal() {
        sandbox().account().accept(AcceptedAuthentication.OAUTH2_ONLY);

        Result result = verify(Scope.CONNECTIVITY, rightKeys());

        assertError(result, StandardCode.ILLEGAL_PARAMETER, "authMode");
        assertThat(error(result).getDescription()).startsWith("Sendcloud accepts the keys with authMode=oauth2 only. ");
        assertThat(verify(Scope.CONNECTIVITY, rightKeys("authMode", "oauth2")).getStatus()).isEqualTo(Result.Status.OK);
    }

    @Test
    void keysOfAnIntegrationWithoutOauth2MakeTheModeIllegal() {
        sandbox().account().accept(AcceptedAuthentication.BASIC_ONLY);

        Result result = verify(Scope.CONNECTIVITY, rightKeys("authMode", "oauth2"));

        assertError(result, StandardCode.ILLEGAL_PARAMETER, "authMode");
        assertThat(error(result).getDescription()).startsWith("Sendcloud accepts the keys with authMode=basic only. ");
    }

    /** The user has not named the token endpoint, which would be the real one. */
    @Test
    void keysForAnotherServerDoNotGoToTheTokenEndpointOfSendcloud() {
        sandbox().account().accept(AcceptedAuthentication.OAUTH2_ONLY);
        String real = new SendcloudConfiguration().getTokenUri();

        assertError(verify(Scope.CONNECTIVITY, rightKeys("tokenUri", real)), StandardCode.AUTHENTICATION, "publicKey",
                "secretKey");
    }

    @Test
    void anUnreachableServerIsAGeneralError() throws IOException {
        String nowhere = "http://localhost:" + WebhookTestSupport.freePort();

        assertError(verify(Scope.CONNECTIVITY, rightKeys("baseUri", nowhere + "/api")), StandardCode.GENERIC);
        assertError(
                verify(Scope.CONNECTIVITY,
                        rightKeys("authMode", "oauth2", "tokenUri", nowhere + "/token", "tokenTimeout", "1s")),
                StandardCode.GENERIC);
    }

    @Test
    void anUnavailableServerIsAGeneralErrorWithoutARetry() {
        sandbox().controls().failNext(1, Fault.status(503, "{}"));

        assertError(verify(Scope.CONNECTIVITY, rightKeys()), StandardCode.GENERIC);
        assertThat(sandbox().requests()).hasSize(1);
    }

    @Test
    void aTokenWithoutTheScopeOfTheCheckProvesTheKeys() {
        sandbox().account().grantScopes("read:parcel");
        sandbox().controls().requireScope("read:user", "GET", "/api/v3/user/auth/metadata");

        assertThat(verify(Scope.CONNECTIVITY, rightKeys("authMode", "oauth2")).getStatus()).isEqualTo(Result.Status.OK);
    }

    @Test
    void aProviderSuppliesTheKeys() {
        context.getRegistry().bind("vault",
                (SendcloudCredentialsProvider) () -> new SendcloudCredentials(sandbox().publicKey(), sandbox().secretKey()));
        context.getRegistry().bind("empty", (SendcloudCredentialsProvider) () -> {
            throw new IllegalStateException("no " + WRONG);
        });

        assertThat(verify(Scope.CONNECTIVITY, Map.of("credentialsProvider", "#vault")).getStatus())
                .isEqualTo(Result.Status.OK);
        assertError(verify(Scope.CONNECTIVITY, Map.of("credentialsProvider", "#empty")), StandardCode.GENERIC);
    }

    @Test
    void anAccountOfTheAccountsIsVerified() {
        Account shop = sandbox().addAccount("shop-2").accept(AcceptedAuthentication.OAUTH2_ONLY);
        SendcloudAccount account = new SendcloudAccount(new SendcloudCredentials(shop.publicKey(), shop.secretKey()));
        Map<String, Object> accounts = Map.of("shop", account);

        account.setAuthMode(AuthMode.OAUTH2);
        assertThat(verify(Scope.CONNECTIVITY, Map.of("accounts", accounts, "account", "shop")).getStatus())
                .isEqualTo(Result.Status.OK);
        account.setAuthMode(AuthMode.BASIC);
        assertError(verify(Scope.CONNECTIVITY, Map.of("accounts", accounts, "account", "shop")), StandardCode.AUTHENTICATION,
                "publicKey", "secretKey");
        assertError(verify(Scope.CONNECTIVITY, Map.of("accounts", accounts, "account", "shop2")),
                StandardCode.ILLEGAL_PARAMETER, "account");
        assertError(verify(Scope.CONNECTIVITY, Map.of("accounts", accounts)), StandardCode.MISSING_PARAMETER, "account");
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

        assertError(verify(Scope.PARAMETERS, parameters), StandardCode.ILLEGAL_PARAMETER, name);
        assertError(verify(Scope.CONNECTIVITY, parameters), StandardCode.ILLEGAL_PARAMETER, name);
        assertThat(sandbox().requests()).isEmpty();
    }

    @Test
    void aKeyWithALineBreakInsideIsAnIllegalParameter() {
        Map<String, Object> parameters = keys(WRONG + "\n" + WRONG);

        assertError(verify(Scope.PARAMETERS, parameters), StandardCode.ILLEGAL_PARAMETER, "secretKey");
    }

    @Test
    void anOptionThatDoesNotExistIsAnUnknownParameter() {
        assertError(verify(Scope.PARAMETERS, rightKeys("secretkee", "x")), StandardCode.UNKNOWN_PARAMETER, "secretkee");
        assertError(verify(Scope.PARAMETERS, rightKeys("configuration.baseUri", "x")), StandardCode.UNKNOWN_PARAMETER,
                "configuration.baseUri");
        assertThat(verify(Scope.PARAMETERS, rightKeys("resource", "parcels", "query.x", "1", "delay", "5s", "scope", ""))
                .getStatus()).isEqualTo(Result.Status.OK);
    }

    @Test
    void theOptionsOfTheComponentStayAsTheyAreAndNoLeaseStays() {
        verify(Scope.CONNECTIVITY, rightKeys("authMode", "oauth2", "maxRetries", 9));

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

            Result result = component.getExtension(ComponentVerifierExtension.class).orElseThrow()
                    .verify(Scope.CONNECTIVITY, rightKeys());

            assertThat(result.getStatus()).isEqualTo(Result.Status.OK);
            assertThat(component.isStarted()).isFalse();
            unstarted.start();
            assertThat(component.isStarted()).isTrue();
        }
    }
}
