package io.github.camelsendcloud.springboot;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.SendcloudAccount;
import io.github.camelsendcloud.SendcloudComponent;
import org.apache.camel.Component;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * Reads the options of a component from Spring's environment. The names of the options come from the description in the
 * jar of the component, so each option of the component is known here.
 */
final class ComponentProperties {

    static final String DESCRIPTION = "/META-INF/io/github/camelsendcloud/sendcloud.json";

    private final List<String> options;

    /** @throws IllegalStateException if the jar of the component has no description */
    ComponentProperties() {
        try (InputStream json = SendcloudComponent.class.getResourceAsStream(DESCRIPTION)) {
            options = new ArrayList<>();
            new ObjectMapper().readTree(json).path("componentProperties").fieldNames().forEachRemaining(options::add);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("The jar of camel-sendcloud has no readable " + DESCRIPTION, e);
        }
    }

    /**
     * Sets the options that the environment has. Other options keep their values.
     *
     * @param name the name of the component
     */
    void copy(Environment environment, String name, Component component) {
        Binder binder = Binder.get(environment);
        ConfigurationPropertyName prefix
                = ConfigurationPropertyName.adapt("camel.component." + StringHelper.camelCaseToDash(name), '.');
        Map<String, Object> values = new LinkedHashMap<>();
        for (String option : options) {
            Object value = value(binder, prefix.append(StringHelper.camelCaseToDash(option)), option);
            if (value != null) {
                values.put(option, value);
            }
        }
        PropertyBindingSupport.build().withCamelContext(component.getCamelContext()).withTarget(component)
                .withConfigurer(component.getComponentPropertyConfigurer()).withIgnoreCase(true).withReference(true)
                .withMandatory(true).withProperties(values).bind();
    }

    private static Object value(Binder binder, ConfigurationPropertyName property, String option) {
        String text = binder.bind(property, Bindable.of(String.class)).orElse(null);
        return text == null && option.equals("accounts")
                ? binder.bind(property, Bindable.mapOf(String.class, SendcloudAccount.class)).orElse(null) : text;
    }
}
