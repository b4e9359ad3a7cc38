package io.github.camelsendcloud;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.camel.util.URISupport;

/** Finds the options that contain a key or a secret, in each spelling that Camel accepts. */
final class SecretOptions {

    private static final int FINGERPRINT_BYTES = 8;
    private static final String CONFIGURATION = "configuration.";
    /**
     * The names of the secret options. The factory is created here and not looked up by Camel, because Camel does not
     * find classes that were added to the class path after its first lookup.
     */
    private static final Set<String> SECRETS = new SendcloudEndpointUriFactory().secretPropertyNames().stream()
            .map(SecretOptions::normalized).collect(Collectors.toUnmodifiableSet());
    private static final String NORMALIZED_PUBLIC_KEY = normalized("publicKey");

    private SecretOptions() {
    }

    /** The name without the differences that Camel ignores: upper case, dashes and the name of the nested object. */
    private static String normalized(String name) {
        String normalized = name.replace("-", "").toLowerCase(Locale.ROOT);
        return normalized.startsWith(CONFIGURATION) ? normalized.substring(CONFIGURATION.length()) : normalized;
    }

    /** The option of a set that a name spells; {@code null} for another option. */
    static String sameOption(String name, Set<String> options) {
        String normalized = normalized(name);
        return options.stream().filter(option -> normalized(option).equals(normalized)).findFirst().orElse(null);
    }

    /**
     * Removes the options of the component that the options of an endpoint replace: keys of an endpoint replace the
     * account and the bean of the component, and an account of an endpoint replaces the secret of webhooks.
     *
     * @param copy  the options of the component, which the endpoint has copied
     * @param names the names of the options of the endpoint
     */
    static void dropReplaced(SendcloudConfiguration copy, Set<String> names) {
        Set<String> own = names.stream().map(SecretOptions::normalized).collect(Collectors.toSet());
        boolean keys = own.contains(NORMALIZED_PUBLIC_KEY) || own.contains(normalized("secretKey"));
        boolean provider = own.contains(normalized("credentialsProvider"));
        if (keys || provider) {
            copy.setAccount(null);
        }
        if (keys && !provider) {
            copy.setCredentialsProvider(null);
        }
        if (own.contains("account") && !own.contains(normalized("webhookSecret"))) {
            copy.setWebhookSecret(null);
        }
    }

    /**
     * Replaces each secret in the address by a fingerprint. Camel puts the unmasked address on exchanges. Two accounts
     * have different fingerprints.
     *
     * @throws IllegalArgumentException when a key or a secret is set twice; the message does not contain the value
     */
    static String withoutSecrets(String uri) throws URISyntaxException, GeneralSecurityException {
        String query = URISupport.extractQuery(uri);
        if (query == null) {
            return uri;
        }
        Map<String, Object> options = URISupport.parseQuery(query, true);
        requireOnce(options);
        boolean found = false;
        for (Map.Entry<String, Object> option : options.entrySet()) {
            if (SECRETS.contains(normalized(option.getKey())) && option.getValue() instanceof String value) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
                option.setValue("sha256-" + HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES));
                found = true;
            }
        }
        return found ? URISupport.stripQuery(uri) + "?" + URISupport.createQueryString(options) : uri;
    }

    /**
     * Rejects two values of a key or a secret, because the order of the options must not decide which value is used.
     */
    private static void requireOnce(Map<String, Object> options) {
        Map<String, String> names = new HashMap<>();
        options.forEach((name, value) -> {
            String normalized = normalized(name);
            if (SECRETS.contains(normalized) || normalized.equals(NORMALIZED_PUBLIC_KEY)) {
                String other = names.put(normalized, name);
                if (other != null || value instanceof Collection<?>) {
                    throw new IllegalArgumentException(
                            "Option " + name + " is set twice" + (other == null ? "" : ", also as " + other)
                                                       + ": set one value");
                }
            }
        });
    }
}
