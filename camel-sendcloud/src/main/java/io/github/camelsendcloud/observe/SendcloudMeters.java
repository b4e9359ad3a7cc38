package io.github.camelsendcloud.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.api.AccountStatus;
import io.github.camelsendcloud.api.ActivityListener;
import io.github.camelsendcloud.api.LimitClass;
import io.github.camelsendcloud.api.Operation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The meters of one start of a component. A meter is registered on its first use, and all meters are removed when the
 * component stops. The tags are few and have short fixed lists of values: no tag has an id, a reference, a key or the
 * name of an account.
 * <p>
 * Several threads may use an instance. The maps need no lock. Lock rule: the monitor of this object guards the list of
 * the registered meters and the set of the refused meters, so that no meter is registered after the end.
 */
public final class SendcloudMeters implements ActivityListener {

    private static final Logger LOG = LoggerFactory.getLogger(SendcloudMeters.class);
    private static final Duration[] LATENCIES = {
            Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
            Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofSeconds(5), Duration.ofSeconds(10),
            Duration.ofSeconds(30), Duration.ofSeconds(60) };

    private final MeterRegistry registry;
    private final Tags common;
    /** The timers of an operation by the ordinal number of the outcome. */
    private final Map<String, AtomicReferenceArray<Timer>> calls = new ConcurrentHashMap<>();
    private final Map<Key, Meter> others = new ConcurrentHashMap<>();
    private List<Meter> registered = new ArrayList<>();
    private final Set<MeterKind> refused = EnumSet.noneOf(MeterKind.class);

    private record Key(MeterKind kind, List<String> values) {
    }

    /**
     * Registers the gauges.
     *
     * @param owner a {@link SendcloudComponent}, whose Camel registry has a meter registry
     */
    public SendcloudMeters(Component owner) {
        SendcloudComponent component = (SendcloudComponent) owner;
        CamelContext context = component.getCamelContext();
        registry = MeterRegistries.of(context.getRegistry());
        common = Tags.of("camelContext", context.getName(), "component", name(component, context));
        gauge(MeterKind.CALLS_ACTIVE, component::getCallsInFlight);
        gauge(MeterKind.TOKEN_AGE, () -> tokenAge(component));
        for (LimitClass limit : LimitClass.values()) {
            String name = name(limit);
            gauge(MeterKind.CALLS_WAITING, () -> waiting(component, name), name);
        }
    }

    private static String name(Component component, CamelContext context) {
        return context.getComponentNames().stream().filter(name -> context.hasComponent(name) == component)
                .findFirst().orElse("sendcloud");
    }

    private static String name(LimitClass limit) {
        return limit.name().toLowerCase(Locale.ROOT);
    }

    private static double tokenAge(SendcloudComponent component) {
        return component.accounts().stream().map(AccountStatus::token).filter(Objects::nonNull)
                .map(AccountStatus.Token::age).filter(Objects::nonNull)
                .mapToDouble(SendcloudMeters::seconds).max().orElse(Double.NaN);
    }

