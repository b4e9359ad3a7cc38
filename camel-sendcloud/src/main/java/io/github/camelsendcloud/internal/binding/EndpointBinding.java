package io.github.camelsendcloud.internal.binding;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.api.Resource;
import org.apache.camel.CamelContext;
import org.apache.camel.Expression;

/** How messages become requests and answers become messages, for one endpoint. Made once, when the endpoint is. */
public final class EndpointBinding {

    /** The exchange property of an exchange whose message has given the address its values. */
    public static final String DYNAMIC = "CamelSendcloudDynamicAddress";

    private final RequestBinding request;
    private final ResponseBinding response;
    private final BatchResponseBinding batch;
    private final Function<Operation, Class<?>> items;

    /**
     * @param  query                    the query parameters of the endpoint; {@code null} for none
     * @throws IllegalArgumentException when an option does not fit the resource, or makes no sense
     */
    public EndpointBinding(CamelContext context, SendcloudConfiguration configuration, Resource resource,
                           Map<String, Object> query) {
        request = new RequestBinding(configuration, resource, query, reference(context, configuration.getExternalReference()));
        Function<Operation, Class<?>> output = output(context, configuration.getOutputType(), Models::of);
        items = output(context, configuration.getOutputType(), Models::ofItem);
        Pager pages = configuration.isFetchAll() ? new Pager(configuration.getMaxItems(), items) : null;
        response = new ResponseBinding(configuration, output, pages);
        batch = new BatchResponseBinding(configuration, response, output);
    }

    /** What an address stands for under these options. */
    public static Resource resource(String address, SendcloudConfiguration configuration) {
        try {
            Resource listed = OperationCatalog.get().resolve(address, configuration.version());
            // without a version the endpoint is refused, yet not here
            boolean open = !configuration.isStrict() && configuration.version() != null;
            return open ? listed.open(address, configuration.version()) : listed;
        } catch (IllegalArgumentException e) {
            if (configuration.isStrict()) {
                throw e;
            }
            return Resource.unlisted(address, configuration.version());
        }
    }

    /**
     * The path as it was meant: Camel encodes what is not allowed in an URI, such as the braces of a gap.
     *
     * @throws IllegalArgumentException when a value would reach beyond its segment
     */
    public static String address(String remaining) {
        StringJoiner decoded = new StringJoiner("/");
        for (String segment : (remaining.startsWith("/") ? remaining.substring(1) : remaining).split("/", -1)) {
            String value = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (value.indexOf('/') >= 0) {
                throw new IllegalArgumentException(
                        "Cannot use '" + value + "' in an address: set a value with a slash as a header");
            }
            decoded.add(value);
        }
        return decoded.toString();
    }

    /**
     * The query parameters of the header CamelSendcloudQuery by name, in order.
     *
     * @param  header                   not {@code null}
     * @throws IllegalArgumentException when the header is no Map and no query string, or a text without a parameter
     */
    public static Map<String, Object> query(Object header) {
        return QueryHeader.values(header);
    }

    private static Expression reference(CamelContext context, String text) {
        if (text == null) {
            return null;
        }
        try {
            Expression reference = context.resolveLanguage("simple").createExpression(text);
            reference.init(context);
            return reference;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "Option externalReference cannot be '" + text + "', which is no Simple expression: " + e.getMessage(), e);
        }
    }

    /**
     * What the option {@code outputType} makes of an answer.
     *
     * @param  model                    the record of an operation's answer
     * @return                          gives {@code null} where the answer stays text
     * @throws IllegalArgumentException when there is no such class
     */
    public static Function<Operation, Class<?>> output(
            CamelContext context, String outputType, Function<Operation, Class<?>> model) {
        return switch (outputType) {
            case "json" -> operation -> null;
            case "map" -> operation -> Object.class;
            case Models.OUTPUT_TYPE -> model;
            default -> {
                Class<?> found = context.getClassResolver().resolveClass(outputType);
                if (found == null) {
                    throw new IllegalArgumentException(
                            "Option outputType cannot be '" + outputType
                                                       + "': it must be json, map, model or the name of a class on the class path");
                }
                yield operation -> found;
            }
        };
    }

    RequestBinding request() {
        return request;
    }

    ResponseBinding response() {
        return response;
    }

    BatchResponseBinding batch() {
        return batch;
    }

    /** What an item of a list is read as; {@code null}: it stays text. */
    public Class<?> itemClass(Operation operation) {
        return items.apply(operation);
    }
}
