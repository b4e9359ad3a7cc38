package io.github.camelsendcloud.springboot;

import io.github.camelsendcloud.SendcloudComponent;
import org.apache.camel.Component;
import org.apache.camel.spi.CamelContextCustomizer;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Sets the options of the {@code sendcloud} components from the properties of the application. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({ "camel.component", "camel.component.sendcloud" })
public class SendcloudAutoConfiguration {

    /** Sets the options of each component from the properties {@code camel.component.NAME.*}. */
    @Bean
    public ComponentCustomizer sendcloudComponentCustomizer(ApplicationContext application) {
        ComponentProperties properties = new ComponentProperties();
        return new ComponentCustomizer() {

            @Override
            public void configure(String name, Component component) {
                properties.copy(application.getEnvironment(), name, component);
            }

            @Override
            public boolean isEnabled(String name, Component component) {
                return component instanceof SendcloudComponent && HierarchicalPropertiesEvaluator.evaluate(
                        application, "camel.component.customizer", "camel.component.sendcloud.customizer");
            }
        };
    }

    /**
     * Gives the Camel context the profile of {@code camel.main.profile}, or {@code prod} if Spring has an active
     * profile {@code prod} or {@code production}. Camel's own auto-configuration does not set the profile.
     */
    @Bean
    public CamelContextCustomizer sendcloudProfileCustomizer(Environment environment) {
        String profile = environment.getProperty("camel.main.profile",
                environment.acceptsProfiles(Profiles.of("prod", "production")) ? "prod" : null);
        return context -> {
            if (profile != null && context.getCamelContextExtension().getProfile() == null) {
                context.getCamelContextExtension().setProfile(profile);
            }
        };
    }
}
