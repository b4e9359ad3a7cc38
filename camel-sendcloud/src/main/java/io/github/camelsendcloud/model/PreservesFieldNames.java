package io.github.camelsendcloud.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAutoDetect;

/**
 * A record for a value that Sendcloud writes under one of two names. Each name has a component of its own, and the
 * accessor of the first one gives the value under either name. Jackson therefore writes the components themselves, so
 * that the value keeps its name.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@JacksonAnnotationsInside
@JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.NONE, fieldVisibility = JsonAutoDetect.Visibility.ANY)
@interface PreservesFieldNames {
}