    private static int waiting(SendcloudComponent component, String limit) {
        return component.limits().stream().filter(one -> one.limit().equals(limit)).mapToInt(one -> one.waiting()).sum();
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /** An operation that the catalog does not list has an address of the user, which may have ids. */
    private static String name(Operation operation) {
        return operation.isListed()
                ? operation.name() : operation.version().path() + " " + operation.method() + " unlisted";
    }

    /** A consumer of {@code pollEnrich} has no route. */
    private static String route(String routeId) {
        return routeId == null ? "none" : routeId;
    }

    @Override
    public void callEnded(Operation operation, Outcome outcome, long nanos) {
        String name = name(operation);
        AtomicReferenceArray<Timer> timers = calls.get(name);
        if (timers == null) {
            timers = calls.computeIfAbsent(name, key -> new AtomicReferenceArray<>(Outcome.values().length));
        }
        Timer timer = timers.get(outcome.ordinal());
        if (timer == null) {
            timer = timer(MeterKind.CALLS, name, outcome.tag());
            timers.set(outcome.ordinal(), timer);
        }
        record(timer, nanos);
    }

    private static void record(Timer timer, long nanos) {
        if (timer != null) {
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void retried(Operation operation, String cause) {
        count(MeterKind.RETRIES, 1, name(operation), cause);
    }

    @Override
    public void responseFailed(Operation operation, String cause) {
        count(MeterKind.RESPONSE_FAILURES, 1, name(operation), cause);
    }

    @Override
    public void waitedForPermit(LimitClass limit, long nanos) {
        record(timer(MeterKind.PERMIT_WAITS, name(limit)), nanos);
    }

    @Override
    public void paused(LimitClass limit, boolean all, long nanos) {
        count(MeterKind.PAUSED, nanos / 1e9, name(limit), all ? "account" : "operation");
    }

    @Override
    public void tokenRequested(Outcome outcome, long nanos) {
        record(timer(MeterKind.TOKEN_REQUESTS, outcome.tag()), nanos);
    }

    @Override
    public void webhookEnded(String outcome) {
        count(MeterKind.WEBHOOKS, 1, outcome);
    }

    @Override
    public void batchSent(Operation operation, int items) {
        sample(MeterKind.BATCH_ITEMS, items, name(operation));
    }

    @Override
    public void polled(Operation operation, String routeId, int items) {
        sample(MeterKind.POLL_ITEMS, items, name(operation), route(routeId));
    }

    @Override
    public Runnable pollingStarted(Operation operation, String routeId, Supplier<Instant> watermark) {
        Meter lag = gauge(MeterKind.POLL_LAG, () -> {
            Instant time = watermark.get();
            return time == null ? Double.NaN : Math.max(0, seconds(Duration.between(time, Instant.now())));
        }, name(operation), route(routeId));
        return () -> remove(lag);
    }

    private Timer timer(MeterKind kind, String... values) {
        return meter(kind, Timer.class, tags -> {
            Timer.Builder builder = Timer.builder(kind.id()).description(kind.description()).tags(tags);
            return (kind == MeterKind.CALLS ? builder.serviceLevelObjectives(LATENCIES) : builder).register(registry);
        }, values);
    }

    private void count(MeterKind kind, double amount, String... values) {
        Counter counter = meter(kind, Counter.class, tags -> Counter.builder(kind.id()).description(kind.description())
                .baseUnit(kind.unit()).tags(tags).register(registry), values);
        if (counter != null) {
            counter.increment(amount);
        }
    }

    private void sample(MeterKind kind, double size, String... values) {
        DistributionSummary summary = meter(
                kind, DistributionSummary.class, tags -> DistributionSummary.builder(kind.id())
                        .description(kind.description()).baseUnit(kind.unit()).tags(tags).register(registry),
                values);
        if (summary != null) {
            summary.record(size);
        }
    }

    private Meter gauge(MeterKind kind, Supplier<Number> value, String... values) {
        // the registry has only a weak reference to the source of a gauge without this setting
        return register(kind, () -> Gauge.builder(kind.id(), value).strongReference(true).description(kind.description())
                .baseUnit(kind.unit()).tags(tags(kind, values)).register(registry));
    }

    private Tags tags(MeterKind kind, String... values) {
        Tags tags = common;
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(kind.tags().get(i), values[i]);
        }
        return tags;
    }

    private <M extends Meter> M meter(MeterKind kind, Class<M> type, Function<Tags, M> create, String... values) {
        Key key = new Key(kind, List.of(values));
        Meter known = others.get(key);
        if (known == null) {
            known = register(kind, () -> create.apply(tags(kind, values)));
            if (known != null) {
                others.put(key, known);
            }
        }
        return type.cast(known);
    }

    /** @return {@code null} after the end, and for a meter that the registry refuses: no call fails for a meter */
    private synchronized <M extends Meter> M register(MeterKind kind, Supplier<M> create) {
        if (registered == null || refused.contains(kind)) {
            return null;
        }
        try {
            M meter = create.get();
            registered.add(meter);
            return meter;
        } catch (RuntimeException e) {
            refused.add(kind);
            LOG.warn("The meter registry refuses the meter {}, so this meter is missing: {}", kind.id(), e.toString());
            return null;
        }
    }

    private synchronized void remove(Meter meter) {
        if (registered != null && registered.remove(meter)) {
            registry.remove(meter);
        }
    }

    /** Removes all meters. */
    @Override
    public synchronized void close() {
        if (registered != null) {
            Set.copyOf(registered).forEach(registry::remove);
            registered = null;
        }
    }
}
