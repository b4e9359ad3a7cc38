package io.github.camelsendcloud.internal.polling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.camelsendcloud.FolderStateRepository;
import org.apache.camel.spi.StateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the checkpoints of a polling consumer in a repository. A full checkpoint contains all processed items, a
 * recent checkpoint only the items since the last full checkpoint. Each kind alternates between two keys, so that one
 * key is always complete when the JVM or the machine dies. The state is the merge of all four keys. A damaged key is
 * skipped: the items that only this key contains are delivered again. For one thread at a time.
 */
final class PollStateStore {

    private static final Logger LOG = LoggerFactory.getLogger(PollStateStore.class);

    private final StateRepository<String, String> repository;
    private final String key;
    private int recentKey;
    private int fullKey;
    private long number;

    PollStateStore(StateRepository<String, String> repository, String key) {
        this.repository = repository;
        this.key = key;
    }

    /**
     * Loads the state.
     *
     * @return                       {@code null} when the repository has no state
     * @throws IllegalStateException when the repository has a state and no part of the state is readable
     */
    PollState load() {
        List<String> damages = new ArrayList<>();
        List<PollState> checkpoints = new ArrayList<>();
        for (String suffix : List.of("#all0", "#all1", "#0", "#1")) {
            checkpoints.add(read(suffix, damages));
        }
        // the next write must not replace the newest complete checkpoint
        fullKey = PollState.isNewer(checkpoints.get(1), checkpoints.get(0)) ? 1 : 0;
        recentKey = PollState.isNewer(checkpoints.get(3), checkpoints.get(2)) ? 1 : 0;
        PollState state = checkpoints.stream().filter(checkpoint -> checkpoint != null)
                .sorted(Comparator.comparingLong(PollState::number)).reduce(PollState::merge).orElse(null);
        if (!damages.isEmpty()) {
            if (state == null) {
                throw new IllegalStateException(
                        "The state of the polling consumer is unreadable at '" + key + "': " + String.join("; ", damages)
                                                + ". Restore these entries from a backup. Or remove all entries whose keys"
                                                + " begin with '" + key + "#': the consumer then begins with the option"
                                                + " startFrom. Or set the option stateKey to a new key. The consumer does not"
                                                + " poll until then, because changes could be lost");
            }
            LOG.warn("A part of the state of the polling consumer is unreadable and is skipped: {}. The consumer resumes from"
                     + " {}: no change is lost, but changes may be delivered again",
                    String.join("; ", damages), state.watermark());
        }
        number = state == null ? 0 : state.number();
        return state;
    }

    private PollState read(String suffix, List<String> damages) {
        String text = repository.getState(key + suffix);
        try {
            return text == null ? null : PollState.decode(text);
        } catch (IllegalArgumentException e) {
            LOG.debug("The state at {} is unreadable", key + suffix, e);
            damages.add(name(suffix) + ": " + e.getMessage());
            return null;
        }
    }

    private String name(String suffix) {
        return repository instanceof FolderStateRepository folder
                ? "the file " + folder.file(key + suffix)
                : "the key '" + key + suffix + "' of " + repository.getClass().getSimpleName();
    }

    /** Saves a checkpoint with all processed items. The number of the checkpoint is set here. */
    void saveAll(PollState state) {
        fullKey = 1 - fullKey;
        save("#all" + fullKey, state);
    }

    /** Saves a checkpoint with the items since the last call of {@link #saveAll}. The number is set here. */
    void saveRecent(PollState state) {
        recentKey = 1 - recentKey;
        save("#" + recentKey, state);
    }

    private void save(String suffix, PollState state) {
        number++;
        repository.setState(key + suffix, new PollState(number, state.watermark(), state.processed()).encode());
    }
}
