/** The Spring Boot starter: the properties {@code camel.component.sendcloud.*} become options of the component. */
package io.github.camelsendcloud.springboot;
