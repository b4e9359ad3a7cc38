package io.github.camelsendcloud.internal.polling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.camelsendcloud.FolderStateRepository;
import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link PollState} in a repository: everything once in a while, and what has been done since then. Each has
 * two places by turns, so that one of them is whole whenever the JVM or the machine dies. All together they are the
 * state. A place that is damaged is left out: what only that place knew to be done is delivered again. For one thread
 * at a time.
 */
final class PollStateStore {

    private static final Logger LOG = LoggerFactory.getLogger(PollStateStore.class);

    private final StateRepository<String, String> repository;
    private final String key;
    private int turn;
    private int turnOfAll;
    private long number;

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
        List<String> damages = new ArrayList<>();
        List<PollState> places = new ArrayList<>();
        for (String place : List.of("#all0", "#all1", "#0", "#1")) {
            places.add(read(place, damages));
        }
        // the newest that is whole is not what is written over next
        turnOfAll = PollState.newer(places.get(1), places.get(0)) ? 1 : 0;
        turn = PollState.newer(places.get(3), places.get(2)) ? 1 : 0;
        PollState state = places.stream().filter(place -> place != null)
                .sorted(Comparator.comparingLong(PollState::number)).reduce(PollState::and).orElse(null);
        if (!damages.isEmpty()) {
            if (state == null) {
                throw new IllegalStateException(
                        "The state of the polling consumer is unreadable at '" + key + "': " + String.join("; ", damages)
                                                + ". Put these entries back from a backup. Or remove all entries whose keys"
                                                + " begin with '" + key + "#', to begin with the option startFrom. Or set the"
                                                + " option stateKey to a new key. Nothing is polled before, since changes"
                                                + " would be lost");
            }
            LOG.warn("A part of the state of the polling consumer is unreadable and is left out: {}. The rest is used from {}"
                     + " on: nothing is lost, but changes may be delivered again",
                    String.join("; ", damages), state.bound());
        }
        number = state == null ? 0 : state.number();
        return state;
    }

    private PollState read(String place, List<String> damages) {
        String text = repository.getState(key + place);
        try {
            return text == null ? null : PollState.decode(text);
        } catch (IllegalArgumentException e) {
            LOG.debug("The state at {} is unreadable", key + place, e);
            damages.add(name(place) + ": " + e.getMessage());
            return null;
        }
    }

    private String name(String place) {
        return repository instanceof FolderStateRepository folder
                ? "the file " + folder.file(key + place)
                : "the key '" + key + place + "' of " + repository.getClass().getSimpleName();
    }

    /** Keeps everything. */
    void saveAll(PollState state) {
        turnOfAll = 1 - turnOfAll;
        save("#all" + turnOfAll, state);
    }

    /** Keeps what has been done since everything was kept. */
    void saveRecent(PollState state) {
        turn = 1 - turn;
        save("#" + turn, state);
    }

    private void save(String place, PollState state) {
        number++;
        repository.setState(key + place, new PollState(number, state.bound(), state.done()).encode());
    }
}
