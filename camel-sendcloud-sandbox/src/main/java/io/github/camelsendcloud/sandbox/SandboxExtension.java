package io.github.camelsendcloud.sandbox;

import java.util.Objects;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the tests of a class a {@link Sandbox}: started before the first test, reset before each, closed after the
 * last. Register it in a static field, and get the sandbox as a parameter or from {@link #sandbox()}.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SandboxExtension SENDCLOUD = new SandboxExtension();
 * }</pre>
 */
public final class SandboxExtension implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {

    private final Sandbox.Builder builder;
    private Sandbox sandbox;
    private String startedBy;

    /** A sandbox with the default integration on a free port. */
    public SandboxExtension() {
        this(Sandbox.builder());
    }

    /** A sandbox as this builder says. */
    public SandboxExtension(Sandbox.Builder builder) {
        this.builder = Objects.requireNonNull(builder, "builder");
    }

    /**
     * The sandbox.
     *
     * @throws IllegalStateException before the test class has been set up, or if the extension is not in a static field
     */
    public Sandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException("The sandbox has not been started: is the SandboxExtension in a static field?");
        }
        return sandbox;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // a nested test class shares the sandbox of the class around it
        if (sandbox == null) {
            sandbox = builder.start();
            startedBy = context.getUniqueId();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        sandbox().reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (sandbox != null && context.getUniqueId().equals(startedBy)) {
            sandbox.close();
            sandbox = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sandbox();
    }
}
