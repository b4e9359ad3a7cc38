package io.github.camelsendcloud.internal.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.camelsendcloud.MapStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.camelsendcloud.internal.polling.ChangedItems.item;
import static io.github.camelsendcloud.internal.polling.ChangedItems.unreliable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PollProgressTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration OVERLAP = Duration.ofSeconds(60);

    private final MapStateRepository repository = new MapStateRepository();
    private PollProgress progress;

    @BeforeEach
    void begin() {
        progress = restart(0);
        progress.begin(FirstStart.at(NOON));
    }

    private PollProgress restart(int maxAttempts) {
        PollProgress restarted = new PollProgress(new PollStateStore(repository, "key"), OVERLAP, maxAttempts);
        restarted.load();
        return restarted;
    }

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    /** Reads a list to its end. */
    private List<ChangedItem> list(int maxItems, Instant complete, ChangedItem... items) {
        PollProgress.Review review = progress.review(maxItems);
        for (ChangedItem item : items) {
            review.add(item);
        }
        return review.end(complete);
    }

    private void process(ChangedItem item) {
        progress.started(item);
        progress.done(item);
    }

    private void fail(ChangedItem item) {
        progress.started(item);
        progress.failed(item);
        progress.postpone(item);
    }

    @Test
    void theWatermarkAdvancesToTheOverlapBeforeACompleteList() {
        list(0, at(100));
        assertThat(progress.watermark()).isEqualTo(at(40));
    }

    @Test
    void theWatermarkNeverMovesBack() {
        list(0, at(100));
        list(0, at(70));
        list(0, null);
        assertThat(progress.watermark()).isEqualTo(at(40));
    }

    @Test
    void theWatermarkStaysWhenTheCompleteTimeIsUnknown() {
        list(0, null, item("a", at(300)));
        assertThat(progress.watermark()).isEqualTo(NOON);
    }

    @Test
    void anOpenItemHoldsTheWatermarkUntilTheItemIsProcessed() {
        ChangedItem open = item("a", at(100));
        ChangedItem other = item("b", at(200));
        list(0, at(500), open, other);
        process(other);
        assertThat(progress.watermark()).isEqualTo(at(40));
        process(open);
        assertThat(progress.watermark()).isEqualTo(at(440));
    }

    @Test
    void anItemThatIsLeftOverHoldsTheWatermark() {
        List<ChangedItem> items = list(1, at(500), item("new", at(300)), item("old", at(100)));
        assertThat(items).containsExactly(item("old", at(100)));
        process(items.get(0));
        assertThat(progress.watermark()).isEqualTo(at(240));
        assertThat(list(1, at(510), item("new", at(300)), item("old", at(100)))).containsExactly(item("new", at(300)));
    }

    @Test
    void theWatermarkStaysDuringAReview() {
        ChangedItem open = item("a", at(100));
        list(0, at(500), open);
        PollProgress.Review review = progress.review(0);
        process(open);
        assertThat(progress.watermark()).as("the list was requested from this time").isEqualTo(at(40));
        review.abandon();
        list(0, null);
        assertThat(progress.watermark()).isEqualTo(at(440));
    }

    @Test
    void anAbandonedReviewChangesNothing() {
        PollProgress.Review review = progress.review(0);
        review.add(item("a", at(100)));
        review.abandon();
        assertThat(progress.watermark()).isEqualTo(NOON);
        assertThat(list(0, at(200), item("a", at(100)))).hasSize(1);
    }

    @Test
    void aProcessedItemIsDeliveredAgainOnlyWithNewContent() {
        process(list(0, at(100), item("a", at(90))).get(0));
        assertThat(list(0, at(110), item("a", at(90)))).isEmpty();
        assertThat(list(0, at(110), item("a", at(90), "other"))).hasSize(1);
        assertThat(list(0, at(110), item("a", at(95)))).hasSize(1);
    }

    @Test
    void aNewerVersionWaitsForTheVersionInProgress() {
        ChangedItem first = list(0, at(100), item("a", at(90))).get(0);
        progress.started(first);
        ChangedItem second = item("a", at(150));
        assertThat(list(0, at(300), second)).isEmpty();
        progress.done(first);
        assertThat(progress.watermark()).as("the second version is open").isEqualTo(at(90));
        assertThat(list(0, at(310), second)).containsExactly(second);
    }

    @Test
    void anItemThatFailedComesAfterTheOthers() {
        ChangedItem failing = item("a", at(10));
        list(0, at(100), failing);
        fail(failing);
        assertThat(progress.hasFailed(failing)).isTrue();
        assertThat(list(0, at(100), failing, item("b", at(50)))).containsExactly(item("b", at(50)), failing);
        assertThat(list(1, at(100), failing, item("b", at(50)))).containsExactly(item("b", at(50)));
    }

    @Test
    void theLastAttemptIsTheGivenNumber() {
        progress = restart(3);
        progress.begin(FirstStart.at(NOON));
        ChangedItem item = item("a", at(10));
        list(0, at(100), item);
        progress.started(item);
        assertThat(progress.failed(item)).isFalse();
        assertThat(progress.failed(item)).isFalse();
        assertThat(progress.failed(item)).isTrue();
    }

    @Test
    void attemptsWithoutALimitNeverEnd() {
        ChangedItem item = item("a", at(10));
        list(0, at(100), item);
        for (int i = 0; i < 1000; i++) {
            assertThat(progress.failed(item)).isFalse();
        }
    }

    @Test
    void theFailuresOfAVersionAreForgottenWhenTheVersionIsNoLongerListed() {
        ChangedItem gone = item("a", at(10));
        list(0, at(100), gone);
        fail(gone);
        list(0, at(200), item("a", at(150)));
        assertThat(progress.hasFailed(gone)).isFalse();
    }

    @Test
    void theFirstListDeliversNothingFromBeforeTheStart() {
        progress = restart(0);
        progress.begin(new FirstStart(at(-3600), NOON));
        assertThat(list(0, at(100), item("old", at(-10)), item("new", at(10)))).containsExactly(item("new", at(10)));
        assertThat(list(0, at(100), item("old", at(-10)))).as("the old item counts as processed").isEmpty();
    }

    @Test
    void anUnreliableItemIsDeliveredAtTheStartAndStaysKnownAsLongAsListsContainIt() {
        ChangedItem item = unreliable("a", at(-1000), NOON);
        process(list(0, at(100), item).get(0));
        for (int i = 2; i < 50; i++) {
            assertThat(list(0, at(100 * i), item)).isEmpty();
        }
    }

    @Test
    void anItemIsForgottenWhenTheWatermarkHasPassedTheItem() {
        process(list(0, at(100), item("a", at(90))).get(0));
        list(0, at(1000));
        list(0, at(1000));
        progress.save();
        assertThat(restart(0).watermark()).isEqualTo(at(940));
        assertThat(repository.values().get("key#all1") + repository.values().get("key#1")).isNotNull();
        progress = restart(0);
        progress.setBack(at(0));
        assertThat(list(0, null, item("a", at(90)))).as("the item is unknown").hasSize(1);
    }

    @Test
    void aRestartResumesFromTheCheckpoint() {
        ChangedItem open = item("a", at(80));
        ChangedItem processed = item("b", at(90));
        list(0, at(100), open, processed);
        process(processed);
        progress.started(open);
        progress.save();

        progress = restart(0);

        assertThat(progress.watermark()).isEqualTo(at(20));
        assertThat(list(0, at(110), open, processed)).containsExactly(open);
    }

    @Test
    void workAfterTheLastCheckpointIsLostInACrash() {
        ChangedItem item = item("a", at(90));
        list(0, at(100), item);
        progress.save();
        process(item);
        progress = restart(0);
        assertThat(list(0, at(110), item)).as("delivered again, never lost").containsExactly(item);
    }

    @Test
    void anUnchangedProgressIsSavedOnlyOnce() {
        progress.save();
        repository.values().clear();
        progress.save();
        assertThat(repository.values()).isEmpty();
        process(item("a", at(10)));
        progress.save();
        assertThat(repository.values()).hasSize(1);
    }

    @Test
    void aCheckpointThatCouldNotBeSavedIsSavedWithTheNextOne() {
        progress.save();
        ChangedItem item = item("a", at(90));
        list(0, at(100), item);
        process(item);
        repository.broken(true);
        assertThatThrownBy(() -> progress.save()).hasMessage("disk full");
        repository.broken(false);
        progress.save();
        progress = restart(0);
        assertThat(list(0, at(110), item)).isEmpty();
    }

    @Test
    void recentCheckpointsAndFullCheckpointsTogetherContainEveryProcessedItem() {
        progress.save();
        List<ChangedItem> items = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            items.add(item("item" + i, at(100)));
        }
        list(0, at(100), items.toArray(ChangedItem[]::new));
        for (ChangedItem item : items) {
            process(item);
            progress.save();
        }
        assertThat(repository.values()).as("two keys of each kind").hasSize(4);
        progress = restart(0);
        assertThat(list(0, at(110), items.toArray(ChangedItem[]::new))).isEmpty();
    }

    @Test
    void aWatermarkInTheFutureIsSetBackToTheOverlapBeforeTheServersTime() {
        list(0, at(5000));
        progress.save();
        assertThat(progress.setBack(at(4940))).as("not in the future").isFalse();
        assertThat(progress.setBack(at(1000))).isTrue();
        assertThat(progress.watermark()).isEqualTo(at(940));
        progress.save();
        assertThat(restart(0).watermark()).as("the later watermark of the older checkpoint must not return")
                .isEqualTo(at(940));
    }
}
