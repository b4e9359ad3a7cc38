package io.github.camelsendcloud;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelsendcloud.internal.address.DynamicAddress;
import io.github.camelsendcloud.internal.binding.EndpointBinding;
import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.component.SendDynamicAwareSupport;

/**
 * Lets one endpoint serve all values of {@code toD("sendcloud:parcels/${body[id]}")}. The class also prevents a value
 * of a message from becoming a part of the address.
 * <p>
 * Camel evaluates the address as one text. In the evaluated text, a value cannot be distinguished from an option.
 * Therefore this class does not parse the evaluated text. {@code AddressTemplate} parses the <em>template</em>, the
 * address text of the route, once. Only the template contributes options and segments. Each expression of the template
 * is one value of one path segment or one option. The exchange carries the value as a header or an exchange property
 * ({@link DynamicAddress}).
 * <p>
 * An expression that only reads the message, such as {@code ${body[id]}}, is evaluated separately, so that its value
 * arrives unchanged. All other expressions, such as {@code ${bean:numbers?method=next}}, must not be evaluated twice.
 * Their value is the text between the fixed texts of the evaluated address ({@code AddressAlignment}). When the value
 * is ambiguous, the exchange fails.
 * <p>
 * {@code DynamicOptions} lists the options that may contain a value of the message.
 */
@SendDynamic("sendcloud")
public class SendcloudSendDynamicAware extends SendDynamicAwareSupport {

    /** The addresses by the text in the route; in general one address. */
    private final Map<String, DynamicAddress> addresses = new ConcurrentHashMap<>();

    /**
     * Does not look up the options by the scheme as the superclass does, because another name of the component has no
     * options.
     */
    @Override
    protected void doInit() {
        // nothing to prepare before the first exchange
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    /**
     * Removes white space from the scheme. Camel removes white space only from the text that Camel compares with the
     * scheme.
     */
    @Override
    public void setScheme(String scheme) {
        super.setScheme(scheme.trim());
    }

    /**
     * @return                          {@code null} when the component of the scheme is not a
     *                                  {@link SendcloudComponent}: Camel then proceeds without this class
     * @throws IllegalArgumentException when a value would change another part of the address; no request is sent
     */
    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        DynamicAddress address = addresses.get(originalUri);
        if (address == null && !(component() instanceof DynamicallyAddressed)) {
            return null;
        }
        try {
            return (address == null ? addresses.computeIfAbsent(originalUri, this::address) : address)
                    .fill(exchange, uri, originalUri);
        } catch (Exception e) {
            EndpointRuntime.clear(exchange);
            throw e;
        }
    }

    /** The component of the scheme; {@code null} when Camel finds no component. */
    private Component component() {
        Component component = getCamelContext().hasComponent(getScheme());
        return component == null ? getCamelContext().getComponent(getScheme()) : component;
    }

    private DynamicAddress address(String originalUri) {
        String text = EndpointHelper.resolveEndpointUriPropertyPlaceholders(getCamelContext(), originalUri);
        DynamicallyAddressed component = (DynamicallyAddressed) component();
        return new DynamicAddress(getCamelContext(), text, getScheme(), component.getConfiguration());
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        return ((DynamicAddress.Filled) entry).staticUri();
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        DynamicAddress.Filled filled = (DynamicAddress.Filled) entry;
        return target -> {
            if (!filled.headers().isEmpty()) {
                target.setProperty(EndpointBinding.DYNAMIC, Boolean.TRUE);
            }
            if (filled.reference() != null) {
                target.setProperty(DynamicAddress.REFERENCE, filled.reference());
            }
            Message message = target.getMessage();
            filled.headers().forEach(message::setHeader);
        };
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Set<String> names = ((DynamicAddress.Filled) entry).headers().keySet();
        Map<String, Object> before = new HashMap<>();
        names.forEach(name -> before.put(name, exchange.getMessage().getHeader(name)));
        return target -> {
            target.removeProperty(EndpointBinding.DYNAMIC);
            target.removeProperty(DynamicAddress.REFERENCE);
            before.forEach((name, value) -> {
                if (value == null) {
                    target.getMessage().removeHeader(name);
                } else {
                    target.getMessage().setHeader(name, value);
                }
            });
        };
    }
}
