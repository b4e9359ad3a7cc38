package io.github.camelsendcloud.internal.address;

import java.lang.reflect.Method;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Exchange;

/**
 * Decides whether a Simple expression only reads the message. A second evaluation of such an expression has no effect,
 * and gives the same result. A getter and a record accessor only read. The effect of any other method of an object,
 * such as {@code ${body.next}}, is unknown.
 */
final class MessageRead {

    /**
     * Functions of the Simple language that have no effect. The result of such a function depends only on the input of
     * the function.
     */
    private static final Pattern PURE = Pattern.compile(
            "(?:abs|absolute|average|capitalize|ceil|concat|contains|distinct|floor|hash|iif|isAlpha|isAlphaNumeric|isEmpty"
                                                        + "|isNumeric|join|kindOfType|length|lowercase|max|min|normalizeWhitespace|not|pad|quote|range|replace"
                                                        + "|reverse|safeQuote|size|split|substring|substringAfter|substringBefore|substringBetween|sum|trim"
                                                        + "|unquote|uppercase|jsonpath|jq|xpath)\\(.*|(?:jsonpath|jq|xpath):.*"
                                                        + "|(?:(?:mandatoryB|b)odyAs|headerAs|variableAs|exchangePropertyAs)\\([^)]*\\)"
                                                        + "|file:.*|(?:sys\\.|sysenv[.:]|env[.:]|properties:).*"
                                                        + "|bodyOneLine|bodyType|exchangeId|routeId|fromRouteId|camelId",
            Pattern.DOTALL);
    /** Functions whose result has no text of the message, and may differ at each evaluation. */
    private static final Pattern GENERATED = Pattern.compile(
            "uuid(?:\\(.*)?|random\\([0-9, ]*\\)|date(?:-with-timezone)?:now.*|hostname|threadId|threadName",
            Pattern.DOTALL);
    private static final Pattern ROOT = Pattern.compile(
            "(?:in\\.)?(body|headers?|exchangeProperty|variables?)(?![A-Za-z(])(.*)", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("[.:?]?(?:\\[['\"]?(.*?)['\"]?\\]|([^.\\[?]+))(.*)", Pattern.DOTALL);
    /** One step of an expression: a method with its arguments, a key, or an index. */
    private static final Pattern STEP = Pattern.compile(
            "\\??\\.([^.\\[?(]+)(\\((?:[^()]|\\([^()]*\\))*\\))?|\\??\\[['\"]?(.*?)['\"]?\\]", Pattern.DOTALL);
    /** Methods that change a list, a map or a node. */
    private static final Pattern CHANGES = Pattern.compile(
            "(?:next|previous|poll|pop|push|take|remove|retain|read|put|add|set|clear|drain|offer|sort|replaceAll|update|compute"
                                                           + "|merge|run|call|forEach|iterator|stream|with)(?![a-z]).*",
            Pattern.DOTALL);

    private final String root;
    private final String rest;
    private final boolean always;
    private final boolean generated;

    /** @param function the expression without the braces around the expression */
    MessageRead(String function) {
        Matcher matcher = ROOT.matcher(function);
        boolean found = matcher.matches();
        this.root = found ? matcher.group(1) : null;
        this.rest = found ? matcher.group(2) : "";
        this.always = found && (rest.isEmpty() || root.equals("body") && rest.matches("\\??\\[[^\\]]*\\]"))
                || !found && PURE.matcher(function).matches();
        this.generated = GENERATED.matcher(function).matches();
    }

    /** Whether the value contains no text of the message. */
    boolean isGenerated() {
        return generated;
    }

    /** Whether the input is or may be the body. */
    boolean isOfBody() {
        return root == null || root.equals("body");
    }

    boolean isReadableAgain(Exchange exchange) {
        if (always || root == null) {
            return always;
        }
        if (root.equals("body")) {
            return reads(exchange.getMessage().getBody(), rest);
        }
        String name = rest.substring(".:?".indexOf(rest.charAt(0)) >= 0 ? 1 : 0);
        if (value(exchange, name) != null) {
            // the whole rest is one name with dots
            return true;
        }
        Matcher key = KEY.matcher(rest);
        if (!key.matches()) {
            return false;
        }
        return key.group(3).isEmpty()
                || reads(value(exchange, key.group(1) == null ? key.group(2) : key.group(1)), key.group(3));
    }

    private Object value(Exchange exchange, String name) {
        return root.startsWith("header") ? exchange.getMessage().getHeader(name)
                : root.startsWith("variable") ? exchange.getVariable(name) : exchange.getProperty(name);
    }

    /** @param start the value that the steps start from; {@code null} when the message has no such value */
    private static boolean reads(Object start, String steps) {
        if (start instanceof CharSequence) {
            // Camel resolves a property placeholder in the text before Camel calls a method of the text
            return false;
        }
        Object value = start;
        Class<?> type = start == null ? null : start.getClass();
        Matcher step = STEP.matcher(steps);
        int from = 0;
        for (; from < steps.length() && step.find(from) && step.start() == from; from = step.end()) {
            if (type == null) {
                continue;
            }
            String name = step.group(1);
            Object next = null;
            Class<?> nextType = Object.class;
            if (name == null) {
                next = element(value, step.group(3));
            } else if (isPlain(type)) {
                if (CHANGES.matcher(name).matches()) {
                    return false;
                }
                nextType = isContainer(type) ? Object.class : type;
            } else {
                nextType = step.group(2) == null || step.group(2).equals("()") ? accessor(type, name) : null;
                if (nextType == null) {
                    return false;
                }
            }
            value = next;
            type = next == null ? nextType : next.getClass();
        }
        return from == steps.length();
    }

    private static Object element(Object value, String index) {
        if (value instanceof Map<?, ?> map) {
            return map.get(index);
        }
        return value instanceof List<?> list && index.matches("\\d{1,9}") && Integer.parseInt(index) < list.size()
                ? list.get(Integer.parseInt(index)) : null;
    }

    private static boolean isPlain(Class<?> type) {
        return type.isPrimitive() || type.isEnum() || isContainer(type)
                || Stream.of(CharSequence.class, Number.class, Boolean.class, Character.class, Temporal.class, Optional.class,
                        JsonNode.class).anyMatch(plain -> plain.isAssignableFrom(type));
    }

    private static boolean isContainer(Class<?> type) {
        return type.isArray() || Map.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type);
    }

    /**
     * The type of the value that a getter or a record accessor returns; {@code null} when the name is not the name of a
     * getter or of an accessor.
     */
    private static Class<?> accessor(Class<?> type, String name) {
        if (type.isRecord()) {
            return Stream.of(type.getRecordComponents()).filter(component -> component.getName().equals(name)).findAny()
                    .<Class<?>> map(component -> component.getType()).orElse(null);
        }
        Method exact = method(type, name);
        if (exact != null) {
            return name.matches("(?:get|is)[A-Z].*") ? exact.getReturnType() : null;
        }
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        Method getter = method(type, "get" + capital);
        getter = getter == null ? method(type, "is" + capital) : getter;
        return getter == null ? null : getter.getReturnType();
    }

    private static Method method(Class<?> type, String name) {
        try {
            return type.getMethod(name);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
