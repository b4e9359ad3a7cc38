package io.github.camelsendcloud.dsl;

import org.apache.camel.Component;

/** The generated component DSL expects Camel's base class of builders in this package. */
public abstract class AbstractComponentBuilder<C extends Component>
        extends org.apache.camel.builder.component.AbstractComponentBuilder<C> {
}
