package io.github.camelsendcloud.internal.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsendcloud.SendcloudConfiguration;
import io.github.camelsendcloud.SendcloudConstants;
import io.github.camelsendcloud.api.Resource;
import io.github.camelsendcloud.internal.binding.EndpointBinding;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.SendDynamicAware.DynamicAwareEntry;
import org.apache.camel.util.URISupport;
import org.apache.camel.util.UnsafeUriCharactersEncoder;

/**
 * The address of a {@code toD}. Exchanges with different values share one address, since most values stay outside of
 * the address: a value of the path or of the query goes into a header, and the reference goes into an exchange
 * property. The value of another option goes into the address. This class is immutable.
 */
public final class DynamicAddress {

    /** The exchange property for the reference that the address of a {@code toD} sets. */
    public static final String REFERENCE = "CamelSendcloudDynamicReference";

    private static final String REFERENCE_EXPRESSION = "%24%7BexchangeProperty." + REFERENCE + "%7D";

    private final AddressTemplate template;
    /** The values of the path, by the name of the header: text, or a part that an exchange fills. */
    private final Map<String, Object> path = new LinkedHashMap<>();
    private final String pathText;
    private final boolean dynamicQuery;
    /** The values of the fixed options, by option. */
    private final Map<AddressTemplate.Part, Object> literals = new HashMap<>();

    /** An address that has been filled with the values of an exchange. */
    public static final class Filled extends DynamicAwareEntry {

        private final String staticUri;
        private final Map<String, Object> headers;
        private final String reference;

        Filled(String uri, String originalUri, String staticUri, Map<String, Object> headers, String reference) {
            super(uri, originalUri, Map.of(), Map.of());
            this.staticUri = staticUri;
            this.headers = headers;
            this.reference = reference;
        }

        /** The address without the values of path, query and reference. */
        public String staticUri() {
            return staticUri;
        }

        /** The headers with the values of path and query, by name. */
        public Map<String, Object> headers() {
            return headers;
        }

        /** The reference; {@code null} when the address sets none. */
        public String reference() {
            return reference;
        }
    }

    /**
     * @param  text                     the address of the route with resolved property placeholders
     * @throws IllegalArgumentException when no resource of Sendcloud has this address
     */
    public DynamicAddress(CamelContext context, String text, String scheme, SendcloudConfiguration defaults) {
        this.template = new AddressTemplate(context, text);
        this.dynamicQuery = template.options().stream().anyMatch(option -> !option.isFixed() && isQuery(option));
        template.options().stream().filter(AddressTemplate.Part::isFixed)
                .forEach(option -> literals.put(option, literal(option)));
        // an address without values belongs to an ordinary endpoint
        this.pathText = template.isFixed() ? null : scheme + ":" + resolve(configuration(defaults));
    }

    private SendcloudConfiguration configuration(SendcloudConfiguration defaults) {
        SendcloudConfiguration configuration = defaults.copy();
        for (AddressTemplate.Part option : template.options()) {
            if ("apiVersion".equals(option.name())) {
                configuration.setApiVersion(String.valueOf(literals.get(option)));
            } else if ("strict".equals(option.name())) {
                configuration.setStrict(Boolean.parseBoolean(String.valueOf(literals.get(option))));
            }
        }
        return configuration;
    }

