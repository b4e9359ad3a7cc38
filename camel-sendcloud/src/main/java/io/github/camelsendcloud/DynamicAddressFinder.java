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
 * {@link SendcloudComponent}. Camel looks for that class once, by the scheme as it stands in the route. Where Camel
 * finds none, a value of a message becomes a part of the address without a notice. So this class also knows a scheme
 * with white space around it, a component under any name, and a scheme that has no component yet: there, the first
 * message decides. A component of another kind keeps what Camel finds for it.
 * <p>
 * Thread-safe without a lock: the only state is the finder of Camel, which each thread may make.
 */
final class DynamicAddressFinder implements FactoryFinder {

    /** Where Camel looks for the class of a scheme. */
    static final String PATH = "META-INF/services/org/apache/camel/send-dynamic/";

    /** Of an expression in another language, Camel takes any text in front of a colon for a scheme. */
    private static final Pattern SCHEME = Pattern.compile("[\\w.+-]+");

    /** The name of the component that Camel itself knows. */
    static final String NAME = "sendcloud";

    static final String LATE
            = "camel-sendcloud has been added to a Camel context that has used a toD, a wireTap or an enrich already. There, the"
              + " component keeps values of a message out of addresses that begin with 'sendcloud:' only, and refuses other names:"
              + " add camel-sendcloud before the context starts";

    private static final Logger LOG = LoggerFactory.getLogger(DynamicAddressFinder.class);

    private final CamelContext context;
    /** Made at the first use, as Camel does, since an application may replace the resolver first. */
    private volatile FactoryFinder camels;

    private DynamicAddressFinder(CamelContext context) {
        this.context = context;
    }

    /**
     * Puts such a finder around the one of Camel, once for a context.
     * <p>
     * Camel keeps the finder that it has used first. In a context that has used a toD, a wireTap or an enrich before
     * camel-sendcloud came to its class path, the finder of Camel knows the component by its own name only.
     *
     * @return                       whether all names of a component are known; else the name {@code sendcloud} alone
     * @throws IllegalStateException when the finder of Camel does not even know that name: values of a message would
     *                               not be safe
     */
    static boolean install(CamelContext context) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        FactoryFinderResolver resolver = PluginHelper.getFactoryFinderResolver(extension);
        // Camel keeps each finder that it has made
        extension.addContextPlugin(FactoryFinderResolver.class, new Around(context, resolver));
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
        Optional<Class<?>> found = camels().findClass(key);
        Component component = context.hasComponent(scheme);
        if (component == null && found.isPresent()) {
            component = registered(scheme);
        }
        boolean open = component == null && found.isEmpty() && SCHEME.matcher(scheme).matches();
        return open || component instanceof DynamicallyAddressed ? Optional.of(SendcloudSendDynamicAware.class) : found;
    }

    private FactoryFinder camels() {
        FactoryFinder finder = camels;
        if (finder == null) {
            // two threads may make one each: both find the same
            finder = PluginHelper.getFactoryFinderResolver(context).resolveFactoryFinder(context.getClassResolver(), PATH);
            camels = finder;
        }
        return finder;
    }

    /**
     * The component that Camel creates under that name, even if a component of another kind has the name by default.
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
        return camels().findOptionalClass(key);
    }

    @Override
    public String getResourcePath() {
        return camels().getResourcePath();
    }

    @Override
    public Optional<Object> newInstance(String key) {
        return camels().newInstance(key);
    }

    @Override
    public <T> Optional<T> newInstance(String key, Class<T> type) {
        return camels().newInstance(key, type);
    }

    @Override
    public void clear() {
        camels().clear();
    }

    /** Makes this finder for its path, and the finders of Camel for all other paths. */
    private record Around(CamelContext context, FactoryFinderResolver camels) implements FactoryFinderResolver {

        @Override
        public FactoryFinder resolveFactoryFinder(ClassResolver classes, String path) {
            return path.equals(PATH) ? new DynamicAddressFinder(context) : camels.resolveFactoryFinder(classes, path);
        }

        @Override
        public FactoryFinder resolveBootstrapFactoryFinder(ClassResolver classes, String path) {
            return camels.resolveBootstrapFactoryFinder(classes, path);
        }
    }
}
