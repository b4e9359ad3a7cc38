package io.github.camelsendcloud;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/**
 * Refuses options that are not safe for production when the Camel context has the profile {@code prod}. Camel's
 * property {@code camel.security.allowedProperties} allows an option by its name.
 */
final class ProductionProfile {

    /** Camel has two names for the profile. */
    private static final Set<String> NAMES = Set.of("prod", "production");
    private static final String PROPERTY = "camel.main.profile";
    private static final String[] ALLOWED
            = { "camel.security.allowedProperties", "camel.security.allowed-properties" };

    private ProductionProfile() {
    }

    /** Whether the context has the profile {@code prod} ({@code camel.main.profile=prod}). */
    static boolean isActive(CamelContext context) {
        String profile = context.getCamelContextExtension().getProfile();
        return isProduction(profile)
                // Spring Boot has the property, and does not set the profile of the context
                || isProduction(context.getPropertiesComponent().resolveProperty(PROPERTY).orElse(null));
    }

    /** A file of properties keeps a blank at the end of a line. */
    private static boolean isProduction(String profile) {
        return profile != null && NAMES.contains(profile.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Checks the options of an endpoint.
     *
     * @throws IllegalArgumentException when an option is refused
     */
    static void check(CamelContext context, SendcloudConfiguration options, SendcloudWebhookConfiguration webhook) {
        // most endpoints have no such option, so the start does not look up the profile for each endpoint
        if (options.isAllowInsecureHttp()) {
            refuseInProduction(context, "allowInsecureHttp", "true",
                    "the keys would travel in clear text. Use https addresses");
        }
        if (webhook.getDeliveryAuth() == DeliveryAuth.NONE) {
            refuseInProduction(context, "deliveryAuth", "none",
                    "any client could send events. Use bearer, basic or api_key");
        }
    }

    private static void refuseInProduction(CamelContext context, String option, String value, String reason) {
        String name = "camel.component.sendcloud." + option;
        if (isActive(context) && allowed(context).noneMatch(normalized(name)::equals)) {
            throw new IllegalArgumentException(
                    "Option " + option + "=" + value + " is refused under camel.main.profile=prod: " + reason + ", or set "
                                               + ALLOWED[0] + "=" + name + " to allow the option");
        }
    }

    private static Stream<String> allowed(CamelContext context) {
        PropertiesComponent properties = context.getPropertiesComponent();
        return Arrays.stream(ALLOWED).map(name -> properties.resolveProperty(name).orElse(""))
                .flatMap(names -> Arrays.stream(names.split(","))).map(ProductionProfile::normalized);
    }

    /** The name in the spelling that Camel accepts for each option: without dashes, in lower case. */
    private static String normalized(String name) {
        return name.strip().replace("-", "").toLowerCase(Locale.ROOT);
    }
}
