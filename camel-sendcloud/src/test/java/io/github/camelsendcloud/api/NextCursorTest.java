package io.github.camelsendcloud.api;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class NextCursorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '§', nullValues = "null", value = {
            "<https://panel.sendcloud.sc/api/v3/shipments?cursor=bz0y>; rel=\"next\" ! bz0y",
            "<https://panel.sendcloud.sc/api/v3/shipments?cursor=a%3D%3D&page_size=5>; rel=\"next\" ! a==",
            "<https://PANEL.sendcloud.sc/v3/shipments?cursor=1>; rel=next ! 1",
            "<https://panel.sendcloud.sc/x?cursor=1>; rel=\"prev\", <https://panel.sendcloud.sc/x?cursor=2>; rel=\"next\" ! 2",
            "<https://panel.sendcloud.sc/x?cursor=2>; REL=\"Next\", <https://panel.sendcloud.sc/x?cursor=1>; rel=\"prev\" ! 2",
            "<https://panel.sendcloud.sc/x?cursor=2,3>; title=\"a, b\"; rel=\"last next\" ! 2,3",
            "</api/v3/shipments?cursor=7>; rel=\"next\" ! 7",
            "<https://panel.sendcloud.sc/x?cursor=1>; rel=\"prev\" ! null",
            "<https://panel.sendcloud.sc/x?cursor=1>; rel=\"nextish\" ! null",
            "nonsense ! null" })
    void theCursorOfTheLinkToTheNextPageIsUsed(String header, String cursor) {
        assertThat(NextCursor.ofLinks(List.of(header))).isEqualTo(cursor);
    }

    @Test
    void severalHeadersAndNoHeaderAreUnderstood() {
        assertThat(NextCursor.ofLinks(List.of())).isNull();
        assertThat(NextCursor.ofLinks(List.of("<https://x/?cursor=1>; rel=\"prev\"", "</?cursor=2>; rel=\"next\"")))
                .isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {
            "null, null", "'', null", "abc, abc", "https://panel.sendcloud.sc/api/v2/parcels?cursor=abc, abc",
            "http://panel.sendcloud.sc/api/v3/returns?from_date=x&cursor=a%2Bb, a+b", "?cursor=5, 5" })
    void theFieldNextIsAUrlOrACursor(String next, String cursor) {
        assertThat(NextCursor.ofNext(next)).isEqualTo(cursor);
    }

    @ParameterizedTest
    @CsvSource({
            "https://evil.example/?cursor=1", "https://panel.sendcloud.sc.evil.example/?cursor=1",
            "https://panel.sendcloud.sc@evil.example/?cursor=1", "http://[broken/?cursor=1", "http://localhost:1/?cursor=1#x" })
    void onlyTheCursorOfALinkToAnotherHostIsUsed(String next) {
        assertThat(NextCursor.ofNext(next)).isEqualTo("1");
        assertThat(NextCursor.ofLinks(List.of("<" + next + ">; rel=\"next\""))).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", " ", "https://panel.sendcloud.sc/api/v3/shipments", "/api/v3/shipments", "?cursor=", "?cursor=%20",
            "?cursor=1&cursor=2", "?cursor=%zz", "?page=2", "abc" })
    void aLinkWithoutAUsableCursorIsNotTheLastPage(String target) {
        assertThatIllegalStateException().isThrownBy(() -> NextCursor.ofLinks(List.of("<" + target + ">; rel=next")))
                .withMessageContaining("the link to the next page");
    }

    @Test
    void aLinkWithoutACursorIsRejected() {
        assertThatIllegalStateException().isThrownBy(() -> NextCursor.ofNext("https://panel.sendcloud.sc/?page=2"))
                .withMessageContaining("has no cursor");
    }
}
