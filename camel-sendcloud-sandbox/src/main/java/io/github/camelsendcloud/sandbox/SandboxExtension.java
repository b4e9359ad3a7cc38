package io.github.camelsendcloud.sandbox;

import java.util.Objects;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the tests of a class a {@link Sandbox}. The sandbox starts before the first test, is reset before each test,
 * and closes after the last test. JUnit initializes the fields of a test before the reset: a test that rotates keys
 * must not read keys in a field. Register the extension in a static field. A test gets the sandbox as a parameter or
 * from {@link #sandbox()}.
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

    /** A sandbox with the settings of a builder; not null. */
    public SandboxExtension(Sandbox.Builder builder) {
        this.builder = Objects.requireNonNull(builder, "builder");
    }

    /**
     * The sandbox.
     *
     * @throws IllegalStateException before JUnit has set up the test class, or if the extension is not in a static
     *                               field
     */
    public Sandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException(
                    "The sandbox has not started. The SandboxExtension must be in a static field of the test class");
        }
        return sandbox;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // a nested test class shares the sandbox of its outer class
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
