package io.github.camelsendcloud;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.spi.StateRepository;

/**
 * Keeps a {@link PollState} in a repository: everything once in a while, and what has been done since then. Each has
 * two places by turns, so that one of them is whole whenever the machine dies. All together they are the state. For one
 * thread at a time.
 */
final class PollStateStore {

    private final StateRepository<String, String> repository;
    private final String key;
    private int turn;
    private int turnOfAll;

    PollStateStore(StateRepository<String, String> repository, String key) {
        this.repository = repository;
        this.key = key;
    }

    private List<String> keys() {
        return List.of(key + "#all0", key + "#all1", key + "#0", key + "#1");
    }

    /**
     * The state.
     *
     * @return                       {@code null} when there is none
     * @throws IllegalStateException when there is one that cannot be read
     */
    PollState load() {
        Instant bound = null;
        Map<String, Instant> done = new HashMap<>();
        boolean unreadable = false;
        for (String name : keys()) {
            String text = repository.getState(name);
            if (text != null && !text.isBlank()) {
                PollState state = PollState.decode(text);
                unreadable |= state == null;
                if (state != null) {
                    bound = bound == null || state.bound().isAfter(bound) ? state.bound() : bound;
                    done.putAll(state.done());
                }
            }
        }
        if (bound == null && unreadable) {
            throw new IllegalStateException(
                    "The state repository has something unreadable at '" + key
                                            + "': remove it to begin with startFrom, or set the option stateKey to another");
        }
        return bound == null ? null : new PollState(bound, done);
    }

    /** Keeps everything. */
    void saveAll(PollState state) {
        turnOfAll = 1 - turnOfAll;
        repository.setState(key + "#all" + turnOfAll, state.encode());
    }

    /** Keeps what has been done since everything was kept. */
    void saveRecent(PollState state) {
        turn = 1 - turn;
        repository.setState(key + "#" + turn, state.encode());
    }
}
