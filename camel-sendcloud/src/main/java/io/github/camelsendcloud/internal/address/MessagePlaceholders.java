package io.github.camelsendcloud.internal.address;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.BaseStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/**
 * Looks through a message for the beginning of a property placeholder. Camel resolves placeholders in the text of a
 * dynamic address after the values are in the text, those that the sender of a message has written too.
 */
final class MessagePlaceholders {

    private static final List<Class<?>> OPAQUE = List.of(
            Iterator.class, Enumeration.class, BaseStream.class, Supplier.class, Callable.class, Future.class);
    /** A message with more objects is not looked through. */
    private static final int MOST = 100_000;

    private final Exchange exchange;
    private final String mark;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private MessagePlaceholders(Exchange exchange, String mark) {
        this.exchange = exchange;
        this.mark = mark;
    }

    /**
     * @param  mark                     what a placeholder begins with
     * @param  what                     the value for which the message is looked through
     * @throws IllegalArgumentException when the body, a header, an exchange property or a variable has the mark, or the
     *                                  body cannot be looked through
     */
    static void refuse(Exchange exchange, String mark, String what) {
        MessagePlaceholders message = new MessagePlaceholders(exchange, mark);
        if (message.isInBody() || message.isIn(exchange.getMessage().getHeaders(), false)
                || message.isIn(exchange.getProperties(), false) || message.isIn(exchange.getVariables(), false)) {
            throw new IllegalArgumentException(
                    "Value " + what + " of the address cannot be used: the message has '" + mark + "' in it, or its body"
                                               + " cannot be read again, and Camel would resolve a property placeholder of"
                                               + " the message in a value of a method. Set the value as a header before,"
                                               + " and write ${header.NAME} in the address");
        }
    }

    private boolean isInBody() {
        Object body = exchange.getMessage().getBody();
        try {
            if (body instanceof StreamCache cache) {
                cache.reset();
                boolean found = isIn(exchange.getMessage().getBody(String.class), true);
                cache.reset();
                return found;
            }
            if (body instanceof InputStream stream) {
                // throws an exception where the stream cannot be read again
                stream.reset();
                boolean found = isIn(new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1), true);
                stream.reset();
                return found;
            }
            if (body instanceof Reader reader) {
                reader.reset();
                StringWriter text = new StringWriter();
                reader.transferTo(text);
                reader.reset();
                return isIn(text.toString(), true);
            }
        } catch (IOException e) {
            // what cannot be looked through may have a placeholder
            return true;
        }
        return isIn(body, true);
    }

    /** @param strict whether an object that cannot be looked through counts as one with a placeholder */
    private boolean isIn(Object value, boolean strict) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return false;
        }
        if (value instanceof CharSequence || value instanceof JsonNode) {
            return value.toString().contains(mark);
        }
        if (!seen.add(value)) {
            return false;
        }
        if (seen.size() > MOST || OPAQUE.stream().anyMatch(type -> type.isInstance(value))) {
            return strict;
        }
        if (value instanceof Map<?, ?> map) {
            return isIn(map.keySet(), strict) || isIn(map.values(), strict);
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().anyMatch(element -> isIn(element, strict));
        }
        if (value instanceof Object[] array) {
            return Arrays.stream(array).anyMatch(element -> isIn(element, strict));
        }
        if (value instanceof Optional<?> optional) {
            return isIn(optional.orElse(null), strict);
        }
        if (value instanceof InputStream || value instanceof Reader) {
            return false;
        }
        String text = exchange.getContext().getTypeConverter().tryConvertTo(String.class, exchange, value);
        return text != null && text.contains(mark) || isInFields(value, strict);
    }

    private boolean isInFields(Object value, boolean strict) {
        for (Class<?> type = value.getClass(); type != null && !isOfAPlatform(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive() && isIn(value, field, strict)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isIn(Object owner, Field field, boolean strict) {
        try {
            field.setAccessible(true);
            return isIn(field.get(owner), strict);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return strict;
        }
    }

    private static boolean isOfAPlatform(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.") || name.startsWith("sun.")
                || name.startsWith("com.sun.") || name.startsWith("org.apache.camel.") || name.startsWith("org.slf4j.");
    }
}
