package io.github.camelsendcloud;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** A state repository that outlives its contexts, like a store of several machines. A test can make writes fail. */
public final class MapStateRepository extends ServiceSupport implements StateRepository<String, String> {

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private volatile boolean broken;

    void broken(boolean broken) {
        this.broken = broken;
    }

    Map<String, String> values() {
        return values;
    }

    @Override
    public void setState(String key, String value) {
        if (broken) {
            throw new IllegalStateException("disk full");
        }
        values.put(key, value);
    }

    @Override
    public String getState(String key) {
        return values.get(key);
    }
}
