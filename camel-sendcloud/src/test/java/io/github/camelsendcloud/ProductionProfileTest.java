package io.github.camelsendcloud;

import java.util.Properties;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Camel Main with the profile prod refuses options that are not safe, unless the options are allowed by name. */
@Timeout(60)
class ProductionProfileTest {

    private static final String INSECURE = "camel.component.sendcloud.allow-insecure-http";
    private static final String SUBSCRIPTION = "sendcloud:events?path=/hooks/prod&deliveryAuth=none";

    private static Main main(String profile, String address, String... properties) {
        Main main = new Main();
        Properties initial = new Properties();
        initial.setProperty("camel.main.profile", profile);
        initial.setProperty("camel.component.sendcloud.public-key", "public-key");
        initial.setProperty("camel.component.sendcloud.secret-key", "secret-key");
        for (int i = 0; i < properties.length; i += 2) {
            initial.setProperty(properties[i], properties[i + 1]);
        }
        main.setOverrideProperties(initial);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                if (address.startsWith("sendcloud:events")) {
                    from(address).to("mock:events");
                } else {
                    from("direct:in").to(address);
                }
            }
        });
        return main;
    }

    /** Starts a context until the routes have their endpoints, and stops the context. */
    private static void start(Main main) throws Exception {
        try {
            main.start();
        } finally {
            main.stop();
        }
    }

    private static String rootMessage(Main main) {
        Throwable[] thrown = new Throwable[1];
        assertThatThrownBy(() -> start(main)).satisfies(e -> thrown[0] = e);
        Throwable root = thrown[0];
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }

    @Test
    void plainHttpIsRefusedInProduction() {
        assertThat(rootMessage(main("prod", "sendcloud:parcels", INSECURE, "true"))).isEqualTo(
                "Option allowInsecureHttp=true is refused under camel.main.profile=prod: the keys would travel in clear text."
                                                                                               + " Use https addresses, or set"
                                                                                               + " camel.security.allowedProperties="
                                                                                               + "camel.component.sendcloud.allowInsecureHttp"
                                                                                               + " to allow the option");
    }

    @Test
    void plainHttpOfAnEndpointIsRefusedInProduction() {
        assertThat(rootMessage(main("prod", "sendcloud:parcels?allowInsecureHttp=true")))
                .startsWith("Option allowInsecureHttp=true is refused under camel.main.profile=prod");
    }

    @Test
    void deliveriesWithoutACredentialAreRefusedInProduction() {
        assertThat(rootMessage(main("prod", SUBSCRIPTION))).startsWith(
                "Option deliveryAuth=none is refused under camel.main.profile=prod: any client could send events. Use bearer, basic"
                                                                       + " or api_key, or set camel.security.allowedProperties="
                                                                       + "camel.component.sendcloud.deliveryAuth");
    }

    @ParameterizedTest
    @CsvSource({
            "camel.security.allowedProperties, camel.component.sendcloud.allowInsecureHttp",
            "camel.security.allowed-properties, 'camel.component.http.x, camel.component.sendcloud.allow-insecure-http'" })
    void anOptionThatIsAllowedByItsNameIsAcceptedInProduction(String property, String names) throws Exception {
        Main main = main("prod", "sendcloud:parcels", INSECURE, "true", property, names);
        start(main);
    }

    @Test
    void theNameOfAnotherOptionAllowsNothing() {
        assertThat(
                rootMessage(main("prod", SUBSCRIPTION, "camel.security.allowedProperties",
                        "camel.component.sendcloud.allowInsecureHttp")))
                .startsWith("Option deliveryAuth=none is refused");
    }

    @Test
    void thePropertyCountsInAContextWithoutCamelMain() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().addInitialProperty("camel.main.profile", "prod");
            assertThatThrownBy(() -> context.getEndpoint("sendcloud:parcels?allowInsecureHttp=true"))
                    .hasRootCauseInstanceOf(IllegalArgumentException.class)
                    .hasStackTraceContaining("Option allowInsecureHttp=true is refused under camel.main.profile=prod");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "dev", "test" })
    void anyOtherProfileAcceptsTheOption(String profile) throws Exception {
        start(main(profile, "sendcloud:parcels", INSECURE, "true"));
    }
}
