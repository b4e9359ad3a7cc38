package io.github.camelsendcloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.apache.camel.spi.StateRepository;

/**
 * Keeps a {@link PollState} in a repository: everything once in a while, and what has been done since then. Each has
 * two places by turns, so that one of them is whole whenever the JVM dies. All together they are the state. For one
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

    /**
     * The state.
     *
     * @return                       {@code null} when there is none
     * @throws IllegalStateException when there is one that cannot be read
     */
    PollState load() {
        boolean unreadable = false;
        List<PollState> places = new ArrayList<>();
        for (String place : List.of("#all0", "#all1", "#0", "#1")) {
            String text = repository.getState(key + place);
            boolean empty = text == null || text.isBlank();
            PollState state = empty ? null : PollState.decode(text);
            unreadable |= state == null && !empty;
            places.add(state);
        }
        // the newest that is whole is not what is written over next
        turnOfAll = PollState.newer(places.get(1), places.get(0)) ? 1 : 0;
        turn = PollState.newer(places.get(3), places.get(2)) ? 1 : 0;
        PollState all = places.stream().filter(Objects::nonNull).reduce(PollState::and).orElse(null);
        if (all == null && unreadable) {
            throw new IllegalStateException(
                    "The state repository has something unreadable at '" + key
                                            + "': remove it to begin with startFrom, or set the option stateKey to another");
        }
        return all;
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
