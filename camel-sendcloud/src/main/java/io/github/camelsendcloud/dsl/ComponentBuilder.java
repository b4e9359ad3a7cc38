package io.github.camelsendcloud.dsl;

import org.apache.camel.Component;

/** The generated component DSL expects Camel's builder in this package. */
public interface ComponentBuilder<C extends Component> extends org.apache.camel.builder.component.ComponentBuilder<C> {
}
