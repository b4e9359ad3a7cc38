package io.github.camelsendcloud;

import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

import static io.github.camelsendcloud.OptionCheck.require;

/** The options for the credentials of the account and for the secrets of webhooks. */
@UriParams
public abstract class SecurityConfiguration extends AccountConfiguration {

    @UriParam(label = "security",
              description = "The public key of the Sendcloud integration. Set the key on the component, from a "
                            + "placeholder or a vault. White space around the key is removed.")
    private String publicKey;

    @UriParam(label = "security", secret = true,
              description = "The secret key of the Sendcloud integration. Set the key on the component, from a "
                            + "placeholder or a vault, never in the address of an endpoint. White space around the key is "
                            + "removed.")
    private String secretKey;

    @UriParam(label = "security", enums = "basic,oauth2", defaultValue = "basic",
              description = "The way in which requests are authenticated. With basic, requests carry the keys. With "
                            + "oauth2, requests carry a token that the component requests with the keys, and that all "
                            + "endpoints of the account share.")
    private AuthMode authMode = AuthMode.BASIC;

    @UriParam(label = "security", defaultValue = "api",
              description = "The OAuth2 scopes that the component requests, separated by spaces. Empty: all scopes that "
                            + "the integration was granted. A route does not start with scopes that lack a known scope of "
                            + "its operation.")
    private String scope = "api";

    @UriParam(label = "security", defaultValue = "https://account.sendcloud.com/oauth2/token",
              description = "The address of the OAuth2 token endpoint.")
    private String tokenUri = "https://account.sendcloud.com/oauth2/token";

    @UriParam(label = "security", defaultValue = "10s", javaType = "java.time.Duration",
              description = "The longest time for one response of the OAuth2 token endpoint. A token request with a "
                            + "temporary failure is retried up to 3 times. All attempts together end within two and a half "
                            + "times this time.")
    private long tokenTimeout = 10_000;

    @UriParam(label = "security", secret = true,
              description = "The secret that signs incoming webhooks: the secret key of the integration, or its webhook "
                            + "signature key. While one secret replaces another, name both, separated by a comma. Default: "
                            + "the secret key.")
    private String webhookSecret;

    @UriParam(label = "security", defaultValue = "false",
              description = "Whether a route asks Sendcloud at its start whether the keys are accepted. A route with refused "
                            + "keys does not start, and neither does a route that cannot reach Sendcloud. All endpoints of "
                            + "an account share one request.")
    private boolean verifyKeys;

    @UriParam(label = "security", defaultValue = "0", javaType = "java.time.Duration",
              description = "The time after the latest call of an account after which the component asks Sendcloud whether the"
                            + " keys are accepted, for the health check of the account. The request is GET"
                            + " user/auth/metadata, counts against the rate limits, and is made once for all endpoints of"
                            + " the account. 0 means no such requests: the health check then shows the results of the calls.")
    private long healthProbeInterval;

    /** The scopes of the token that the requests need; {@code null} for requests with the keys themselves. */
    String tokenScope() {
        return authMode == AuthMode.OAUTH2 ? scope == null ? "" : scope.strip() : null;
    }

    /** Whether the secret of webhooks is the secret of the account, which may change. */
    boolean isWebhookSecretOfAccount() {
        return webhookSecret == null && hasAccount();
    }

    /** The servers that may receive a credential. */
    Set<URI> audience() {
        return new HashSet<>(
                List.of(safeAddress("baseUri", getBaseUri()), safeAddress("servicePointsUri", getServicePointsUri())));
    }

