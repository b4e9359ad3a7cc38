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
 * Makes one endpoint serve all values of {@code toD("sendcloud:parcels/${body[id]}")}, and keeps values of a message
 * from becoming a part of the address.
 * <p>
 * Camel evaluates the address as one text, in which a value cannot be told from an option. So that text is not parsed.
 * The <em>template</em>, the address as it stands in the route, is parsed instead, once ({@code AddressTemplate}): it
 * alone has the options and the segments. Each expression of it is one value of one path segment or one option, and
 * travels beside the address as a header or an exchange property ({@link DynamicAddress}).
 * <p>
 * A value that only reads the message, such as {@code ${body[id]}}, is evaluated by itself, so that it arrives without
 * a change whatever is in it. All other expressions, such as {@code ${bean:numbers?method=next}}, must not be evaluated
 * twice: the value is what stands in the evaluated address between the fixed texts ({@code AddressAlignment}). Where
 * there are two ways to find it, the exchange fails.
 * <p>
 * Which options may have a value of the message is said by {@code DynamicOptions}.
 */
@SendDynamic("sendcloud")
public class SendcloudSendDynamicAware extends SendDynamicAwareSupport {

    /** By the text in the route; one in general. */
    private final Map<String, DynamicAddress> addresses = new ConcurrentHashMap<>();

    /** Does not look up the options by the scheme, as the super class does: another name of the component has none. */
    @Override
    protected void doInit() {
        // nothing to prepare before the first exchange
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    /** Camel removes white space from the text that it compares with this scheme, and not from the scheme. */
    @Override
    public void setScheme(String scheme) {
        super.setScheme(scheme.trim());
    }

    /**
     * @return                          {@code null} when the component of that scheme is not a
     *                                  {@link SendcloudComponent}: Camel does what it does without this class
     * @throws IllegalArgumentException when a value would be more than a value: nothing has been sent then
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

    /** The component that Camel sends to next; {@code null} when Camel finds none. */
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
