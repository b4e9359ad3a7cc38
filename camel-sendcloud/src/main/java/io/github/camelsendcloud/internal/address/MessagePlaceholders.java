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
 * Searches a message for the start of a property placeholder. Camel fills the values into a dynamic address first, and
 * resolves property placeholders afterwards. So Camel also resolves a placeholder that the sender of a message has
 * written.
 */
final class MessagePlaceholders {

    private static final List<Class<?>> OPAQUE = List.of(
            Iterator.class, Enumeration.class, BaseStream.class, Supplier.class, Callable.class, Future.class);
    /**
     * The highest number of objects that are searched. A message with more objects counts as a message that cannot be
     * searched.
     */
    private static final int MAX_OBJECTS = 100_000;

    private final Exchange exchange;
    private final String placeholderStart;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private MessagePlaceholders(Exchange exchange, String placeholderStart) {
        this.exchange = exchange;
        this.placeholderStart = placeholderStart;
    }

    /**
     * @param  placeholderStart         the start of a placeholder
     * @param  what                     the value of the address, for the text of the error
     * @throws IllegalArgumentException when the body, a header, an exchange property or a variable contains the start
     *                                  of a placeholder, or when the body cannot be searched
     */
    static void requireNone(Exchange exchange, String placeholderStart, String what) {
        MessagePlaceholders message = new MessagePlaceholders(exchange, placeholderStart);
        if (message.isInBody() || message.isIn(exchange.getMessage().getHeaders(), false)
                || message.isIn(exchange.getProperties(), false) || message.isIn(exchange.getVariables(), false)) {
            throw new IllegalArgumentException(
                    "Value " + what + " of the address cannot be used: the message has '" + placeholderStart
                                               + "' in it, or its body"
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
                // reset throws an exception when the stream cannot be read again
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
            // a body that cannot be searched may have a placeholder
            return true;
        }
        return isIn(body, true);
    }

    /** @param strict whether an object that cannot be searched counts as an object with a placeholder */
    private boolean isIn(Object value, boolean strict) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return false;
        }
        if (value instanceof CharSequence || value instanceof JsonNode) {
            return value.toString().contains(placeholderStart);
        }
        if (!seen.add(value)) {
            return false;
        }
        if (seen.size() > MAX_OBJECTS || OPAQUE.stream().anyMatch(type -> type.isInstance(value))) {
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
        return text != null && text.contains(placeholderStart) || isInFields(value, strict);
    }

    private boolean isInFields(Object value, boolean strict) {
        for (Class<?> type = value.getClass(); type != null && !isPlatformClass(type); type = type.getSuperclass()) {
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

    private static boolean isPlatformClass(Class<?> type) {
        String name = type.getName();
        return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.") || name.startsWith("sun.")
                || name.startsWith("com.sun.") || name.startsWith("org.apache.camel.") || name.startsWith("org.slf4j.");
    }
}
