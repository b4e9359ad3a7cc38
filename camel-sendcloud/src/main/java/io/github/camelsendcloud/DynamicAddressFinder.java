package io.github.camelsendcloud;

import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.spi.ClassResolver;
import org.apache.camel.spi.FactoryFinder;
import org.apache.camel.spi.FactoryFinderResolver;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResolverHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives {@link SendcloudSendDynamicAware} to each {@code toD}, {@code wireTap} and {@code enrich} that sends to a
 * {@link SendcloudComponent}. Camel looks up the class once, with the scheme text of the route. When Camel finds no
 * class, a value of a message silently becomes a part of the address. Therefore this class also supports a scheme with
 * white space around the name, a component under any name, and a scheme without a component. For a scheme without a
 * component, the first message decides. A component of another type keeps the class that Camel finds.
 * <p>
 * Thread-safe without a lock: the only state is the finder of Camel, which any thread may create.
 */
final class DynamicAddressFinder implements FactoryFinder {

    /** The path at which Camel looks up the class of a scheme. */
    static final String PATH = "META-INF/services/org/apache/camel/send-dynamic/";

    /**
     * The pattern of a scheme. In an expression of another language, Camel treats any text before a colon as a scheme.
     */
    private static final Pattern SCHEME = Pattern.compile("[\\w.+-]+");

    /** The name under which Camel itself finds the component. */
    static final String NAME = "sendcloud";

    static final String LATE
            = "camel-sendcloud has been added to a Camel context that has used a toD, a wireTap or an enrich already. There, the"
              + " component keeps values of a message out of addresses that begin with 'sendcloud:' only, and refuses other names:"
              + " add camel-sendcloud before the context starts";

    private static final Logger LOG = LoggerFactory.getLogger(DynamicAddressFinder.class);

    private final CamelContext context;
    /**
     * The finder of Camel. The first use creates the finder, because an application may replace the resolver before
     * that time.
     */
    private volatile FactoryFinder camelFinder;

    private DynamicAddressFinder(CamelContext context) {
        this.context = context;
    }

    /**
     * Wraps the finder of Camel, once for each context.
     * <p>
     * Camel keeps the first finder. In a context that has used a toD, a wireTap or an enrich before camel-sendcloud
     * came to its class path, the finder of Camel knows the component by its own name only.
     *
     * @return                       {@code true} when the finder supports all names of a component; {@code false} when
     *                               only the name {@code sendcloud} is supported
     * @throws IllegalStateException when the finder of Camel does not find the name {@code sendcloud}: values of a
     *                               message would not be safe
     */
    static boolean install(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        FactoryFinderResolver resolver = PluginHelper.getFactoryFinderResolver(extension);
        // Camel keeps each finder
        extension.addContextPlugin(FactoryFinderResolver.class, new WrappedResolver(context, resolver));
        try {
            FactoryFinder finder = extension.getFactoryFinder(PATH);
            if (finder instanceof DynamicAddressFinder) {
                return true;
            }
            String own = SendcloudSendDynamicAware.class.getName();
            if (finder.findClass(NAME).filter(found -> found.getName().equals(own)).isEmpty()) {
                throw new IllegalStateException(LATE);
            }
            LOG.warn("{}", LATE);
            return false;
        } finally {
            extension.addContextPlugin(FactoryFinderResolver.class, resolver);
        }
    }

    @Override
    public Optional<Class<?>> findClass(String key) {
        String scheme = key == null ? "" : key.trim();
        Optional<Class<?>> found = camelFinder().findClass(key);
        Component component = context.hasComponent(scheme);
        if (component == null && found.isPresent()) {
            component = registered(scheme);
        }
        boolean open = component == null && found.isEmpty() && SCHEME.matcher(scheme).matches();
        return open || component instanceof DynamicallyAddressed ? Optional.of(SendcloudSendDynamicAware.class) : found;
    }

    private FactoryFinder camelFinder() {
        FactoryFinder finder = camelFinder;
        if (finder == null) {
            // two threads may create one finder each: both finders return the same classes
            finder = PluginHelper.getFactoryFinderResolver(context).resolveFactoryFinder(context.getClassResolver(), PATH);
            camelFinder = finder;
        }
        return finder;
    }

    /**
     * The component that Camel creates under the name, even if a component of another type has the name by default.
     */
    private Component registered(String scheme) {
        Object bean = context.getRegistry().lookupByName(scheme);
        if (bean == null) {
            bean = context.getRegistry().lookupByName(scheme + ResolverHelper.COMPONENT_FALLBACK_SUFFIX);
        }
        return bean instanceof Component component ? component : null;
    }

    @Override
    public Optional<Class<?>> findOptionalClass(String key) {
        return camelFinder().findOptionalClass(key);
    }

    @Override
    public String getResourcePath() {
        return camelFinder().getResourcePath();
    }

    @Override
    public Optional<Object> newInstance(String key) {
        return camelFinder().newInstance(key);
    }

    @Override
    public <T> Optional<T> newInstance(String key, Class<T> type) {
        return camelFinder().newInstance(key, type);
    }

    @Override
    public void clear() {
        camelFinder().clear();
    }

    /** Creates a {@link DynamicAddressFinder} for {@link #PATH}, and the finders of Camel for all other paths. */
    private record WrappedResolver(CamelContext context, FactoryFinderResolver resolver) implements FactoryFinderResolver {

        @Override
        public FactoryFinder resolveFactoryFinder(ClassResolver classes, String path) {
            return path.equals(PATH) ? new DynamicAddressFinder(context) : resolver.resolveFactoryFinder(classes, path);
        }

        @Override
        public FactoryFinder resolveBootstrapFactoryFinder(ClassResolver classes, String path) {
            return resolver.resolveBootstrapFactoryFinder(classes, path);
        }
    }
}
