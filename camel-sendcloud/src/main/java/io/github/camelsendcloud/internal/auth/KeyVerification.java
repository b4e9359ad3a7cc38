package io.github.camelsendcloud.internal.auth;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers which keys of an account the API has accepted, so that the endpoints of an account share one check.
 * <p>
 * Lock rule: the lock guards the map. The lock is held during a check, so that other callers wait for the result.
 */
final class KeyVerification {

    private final ReentrantLock lock = new ReentrantLock();
    /** The accepted keys, by the kind of the check. */
    private final Map<Object, Object> accepted = new HashMap<>();

    /**
     * Runs a check, unless the same check has succeeded with these keys.
     *
     * @param kind  equal for checks that are the same
     * @param keys  the keys of the account
     * @param check throws an exception when the API does not accept the keys; the exception is not remembered
     */
    void once(Object kind, Object keys, Runnable check) {
        lock.lock();
        try {
            if (!keys.equals(accepted.get(kind))) {
                check.run();
                accepted.put(kind, keys);
            }
        } finally {
            lock.unlock();
        }
    }
}
