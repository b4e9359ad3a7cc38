package io.github.camelsendcloud.sandbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a {@link Sandbox} of their own on a free port. The sandbox starts before the first test
 * and before the fields of the test class are set, is reset before each test, and closes after the last test. A
 * parameter of the type {@link Sandbox}, and a field of this type without a value, get the sandbox.
 * <p>
 * Each Camel context that the thread of the test creates calls the sandbox: the {@code sendcloud} component of the
 * context gets the addresses and the keys of the first account. Options of an endpoint and later settings of the
 * component take precedence.
 * <p>
 * A test class with this annotation can extend {@code CamelTestSupport}, have a field {@code Sandbox sandbox}, send an
 * order to its route, and call {@code assertThat(sandbox).hasBoughtOneLabelFor("KK-2026-1001")}. The page
 * docs/testing.md has the whole class.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SandboxExtension.class)
public @interface SendcloudSandbox {

    /** The names of the accounts; without a name, the sandbox has the default account. */
    String[] accounts() default {};

    /** Whether each Camel context that the thread of the test creates calls the sandbox. */
    boolean wiresCamel() default true;
}
