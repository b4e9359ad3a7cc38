package io.github.camelsendcloud.springboot;

import java.util.Map;

import io.github.camelsendcloud.AuthMode;
import io.github.camelsendcloud.SendcloudAccount;
import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.SendcloudConfiguration;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The properties of an application become options of the component. */
class PropertiesTest {

    private static final String[] KEYS = { "public-key=P", "secret-key=S" };

    @Test
    void eachSpellingOfSpringSetsTheOption() throws Exception {
        try (ConfigurableApplicationContext application = start(
                Map.of("CAMEL_COMPONENT_SENDCLOUD_PUBLICKEY", "PE", "CAMEL_COMPONENT_SENDCLOUD_ACCOUNTS_ROME_SECRETKEY", "SE"),
                "public-key=from-file", "secretKey=S", "connect-timeout=1m", "responseTimeout=250", "max-retries=7",
                "auth-mode=oauth2", "ssl-context-parameters=#bean:tls", "accounts.rome.public-key=PR",
                "accounts.rome.auth-mode=oauth2", "accounts.paris.publicKey=PP", "accounts.paris.secret-key=SP")) {
            SendcloudConfiguration options = options(application);
            assertThat(options.getPublicKey()).isEqualTo("PE");
            assertThat(options.getSecretKey()).isEqualTo("S");
            assertThat(options.getConnectTimeout()).isEqualTo(60_000);
            assertThat(options.getResponseTimeout()).isEqualTo(250);
            assertThat(options.getMaxRetries()).isEqualTo(7);
            assertThat(options.getAuthMode()).isEqualTo(AuthMode.OAUTH2);
            assertThat(options.getSslContextParameters()).isSameAs(application.getBean("tls"));
            SendcloudAccount rome = (SendcloudAccount) options.getAccounts().get("rome");
            assertThat(rome.getPublicKey()).isEqualTo("PR");
            assertThat(rome.getSecretKey()).isEqualTo("SE");
            assertThat(rome.getAuthMode()).isEqualTo(AuthMode.OAUTH2);
            assertThat(((SendcloudAccount) options.getAccounts().get("paris")).getSecretKey()).isEqualTo("SP");
        }
    }

    @Test
    void aBeanHasTheAccounts() throws Exception {
        try (ConfigurableApplicationContext application = start(Map.of(), "accounts=#bean:shops")) {
            assertThat(options(application).getAccounts()).isSameAs(application.getBean("shops"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "connect-timeout=-5s", "max-retries=many", "sandbox=yes", "auth-mode=kerberos" })
    void aWrongValueStopsTheStart(String property) {
        String option = property.substring(0, property.indexOf('=')).replace("-", "");
        assertThatThrownBy(() -> start(Map.of(), KEYS[0], KEYS[1], property)).rootCause()
                .satisfies(cause -> assertThat(cause.getMessage().toLowerCase()).contains(
                        option.equals("authmode") ? "kerberos" : option));
    }

    @ParameterizedTest
    @ValueSource(strings = { "spring.profiles.active=prod", "spring.profiles.active=production", "camel.main.profile=prod" })
    void theProfileProdRefusesTheSandbox(String profile) {
        assertThatThrownBy(() -> start(Map.of(), "sandbox=true", "--" + profile)).rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Option sandbox=true is refused under camel.main.profile=prod");
    }

    @Test
    void theOptionsOfABeanStayWithoutAProperty() throws Exception {
        try (ConfigurableApplicationContext application
                = start(Map.of(), "--spring.main.sources=" + OwnComponent.class.getName(), KEYS[0], KEYS[1])) {
            assertThat(options(application).getPublicKey()).isEqualTo("P");
            assertThat(options(application).getBaseUri()).isEqualTo("http://127.0.0.1:1/api");
        }
    }

    @Test
    void anotherComponentHasThePropertiesOfItsName() throws Exception {
        try (ConfigurableApplicationContext application
                = start(Map.of(), "--spring.main.sources=" + OwnComponent.class.getName(), KEYS[0], KEYS[1],
                        "--camel.component.second-shop.public-key=P2")) {
            assertThat(options(application).getPublicKey()).isEqualTo("P");
            assertThat(application.getBean(CamelContext.class).getComponent("secondShop", SendcloudComponent.class)
                    .getConfiguration().getPublicKey()).isEqualTo("P2");
        }
    }

    @Test
    void aDisabledStarterSetsNoOption() {
        assertThatThrownBy(() -> start(Map.of(), "enabled=false", KEYS[0], KEYS[1])).rootCause()
                .hasMessageContaining("Option publicKey is missing");
    }

    /** An application with a component of its own. */
    @Configuration
    static class OwnComponent {

        @Bean
        SendcloudComponent sendcloud() {
            SendcloudComponent component = new SendcloudComponent();
            component.getConfiguration().setBaseUri("http://127.0.0.1:1/api");
            return component;
        }

        @Bean
        SendcloudComponent secondShop() {
            return new SendcloudComponent();
        }
    }

    /** Starts the application. A property is an option of the component, or begins with dashes. */
    private static ConfigurableApplicationContext start(Map<String, Object> environment, String... properties) {
        String[] arguments = new String[properties.length];
        for (int i = 0; i < properties.length; i++) {
            arguments[i] = properties[i].startsWith("--") ? properties[i] : "--camel.component.sendcloud." + properties[i];
        }
        return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
                .initializers(application -> application.getEnvironment().getPropertySources().addFirst(
                        new SystemEnvironmentPropertySource("test-systemEnvironment", environment)))
                .run(arguments);
    }

    private static SendcloudConfiguration options(ConfigurableApplicationContext application) {
        return application.getBean(CamelContext.class).getComponent("sendcloud", SendcloudComponent.class).getConfiguration();
    }
}
