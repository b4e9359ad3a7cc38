package io.github.camelsendcloud;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/**
 * The states of the polling consumers of a component: the repository in memory, and the keys that are in use. Safe for
 * use by several threads, without a lock: the set of keys is a concurrent one.
 */
final class PollingStates {

    private final StateRepository<String, String> inMemory = new MemoryStateRepository();
    private final Set<String> inUse = ConcurrentHashMap.newKeySet();

    /** The state repository of consumers without the option stateRepository. The repository outlasts the routes. */
    StateRepository<String, String> inMemory() {
        return inMemory;
    }

    /**
     * Claims a key of a state repository for a consumer.
     *
     * @throws IllegalStateException when another consumer has claimed the key
     */
    void claim(String key) {
        if (!inUse.add(key)) {
            throw new IllegalStateException(
                    "Another consumer keeps its state at '" + key
                                            + "' already: set the option stateKey of one of the two consumers");
        }
    }

    /** Releases a key. */
    void release(String key) {
        inUse.remove(key);
    }
}
