package io.github.camelsendcloud.api;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class NextCursorTest {

    private static final String HOST = "panel.sendcloud.sc";

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
    void theCursorIsThatOfTheLinkToTheNextPage(String header, String cursor) {
        assertThat(NextCursor.ofLinks(List.of(header), HOST)).isEqualTo(cursor);
    }

    @Test
    void thereMayBeSeveralHeadersOrNone() {
        assertThat(NextCursor.ofLinks(List.of(), HOST)).isNull();
        assertThat(NextCursor.ofLinks(List.of("<https://x/?cursor=1>; rel=\"prev\"", "</?cursor=2>; rel=\"next\""), HOST))
                .isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {
            "null, null", "'', null", "abc, abc", "https://panel.sendcloud.sc/api/v2/parcels?cursor=abc, abc",
            "http://panel.sendcloud.sc/api/v3/returns?from_date=x&cursor=a%2Bb, a+b", "?cursor=5, 5" })
    void whatABodyCallsNextIsAnUrlOrACursor(String next, String cursor) {
        assertThat(NextCursor.ofNext(next, HOST)).isEqualTo(cursor);
    }

    @ParameterizedTest
    @CsvSource({
            "https://evil.example/?cursor=1", "https://panel.sendcloud.sc.evil.example/?cursor=1",
            "https://panel.sendcloud.sc@evil.example/?cursor=1", "http://[broken/?cursor=1" })
    void anotherHostIsRefused(String next) {
        assertThatIllegalStateException().isThrownBy(() -> NextCursor.ofNext(next, HOST))
                .withMessageContaining("instead of 'panel.sendcloud.sc'");
    }

    @Test
    void aLinkWithoutACursorIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> NextCursor.ofNext("https://panel.sendcloud.sc/?page=2", HOST))
                .withMessageContaining("has no cursor");
    }
}
