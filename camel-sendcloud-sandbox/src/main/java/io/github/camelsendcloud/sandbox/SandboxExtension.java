package io.github.camelsendcloud.sandbox;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;

import io.github.camelsendcloud.sandbox.internal.camel.CamelWiring;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

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
public final class SandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver, TestInstancePostProcessor {

    private final SandboxBuilder builder;
    private AutoCloseable camel;
    private Sandbox sandbox;
    private String startedBy;

    /** A sandbox with the default integration on a free port. */
    public SandboxExtension() {
        this(Sandbox.builder());
    }

    /** A sandbox with the settings of a builder; not null. */
    public SandboxExtension(SandboxBuilder builder) {
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
            SendcloudSandbox annotation
                    = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), SendcloudSandbox.class).orElse(null);
            if (annotation != null) {
                Arrays.stream(annotation.accounts()).forEach(builder::account);
            }
            sandbox = builder.start();
            startedBy = context.getUniqueId();
            if (annotation != null && annotation.wiresCamel() && CamelWiring.isPossible()) {
                camel = new CamelWiring(ComponentOptions.of(sandbox), name -> ComponentOptions.of(sandbox.account(name)));
            }
        }
    }

    /** Gives the sandbox to each field of the type {@link Sandbox} that has no value. */
    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) throws IllegalAccessException {
        for (Field field : ReflectionSupport.findFields(
                test.getClass(), field -> field.getType() == Sandbox.class && !Modifier.isStatic(field.getModifiers())
                        && !Modifier.isFinal(field.getModifiers()),
                HierarchyTraversalMode.TOP_DOWN)) {
            field.setAccessible(true);
            if (field.get(test) == null) {
                field.set(test, sandbox());
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        sandbox().reset();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (sandbox != null && context.getUniqueId().equals(startedBy)) {
            closeCamelWiring();
            sandbox.close();
            sandbox = null;
        }
    }

    private void closeCamelWiring() throws Exception {
        if (camel != null) {
            camel.close();
            camel = null;
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
