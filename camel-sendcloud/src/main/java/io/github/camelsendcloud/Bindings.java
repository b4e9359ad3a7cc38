package io.github.camelsendcloud;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.github.camelsendcloud.api.Operation;
import io.github.camelsendcloud.api.OperationCatalog;
import io.github.camelsendcloud.api.Resource;
import org.apache.camel.CamelContext;
import org.apache.camel.Expression;

/** How messages become requests and answers become messages, for one endpoint. Made once, when the endpoint is. */
final class Bindings {

    private static final Pattern VERSION = Pattern.compile("/?v\\d+(/.*)?");

    private final RequestBinding request;
    private final ResponseBinding response;
    private final BulkBinding bulk;
    private final Function<Operation, Class<?>> items;

    /**
     * @param  query                    the query parameters of the endpoint; {@code null} for none
     * @throws IllegalArgumentException when an option does not fit the resource, or makes no sense
     */
    Bindings(CamelContext context, SendcloudConfiguration configuration, Resource resource, Map<String, Object> query) {
        request = new RequestBinding(configuration, resource, query, reference(context, configuration.getExternalReference()));
        Function<Operation, Class<?>> output = output(context, configuration.getOutputType(), Models::of);
        items = output(context, configuration.getOutputType(), Models::ofItem);
        Pages pages = configuration.isFetchAll() ? new Pages(configuration.getMaxItems(), items) : null;
        response = new ResponseBinding(configuration, output, pages);
        bulk = new BulkBinding(configuration, response, output);
    }

    /**
     * The resource of an address under these options.
     *
     * @throws IllegalArgumentException when the address begins with a version, or no known resource has the address
     */
    static Resource resource(String address, SendcloudConfiguration configuration) {
        if (VERSION.matcher(address).matches()) {
            throw new IllegalArgumentException(
                    "The address '" + address
                                               + "' has a version in it: leave the version out, and set the option apiVersion if"
                                               + " the newest version is not meant");
        }
        try {
            Resource listed = OperationCatalog.get().resolve(address, configuration.version());
            // without a version the endpoint is refused, yet not here
            boolean open = !configuration.isStrict() && configuration.version() != null;
            return open ? listed.withUnlistedMethods(address, configuration.version()) : listed;
        } catch (IllegalArgumentException e) {
            if (configuration.isStrict()) {
                throw e;
            }
            return Resource.unlisted(address, configuration.version());
        }
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
    static Function<Operation, Class<?>> output(
            CamelContext context, String outputType, Function<Operation, Class<?>> model) {
        return switch (outputType) {
            case "json" -> operation -> null;
            case "map" -> operation -> Object.class;
            case Models.OUTPUT_TYPE -> model;
            default -> {
                Class<?> found = context.getClassResolver().resolveClass(outputType);
                ConnectionConfiguration.require(
                        found != null, "outputType", outputType,
                        "json, map, model or the name of a class on the class path");
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

    BulkBinding bulk() {
        return bulk;
    }

    /** What an item of a list is read as; {@code null}: it stays text. */
    Class<?> itemClass(Operation operation) {
        return items.apply(operation);
    }
}