    /** The path, with a path parameter in the place of each value. */
    private String resolve(SendcloudConfiguration configuration) {
        Map<String, AddressTemplate.Part> segmentsByMarker = new LinkedHashMap<>();
        List<String> withMarkers = new ArrayList<>();
        List<String> withParameters = new ArrayList<>();
        for (AddressTemplate.Part segment : template.segments()) {
            if (segment.isFixed()) {
                withMarkers.add(EndpointBinding.address(segment.text()));
                withParameters.add(segment.text());
            } else {
                // the marker is the text of the expression, so that an error shows the text of the route
                String marker = segment.text().replace('/', '|')
                                + (segmentsByMarker.isEmpty() ? "" : " (" + segmentsByMarker.size() + ")");
                segmentsByMarker.put(marker, segment);
                withMarkers.add(marker);
                withParameters.add("{value" + segmentsByMarker.size() + "}");
            }
        }
        int last = withMarkers.size() - 1;
        if (last > 0 && withMarkers.get(last).isEmpty()) {
            // a slash at the end of the template has no meaning. A segment with a value is never empty here
            withMarkers.remove(last);
            withParameters.remove(last);
        }
        Resource resource = EndpointBinding.resource(String.join("/", withMarkers), configuration);
        if (resource.operations().isEmpty()) {
            int index = 0;
            for (AddressTemplate.Part segment : segmentsByMarker.values()) {
                index++;
                path.put(SendcloudConstants.pathParameter("value" + index), segment);
            }
            return String.join("/", withParameters);
        }
        resource.literals().forEach((name, literal) -> {
            AddressTemplate.Part segment = segmentsByMarker.get(literal);
            path.put(SendcloudConstants.pathParameter(name), segment == null ? literal : segment);
        });
        return resource.path().toString();
    }

    private static boolean isQuery(AddressTemplate.Part option) {
        return option.name().startsWith(DynamicOptions.QUERY_PREFIX);
    }

    /**
     * Fills the address with the values of an exchange.
     *
     * @param  uri                      the address that Camel has evaluated for the exchange
     * @return                          {@code null} when the template has no values
     * @throws IllegalArgumentException when a value cannot be found in the address, or when the option does not take
     *                                  the value
     */
    public Filled fill(Exchange exchange, String uri, String originalUri) {
        if (template.isFixed()) {
            template.requireSame(uri);
            return null;
        }
        Object[] values = template.values(exchange, uri);
        Map<String, Object> headers = new LinkedHashMap<>();
        path.forEach((name, value) -> headers.put(
                name, value instanceof AddressTemplate.Part segment ? text(values[segment.value()]) : value));
        StringBuilder address = new StringBuilder(pathText);
        Map<String, Object> query = new LinkedHashMap<>();
        String reference = null;
        char separator = '?';
        for (AddressTemplate.Part option : template.options()) {
            if (isQuery(option) && dynamicQuery) {
                Object value = option.isFixed() ? literals.get(option) : values[option.value()];
                query.merge(option.name().substring(DynamicOptions.QUERY_PREFIX.length()), value, DynamicAddress::combine);
                continue;
            }
            address.append(separator).append(option.name());
            separator = '&';
            if (option.isFixed()) {
                address.append(option.text() == null ? "" : "=" + option.text());
            } else if (option.name().equals(DynamicOptions.REFERENCE)) {
                reference = text(values[option.value()]);
                address.append('=').append(REFERENCE_EXPRESSION);
            } else {
                address.append('=').append(DynamicOptions.encode(option.name(), text(values[option.value()])));
            }
        }
        if (!query.isEmpty()) {
            Object header = exchange.getMessage().getHeader(SendcloudConstants.QUERY);
            if (header != null) {
                // the header takes precedence over the address, as for a fixed address
                query.putAll(EndpointBinding.query(header));
            }
            headers.put(SendcloudConstants.QUERY, query);
        }
        return new Filled(uri, originalUri, address.toString(), headers, reference);
    }

    /** The value of a fixed option, decoded in the same way as Camel decodes the option of an endpoint. */
    private static Object literal(AddressTemplate.Part option) {
        try {
            String uri = "sendcloud:x?" + option.name() + "=" + (option.text() == null ? "" : option.text());
            Map<String, Object> parsed
                    = URISupport.parseParameters(new URI(UnsafeUriCharactersEncoder.encode(URISupport.normalizeUri(uri))));
            URISupport.resolveRawParameterValues(parsed);
            return parsed.get(option.name());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("Option " + option.name() + " cannot be read: " + e.getReason());
        }
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }

    private static Object combine(Object first, Object second) {
        List<Object> both = new ArrayList<>(first instanceof Collection<?> several ? several : List.of(first));
        both.add(second);
        return both;
    }
}
