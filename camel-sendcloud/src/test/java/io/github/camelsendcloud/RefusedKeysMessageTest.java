package io.github.camelsendcloud;

import io.github.camelsendcloud.sandbox.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The message of a refusal of the keys tells what to check, and contains no key. */
@Timeout(60)
class RefusedKeysMessageTest extends SandboxTestSupport {

    private static final String METADATA = "sendcloud:user/auth/metadata";
    private static final String WRONG = "wrong-secret-4711";
    private static final String PAIR
            = "(check that both keys belong to the same integration and have no white space, and that ";

    private String message(String uri, Object... headers) {
        Exception failure = call(uri, null, headers).getException();
        assertThat(failure).isInstanceOf(SendcloudAuthenticationException.class);
        assertThat(failure.getMessage()).doesNotContain(WRONG, sandbox().secretKey());
        return failure.getMessage();
    }

    @Test
    void aRefusalOfTheKeysNamesThePairAndTheModeOfTheIntegration() {
        assertThat(message(METADATA + "?secretKey=" + WRONG)).startsWith(
                "v3 GET /user/auth/metadata failed with 401 Unauthorized " + PAIR
                                                                         + "\"Use OAuth2 authentication\" is not ticked"
                                                                         + " for the integration: otherwise set authMode=oauth2): ");
    }

    @Test
    void aRefusalByTheTokenEndpointNamesThePair() {
        assertThat(message(METADATA + "?authMode=oauth2&secretKey=" + WRONG))
                .contains("responded with 401 invalid_client: ", PAIR + "the integration can use OAuth2)");
    }

    @Test
    void aRefusalForAnotherReasonThanTheKeysHasNoHint() {
        sandbox().controls().failTokenRequests(1, Fault.status(400, "{\"error\":\"invalid_scope\"}"));
        assertThat(message(METADATA + "?authMode=oauth2")).contains("invalid_scope").doesNotContain("check that");

        sandbox().controls().failNext(1, Fault.status(403, "{}"));
        assertThat(message(METADATA)).contains("403").doesNotContain("check that");

        sandbox().controls().failNext(2, Fault.status(401, "{}"));
        assertThat(message(METADATA + "?authMode=oauth2&scope=")).contains("401").doesNotContain("check that");
    }

    @Test
    void aRefusedTokenOfTheReturnPortalHasNoHintAboutTheKeys() {
        sandbox().controls().failNext(1, Fault.status(401, "{}"));

        assertThat(message(
                "sendcloud:brand/shop/return-portal/label/polling?query.id=1&strict=false&apiVersion=v2&method=GET",
                SendcloudConstants.RETURN_PORTAL_TOKEN, "portal-token")).contains("401").doesNotContain("check that");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "service-points?apiVersion=v3&query.country_code=NL", "service-points?apiVersion=v2&query.country=NL" })
    void aRefusalOfACallForServicePointsNamesTheirSetting(String address) {
        for (int status : new int[] { 401, 403 }) {
            sandbox().controls().failNext(1, Fault.status(status, "{}"));

            assertThat(message("sendcloud:" + address))
                    .contains("check that \"Service Points\" is ticked for the integration)");
        }
    }
}
