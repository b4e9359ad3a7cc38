package io.github.camelsendcloud;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelsendcloud.api.Resource;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * Makes one endpoint serve all values of {@code toD("sendcloud:parcels/${body[id]}")}: the value travels in a header,
 * the address keeps its gap. Values of {@code query.} options travel in a header, too.
 */
@SendDynamic("sendcloud")
public class SendcloudSendDynamicAware extends SendDynamicAwareSupport {

    /** The exchange property of an exchange whose message has given the address its values. */
    static final String DYNAMIC = "CamelSendcloudDynamicAddress";

    private static final String QUERY_PREFIX = "query.";

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        return new DynamicAwareEntry(uri, originalUri, endpointProperties(exchange, uri), null);
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Map<String, Object> headers = headers(entry);
        if (headers.isEmpty()) {
            return null;
        }
        Map<String, Object> options = new LinkedHashMap<>(entry.getProperties());
        options.keySet().removeIf(name -> name.startsWith(QUERY_PREFIX));
        return getScheme() + ":" + resource(entry).path()
               + (options.isEmpty() ? "" : "?" + URISupport.createQueryString(options, false));
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Map<String, Object> headers = headers(entry);
        return headers.isEmpty() ? null : target -> {
            target.setProperty(DYNAMIC, Boolean.TRUE);
            headers.forEach((name, value) -> {
                Message message = target.getMessage();
                Object own = message.getHeader(name);
                boolean query = name.equals(SendcloudConstants.QUERY) && own != null;
                message.setHeader(name, query ? onTop((Map<?, ?>) value, own) : value);
            });
        };
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Map<String, Object> before = new HashMap<>();
        headers(entry).keySet().forEach(name -> before.put(name, exchange.getMessage().getHeader(name)));
        return before.isEmpty() ? null : target -> {
            target.removeProperty(DYNAMIC);
            before.forEach((name, value) -> {
                if (value == null) {
                    target.getMessage().removeHeader(name);
                } else {
                    target.getMessage().setHeader(name, value);
                }
            });
        };
    }

    /** What the header had goes before what the address has, as it does without a dynamic address. */
    private static Map<String, Object> onTop(Map<?, ?> address, Object header) {
        Map<String, Object> both = new LinkedHashMap<>();
        address.forEach((name, value) -> both.put(String.valueOf(name), value));
        both.putAll(QueryHeader.values(header));
        return both;
    }

    private Map<String, Object> headers(DynamicAwareEntry entry) {
        Map<String, Object> headers = new LinkedHashMap<>();
        resource(entry).literals().forEach((name, value) -> headers.put(SendcloudConstants.pathParameter(name), value));
        Map<String, Object> query = new LinkedHashMap<>();
        entry.getProperties().forEach((name, value) -> {
            if (name.startsWith(QUERY_PREFIX)) {
                query.put(name.substring(QUERY_PREFIX.length()), value);
            }
        });
        if (!query.isEmpty()) {
            headers.put(SendcloudConstants.QUERY, query);
        }
        return headers;
    }

    private Resource resource(DynamicAwareEntry entry) {
        String path = StringHelper.before(entry.getUri(), "?", entry.getUri());
        SendcloudComponent component = getCamelContext().getComponent(getScheme(), SendcloudComponent.class);
        SendcloudConfiguration configuration = component.getConfiguration().copy();
        if (entry.getProperties().get("apiVersion") instanceof String version) {
            configuration.setApiVersion(version);
        }
        if (entry.getProperties().get("strict") instanceof String strict) {
            configuration.setStrict(Boolean.parseBoolean(strict));
        }
        String remaining = StringHelper.after(path, ":");
        if (StringHelper.before(entry.getOriginalUri(), "?", entry.getOriginalUri()).endsWith("/")) {
            remaining = SendcloudComponent.withoutFinalSlash(remaining);
        }
        return Bindings.resource(
                SendcloudComponent.address(remaining.startsWith("//") ? remaining.substring(2) : remaining), configuration);
    }
}
