package io.github.camelsendcloud.internal.binding;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsendcloud.RequestOptions;
import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.api.Resource;
import org.apache.camel.CamelContext;
import org.apache.camel.Expression;

/** Binds messages to requests and responses to messages, for one endpoint. An endpoint creates its binding once. */
public final class EndpointBinding {

    private static final Pattern VERSION = Pattern.compile("/?v\\d+(/.*)?");

    /** The exchange property that marks an exchange whose message supplied the values of the address. */
    public static final String DYNAMIC = RequestBinding.DYNAMIC;

    private final ScopeCheck scopes;
    private final RequestBinding request;
    private final ResponseBinding response;
    private final BatchResponseBinding batch;
    private final Function<Operation, Class<?>> items;

    /**
     * @param  query                    the query parameters of the endpoint; {@code null} for none
     * @throws IllegalArgumentException when an option is invalid, or does not fit the resource
     */
    public EndpointBinding(CamelContext context, SendcloudConfiguration configuration, Resource resource,
                           Map<String, Object> query) {
        scopes = ScopeCheck.of(configuration);
        request = new RequestBinding(configuration, resource, query, reference(context, configuration.getExternalReference()));
        Function<Operation, Class<?>> output = output(context, configuration.getOutputType(), Models::of);
        items = output(context, configuration.getOutputType(), Models::ofItem);
        Pager pages = configuration.isFetchAll() ? new Pager(configuration.getMaxItems(), items) : null;
        response = new ResponseBinding(configuration, output, pages);
        batch = new BatchResponseBinding(configuration, response, output);
    }

    /**
     * The resource of an address, resolved with these options.
     *
     * @throws IllegalArgumentException when the address begins with a version, or when option {@code strict} is on and
     *                                  no known resource has the address
     */
    public static Resource resource(String address, SendcloudConfiguration configuration) {
        if (VERSION.matcher(address).matches()) {
            throw new IllegalArgumentException(
                    "The address '" + address
                                               + "' has a version in it: leave the version out, and set the option apiVersion if"
                                               + " the newest version is not meant");
        }
        try {
            Resource listed = OperationCatalog.get().resolve(address, RequestOptions.version(configuration));
            // an endpoint without a version is rejected later
            boolean open = !configuration.isStrict() && RequestOptions.version(configuration) != null;
            return open ? listed.withUnlistedMethods(address, RequestOptions.version(configuration)) : listed;
        } catch (IllegalArgumentException e) {
            if (configuration.isStrict()) {
                throw e;
            }
            return OperationCatalog.get().unlisted(address, RequestOptions.version(configuration));
        }
    }

    /**
     * The decoded path of an endpoint URI: Camel encodes characters that are not allowed in a URI, such as the braces
     * of a path parameter.
     *
     * @throws IllegalArgumentException when the decoded value of a segment has a slash
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
     * @param  header                   the value of the header, not {@code null}
     * @throws IllegalArgumentException when the header is neither a Map nor a query string, or has no parameter
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
     * The class that the option {@code outputType} converts the response of an operation to.
     *
     * @param  model                    the record of an operation's response
     * @return                          a function that returns {@code null} for an operation whose response stays text
     * @throws IllegalArgumentException when the class path has no class with this name
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

    /**
     * JSON as an object of a class.
     *
     * @throws IOException when the JSON does not fit the class
     */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return Json.MAPPER.readValue(json, type);
    }

    /**
     * JSON as an object of a class.
     *
     * @throws JsonProcessingException when the JSON does not fit the class
     */
    public static <T> T read(JsonNode json, Class<T> type) throws JsonProcessingException {
        return Json.MAPPER.treeToValue(json, type);
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

    /**
     * Returns the operation.
     *
     * @throws IllegalArgumentException when option {@code scope} lacks a scope that the operation needs
     */
    public Operation requireScope(Operation operation) {
        scopes.require(operation);
        return operation;
    }

    /** The class that an item of a list is converted to; {@code null} for an item that stays text. */
    public Class<?> itemClass(Operation operation) {
        return items.apply(operation);
    }
}
