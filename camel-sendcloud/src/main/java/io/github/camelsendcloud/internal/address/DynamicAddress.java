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
 * What a template stands for: one address for all exchanges, and a place for each value outside of the address. A value
 * of the path and of the query goes into a header, the reference into an exchange property. Immutable.
 */
public final class DynamicAddress {

    /** The exchange property with the reference that the address of a {@code toD} gives. */
    public static final String REFERENCE = "CamelSendcloudDynamicReference";

    private static final String BY_PROPERTY = "%24%7BexchangeProperty." + REFERENCE + "%7D";

    private final AddressTemplate template;
    /** The values of the path: text, or a part that the exchange fills. */
    private final Map<String, Object> path = new LinkedHashMap<>();
    private final String pathText;
    private final boolean dynamicQuery;
    /** The values of the fixed options by the part of the address. */
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

        /** The address without values. */
        public String staticUri() {
            return staticUri;
        }

        /** The values as headers. */
        public Map<String, Object> headers() {
            return headers;
        }

        /** {@code null} when the address gives none. */
        public String reference() {
            return reference;
        }
    }

    /**
     * @param  text                     the address as it stands in the route, without property placeholders
     * @throws IllegalArgumentException when no resource of Sendcloud has such an address
     */
    public DynamicAddress(CamelContext context, String text, String scheme, SendcloudConfiguration defaults) {
        this.template = new AddressTemplate(context, text);
        this.dynamicQuery = template.options().stream().anyMatch(option -> !option.isFixed() && isQuery(option));
        template.options().stream().filter(AddressTemplate.Part::isFixed)
                .forEach(option -> literals.put(option, literal(option)));
        // without a value, the address is that of a plain endpoint
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

    /** The path with a path parameter for each value. */
    private String resolve(SendcloudConfiguration configuration) {
        Map<String, AddressTemplate.Part> marks = new LinkedHashMap<>();
        List<String> marked = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (AddressTemplate.Part segment : template.segments()) {
            if (segment.isFixed()) {
                marked.add(EndpointBinding.address(segment.text()));
                open.add(segment.text());
            } else {
                // the text of the expression, so that an error shows what stands in the route
                String mark = segment.text().replace('/', '|') + (marks.isEmpty() ? "" : " (" + marks.size() + ")");
                marks.put(mark, segment);
                marked.add(mark);
                open.add("{value" + marks.size() + "}");
            }
        }
        int last = marked.size() - 1;
        if (last > 0 && marked.get(last).isEmpty()) {
            // of a slash at the end of the template, which means nothing; a value is never empty here
            marked.remove(last);
            open.remove(last);
        }
        Resource resource = EndpointBinding.resource(String.join("/", marked), configuration);
        if (resource.operations().isEmpty()) {
            int index = 0;
            for (AddressTemplate.Part segment : marks.values()) {
                index++;
                path.put(SendcloudConstants.pathParameter("value" + index), segment);
            }
            return String.join("/", open);
        }
        resource.literals().forEach((name, literal) -> {
            AddressTemplate.Part segment = marks.get(literal);
            path.put(SendcloudConstants.pathParameter(name), segment == null ? literal : segment);
        });
        return resource.path().toString();
    }

    private static boolean isQuery(AddressTemplate.Part option) {
        return option.name().startsWith(DynamicOptions.QUERY_PREFIX);
    }

    /**
     * The address for that exchange; {@code null} when it has no values.
     *
     * @param  uri                      the address as Camel has evaluated it
     * @throws IllegalArgumentException when a value cannot be told from the address, or is none that the option may
     *                                  have
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
                query.merge(option.name().substring(DynamicOptions.QUERY_PREFIX.length()), value, DynamicAddress::both);
                continue;
            }
            address.append(separator).append(option.name());
            separator = '&';
            if (option.isFixed()) {
                address.append(option.text() == null ? "" : "=" + option.text());
            } else if (option.name().equals(DynamicOptions.REFERENCE)) {
                reference = text(values[option.value()]);
                address.append('=').append(BY_PROPERTY);
            } else {
                address.append('=').append(DynamicOptions.encode(option.name(), text(values[option.value()])));
            }
        }
        if (!query.isEmpty()) {
            Object own = exchange.getMessage().getHeader(SendcloudConstants.QUERY);
            if (own != null) {
                // the header takes precedence over the address, as it does without a dynamic address
                query.putAll(EndpointBinding.query(own));
            }
            headers.put(SendcloudConstants.QUERY, query);
        }
        return new Filled(uri, originalUri, address.toString(), headers, reference);
    }

    /** The value as the endpoint of a fixed address has it, which Camel has decoded. */
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

    private static Object both(Object first, Object second) {
        List<Object> both = new ArrayList<>(first instanceof Collection<?> several ? several : List.of(first));
        both.add(second);
        return both;
    }
}
