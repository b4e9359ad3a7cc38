package io.github.camelsendcloud;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** Several contexts can share this repository, one after the other. A test can make the writes fail. */
public final class MapStateRepository extends ServiceSupport implements StateRepository<String, String> {

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private volatile boolean broken;

    public void broken(boolean broken) {
        this.broken = broken;
    }

    public Map<String, String> values() {
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
