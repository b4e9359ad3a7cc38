package io.github.camelsendcloud;

import java.util.Locale;

import org.apache.camel.util.StringHelper;

/**
 * An account for option {@code accounts}. The public methods are safe for use by several threads: the monitor of the
 * account guards all fields.
 */
public class SendcloudAccount {

    private String publicKey;
    private String secretKey;
    private String webhookSecret;
    private SendcloudCredentialsProvider credentialsProvider;
    private AuthMode authMode;
    private String scope;
    private Long integrationId;

    /** An account without keys, whose properties are set later. */
    public SendcloudAccount() {
    }

    /** @param credentials the keys; not {@code null} */
    public SendcloudAccount(SendcloudCredentials credentials) {
        update(credentials);
    }

    /**
     * Replaces the keys. The component uses the new keys after option {@code credentialsInterval}, or when Sendcloud
     * refuses the old keys.
     */
    public final synchronized void update(SendcloudCredentials credentials) {
        publicKey = credentials.publicKey();
        secretKey = credentials.secretKey();
        webhookSecret = credentials.webhookSecret();
    }

    /**
     * The present keys.
     *
     * @throws IllegalStateException when a key is missing
     * @throws Exception             from the credentials provider
     */
    SendcloudCredentials credentials() throws Exception {
        SendcloudCredentialsProvider provider = getCredentialsProvider();
        if (provider != null) {
            return provider.credentials();
        }
        synchronized (this) {
            if (publicKey == null || secretKey == null) {
                throw new IllegalStateException("the account has no " + (publicKey == null ? "publicKey" : "secretKey"));
            }
            return new SendcloudCredentials(publicKey, secretKey, webhookSecret);
        }
    }

    /**
     * Sets a property by its name, such as {@code publicKey} or {@code public-key}.
     *
     * @throws IllegalArgumentException when the property is unknown or its value is invalid. The message has no value
     */
    void set(String property, Object value) {
        String name = StringHelper.dashToCamelCase(property);
        String text = value == null ? null : value.toString();
        switch (name) {
            case "publicKey" -> setPublicKey(text);
            case "secretKey" -> setSecretKey(text);
            case "webhookSecret" -> setWebhookSecret(text);
            case "scope" -> setScope(text);
            case "authMode" -> setAuthMode(text == null ? null : AuthMode.valueOf(text.strip().toUpperCase(Locale.ROOT)));
            case "integrationId" -> setIntegrationId(text == null ? null : Long.valueOf(text.strip()));
            case "credentialsProvider" -> setCredentialsProvider((SendcloudCredentialsProvider) value);
            default -> throw new IllegalArgumentException(
                    "Option accounts has an account with the unknown property " + name
                                                          + ": an account has publicKey, secretKey,"
                                                          + " webhookSecret, credentialsProvider, authMode, scope and"
                                                          + " integrationId");
        }
    }

    public synchronized String getPublicKey() {
        return publicKey;
    }

    /** @param publicKey white space around the key is removed */
    public synchronized void setPublicKey(String publicKey) {
        this.publicKey = KeyText.stripped(publicKey);
    }

    public synchronized String getSecretKey() {
        return secretKey;
    }

    /** @param secretKey white space around the key is removed */
    public synchronized void setSecretKey(String secretKey) {
        this.secretKey = KeyText.stripped(secretKey);
    }

    public synchronized String getWebhookSecret() {
        return webhookSecret;
    }

    /**
     * @param webhookSecret the secret of webhooks; {@code null} for the secret key. White space around it is removed
     */
    public synchronized void setWebhookSecret(String webhookSecret) {
        this.webhookSecret = KeyText.stripped(webhookSecret);
    }

    public synchronized SendcloudCredentialsProvider getCredentialsProvider() {
        return credentialsProvider;
    }

    /** @param credentialsProvider supplies the keys instead of the properties; {@code null} for the properties */
    public synchronized void setCredentialsProvider(SendcloudCredentialsProvider credentialsProvider) {
        this.credentialsProvider = credentialsProvider;
    }

    public synchronized AuthMode getAuthMode() {
        return authMode;
    }

    /** @param authMode {@code null} for option authMode of the endpoint */
    public synchronized void setAuthMode(AuthMode authMode) {
        this.authMode = authMode;
    }

    public synchronized String getScope() {
        return scope;
    }

    /** @param scope {@code null} for option scope of the endpoint */
    public synchronized void setScope(String scope) {
        this.scope = scope;
    }

    public synchronized Long getIntegrationId() {
        return integrationId;
    }

    /** @param integrationId the id of the integration, which events name; {@code null} for an unknown id */
    public synchronized void setIntegrationId(Long integrationId) {
        this.integrationId = integrationId;
    }

    /** A text without the keys. */
    @Override
    public String toString() {
        return "SendcloudAccount[xxxxxx]";
    }
}
