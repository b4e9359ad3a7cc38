package io.github.camelsendcloud;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the option {@code sandbox=true}: the addresses and the keys of a sandbox replace the options of the
 * component. Safe for use by several threads: the monitor guards the field.
 */
final class SandboxOption {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxOption.class);

    /** The address of the standalone sandbox without options. */
    private static final String STANDALONE = "http://127.0.0.1:8080";
    /** The options that the sandbox replaces. A proxy cannot reach the sandbox of this machine. */
    private static final Map<String, Function<SendcloudConfiguration, Object>> REPLACED = new LinkedHashMap<>();
    /** The options of an endpoint that would lead its calls to another server, or with other keys. */
    private static final Set<String> OF_COMPONENT_ONLY = Set.of(
            "baseUri", "servicePointsUri", "tokenUri", "publicKey", "secretKey", "credentialsProvider", "accounts");
    /** The embedded sandbox. Another customizer of the class path would leave the real addresses and keys. */
    private static final String EMBEDDED = "io.github.camelsendcloud.sandbox.EmbeddedSandbox";

    static {
        REPLACED.put("baseUri", SendcloudConfiguration::getBaseUri);
        REPLACED.put("servicePointsUri", SendcloudConfiguration::getServicePointsUri);
        REPLACED.put("tokenUri", SendcloudConfiguration::getTokenUri);
        REPLACED.put("publicKey", SendcloudConfiguration::getPublicKey);
        REPLACED.put("secretKey", SendcloudConfiguration::getSecretKey);
        REPLACED.put("credentialsProvider", SendcloudConfiguration::getCredentialsProvider);
        REPLACED.put("webhookSecret", SendcloudConfiguration::getWebhookSecret);
        REPLACED.put("proxyHost", SendcloudConfiguration::getProxyHost);
    }

    /** The options that have the values of the sandbox already. */
    private SendcloudConfiguration applied;

    /**
     * Replaces the options of the component, once.
     *
     * @throws IllegalArgumentException in the profile prod, or if the sandbox has no keys for option accounts
     */
    synchronized void apply(Component component, SendcloudConfiguration options) {
        if (options == applied) {
            return;
        }
        if (ProductionProfile.isActive(component.getCamelContext())) {
            throw new IllegalArgumentException(
                    "Option sandbox=true is refused under camel.main.profile=prod: a label of the sandbox buys nothing."
                                               + " Remove option sandbox, and set publicKey and secretKey");
        }
        SendcloudConfiguration before = options.copy();
        boolean hasAccount = before.getAccounts() == null || before.hasAccount();
        options.setCredentialsProvider(null);
        options.setWebhookSecret(null);
        options.setProxyHost(null);
        options.setProxyPort(null);
        useSandbox(component, options, before.namedAccounts());
        if (!hasAccount) {
            options.setPublicKey(null);
            options.setSecretKey(null);
        }
        logReplaced(before, options);
        applied = options;
    }

    /** Makes the next start ask for the sandbox again: another context has another sandbox. */
    synchronized void stopped() {
        applied = null;
    }

    /**
     * Rejects an endpoint that would not call the sandbox. An optional placeholder without a value, such as a parameter
     * of a Kamelet, is no value. Camel removes such a placeholder from an address, but not from a secret.
     *
     * @param  options                  the options of the endpoint
     * @throws IllegalArgumentException if the endpoint has an address or keys
     */
    static void requireNoContradiction(CamelContext context, Map<String, Object> options) {
        for (Map.Entry<String, Object> given : options.entrySet()) {
            String option = SecretOptions.sameOption(given.getKey(), OF_COMPONENT_ONLY);
            if (option != null && isGiven(context, given.getValue())) {
                throw new IllegalArgumentException(
                        "Option " + option + " of the endpoint contradicts option sandbox=true of the component, which sets the"
                                                   + " addresses and the keys: remove one of the two options");
            }
        }
    }

    private static boolean isGiven(CamelContext context, Object value) {
        return !(value instanceof String text) || context.resolvePropertyPlaceholders(text) != null;
    }

    private static void useSandbox(Component component, SendcloudConfiguration options, NamedAccounts accounts) {
        ComponentCustomizer embedded = embedded(component);
        if (embedded == null) {
            if (accounts != null) {
                throw new IllegalArgumentException(
                        "Option sandbox=true cannot replace the keys of option accounts: add the dependency"
                                                   + " camel-sendcloud-sandbox, which starts a sandbox with the same accounts");
            }
            useStandalone(options);
            return;
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        if (accounts != null) {
            accounts.names().forEach(name -> keys.put(name, new HashMap<String, String>()));
            options.setAccounts(keys);
        }
        embedded.configure(component.getDefaultName(), component);
        keys.replaceAll((name, properties) -> account(accounts.find(name), (Map<?, ?>) properties));
    }

    /** The embedded sandbox of the class path; {@code null} for none. */
    private static ComponentCustomizer embedded(Component component) {
        CamelContext context = component.getCamelContext();
        ClassLoader loader = context.getApplicationContextClassLoader();
        if (loader == null) {
            loader = SandboxOption.class.getClassLoader();
        }
        return ServiceLoader.load(ComponentCustomizer.class, loader).stream()
                .filter(customizer -> customizer.type().getName().equals(EMBEDDED)).findFirst()
                .map(ServiceLoader.Provider::get).orElse(null);
    }

    private static void useStandalone(SendcloudConfiguration options) {
        LOG.info("Option sandbox=true: all calls go to the standalone sandbox at {}, because camel-sendcloud-sandbox is not"
                 + " on the class path",
                STANDALONE);
        options.setBaseUri(STANDALONE + "/api");
        options.setServicePointsUri(STANDALONE + "/service-points-host/api");
        options.setTokenUri(STANDALONE + "/oauth2/token");
        options.setPublicKey("sandbox-public-key");
        options.setSecretKey("sandbox-secret-key");
    }

    /** The account of a sandbox with the mode and the scope of a configured account. */
    private static SendcloudAccount account(SendcloudAccount configured, Map<?, ?> keys) {
        SendcloudAccount account = new SendcloudAccount();
        keys.forEach((property, value) -> account.set((String) property, value));
        account.setAuthMode(configured.getAuthMode());
        account.setScope(configured.getScope());
        return account;
    }

    private static void logReplaced(SendcloudConfiguration before, SendcloudConfiguration after) {
        SendcloudConfiguration defaults = new SendcloudConfiguration();
        List<String> replaced = new ArrayList<>();
        REPLACED.forEach((option, getter) -> {
            Object value = getter.apply(before);
            if (!Objects.equals(value, getter.apply(defaults)) && !Objects.equals(value, getter.apply(after))) {
                replaced.add(option);
            }
        });
        if (!replaced.isEmpty()) {
            LOG.info("Option sandbox=true takes precedence over these options of the component: {}",
                    String.join(", ", replaced));
        }
    }
}