    /**
     * The configured secrets that incoming webhooks are signed with; empty when a bean supplies the secret.
     *
     * @throws IllegalArgumentException when there is no secret
     */
    List<String> webhookSecrets() {
        if (webhookSecret == null && (hasAccount() && !hasConfiguredKeys() || hasOnlyNamedAccounts())) {
            return List.of();
        }
        String secrets = webhookSecret == null ? secretKey : webhookSecret;
        if (secrets == null || secrets.isBlank()) {
            throw new IllegalArgumentException(
                    "Option webhookSecret is missing, and secretKey too: without a secret the sender of a webhook cannot be verified");
        }
        // a secret key may contain a comma
        List<String> parts = webhookSecret == null
                ? List.of(secretKey) : Arrays.stream(webhookSecret.split(",", -1)).map(KeyText::stripped).toList();
        parts.forEach(part -> KeyText.requirePlain(webhookSecret == null ? "secretKey" : "webhookSecret", part));
        return parts;
    }

    /** @throws IllegalArgumentException when a key is missing or an address is not safe for keys */
    void validateSecurity() {
        OptionCheck.requireMillis(healthProbeInterval == 0 || healthProbeInterval >= 1000, "healthProbeInterval",
                healthProbeInterval, "0 or at least 1s");
        validateAccounts();
        if (hasConfiguredKeys()) {
            validateKeys();
        }
        SafeAddresses.requireNoVersion("baseUri", safeAddress("baseUri", getBaseUri()));
        SafeAddresses.requireNoVersion("servicePointsUri", safeAddress("servicePointsUri", getServicePointsUri()));
        if (authMode == AuthMode.OAUTH2) {
            safeAddress("tokenUri", tokenUri);
        }
    }

    private void validateKeys() {
        if (publicKey == null || publicKey.isBlank() || secretKey == null || secretKey.isBlank()) {
            throw new IllegalArgumentException(
                    "Option " + (publicKey == null || publicKey.isBlank() ? "publicKey" : "secretKey")
                                               + " is missing: set the keys of the Sendcloud integration on the component"
                                               + " (camel.component.sendcloud.public-key and secret-key) or on the endpoint");
        }
        KeyText.requirePlain("publicKey", publicKey);
        KeyText.requirePlain("secretKey", secretKey);
        require(authMode == AuthMode.OAUTH2 || publicKey.indexOf(':') < 0, "publicKey", "…:…",
                "without a colon, which ends a user name");
    }

    public String getPublicKey() {
        return publicKey;
    }

    /** @param publicKey white space around the key is removed */
    public void setPublicKey(String publicKey) {
        this.publicKey = KeyText.stripped(publicKey);
    }

    public String getSecretKey() {
        return secretKey;
    }

    /** @param secretKey white space around the key is removed */
    public void setSecretKey(String secretKey) {
        this.secretKey = KeyText.stripped(secretKey);
    }

    public String getWebhookSecret() {
        return webhookSecret;
    }

    /** @param webhookSecret white space around each of the secrets is removed */
    public void setWebhookSecret(String webhookSecret) {
        this.webhookSecret = KeyText.stripped(webhookSecret);
    }

    public boolean isVerifyKeys() {
        return verifyKeys;
    }

    public void setVerifyKeys(boolean verifyKeys) {
        this.verifyKeys = verifyKeys;
    }

    /** @return in milliseconds; 0 for no probes */
    public long getHealthProbeInterval() {
        return healthProbeInterval;
    }

    /** @param healthProbeInterval in milliseconds, 0 or at least 1000 */
    public void setHealthProbeInterval(long healthProbeInterval) {
        this.healthProbeInterval = healthProbeInterval;
    }

    public AuthMode getAuthMode() {
        return authMode;
    }

    public void setAuthMode(AuthMode authMode) {
        this.authMode = authMode;
    }

    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }

    public String getTokenUri() {
        return tokenUri;
    }

    public void setTokenUri(String tokenUri) {
        this.tokenUri = tokenUri;
    }

    /** @return in milliseconds */
    @Override
    public long getTokenTimeout() {
        return tokenTimeout;
    }

    /** @param tokenTimeout in milliseconds, at least 1 */
    public void setTokenTimeout(long tokenTimeout) {
        this.tokenTimeout = tokenTimeout;
    }
}
