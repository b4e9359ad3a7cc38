package io.github.camelsendcloud.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAutoDetect;

/**
 * Marks a record with a value that Sendcloud sends under one of two field names. Each name has a component of its own,
 * and the accessor of the first component returns the value under either name. Jackson writes the components, not the
 * results of the accessors, so that the value keeps its field name.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@JacksonAnnotationsInside
@JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.NONE, fieldVisibility = JsonAutoDetect.Visibility.ANY)
@interface PreservesFieldNames {
}
