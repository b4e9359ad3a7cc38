package io.github.camelsendcloud.internal.client;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallStateTest {

    /** The arrows of the drawing in the Javadoc, without the arrows to DONE. */
    @ParameterizedTest
    @CsvSource({
            "NEW, WAITING_FOR_TOKEN", "WAITING_FOR_TOKEN, WAITING_FOR_PERMIT", "WAITING_FOR_PERMIT, SENDING",
            "WAITING_FOR_PERMIT, LOOKING_UP", "SENDING, WAITING_FOR_TOKEN", "SENDING, WAITING_TO_RETRY",
            "SENDING, LOOKING_UP", "WAITING_TO_RETRY, WAITING_FOR_TOKEN" })
    void theStatesHaveTheArrowsOfTheDrawing(CallState from, CallState to) {
        assertThat(from.leadsTo(to)).isTrue();
    }

    @Test
    void theStatesHaveNoOtherArrowsThanTheArrowsOfTheDrawing() {
        long arrows = Arrays.stream(CallState.values())
                .flatMap(from -> Arrays.stream(CallState.values()).filter(to -> to != CallState.DONE && from.leadsTo(to)))
                .count();
        assertThat(arrows).isEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DONE")
    void aCallCanEndInEachState(CallState state) {
        assertThat(state.leadsTo(CallState.DONE)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatIsDoneStaysDone(CallState state) {
        assertThat(CallState.DONE.leadsTo(state)).isFalse();
    }
}
