package io.github.camelsendcloud.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelsendcloud.api.QueryParameter.ListStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class QueryStringTest {

    private static final Operation OPERATION = operation(
            parameter("name", "string", ListStyle.NONE), parameter("ids", "integer", ListStyle.COMMA),
            parameter("parcels", "integer", ListStyle.REPEAT), parameter("day", "date", ListStyle.NONE),
            parameter("moment", "date-time", ListStyle.NONE),
            new QueryParameter("size", "string", ListStyle.COMMA, false, List.of("A4", "A6"), 0),
            new QueryParameter("dpi", "integer", ListStyle.NONE, false, List.of("72", "300"), 0));

    private static QueryParameter parameter(String name, String type, ListStyle list) {
        return new QueryParameter(name, type, list, false, List.of(), 0);
    }

    private static Operation operation(QueryParameter... parameters) {
        Map<String, QueryParameter> query = new LinkedHashMap<>();
        Arrays.asList(parameters).forEach(parameter -> query.put(parameter.name(), parameter));
        return new Operation(
                ApiVersion.V3, HttpMethod.GET, ApiHost.PANEL, PathTemplate.of("things"), "", query, BodyUse.NONE,
                BodyMedia.JSON,
                Set.of(200), List.of(), Set.of(), Paging.NONE, null, LimitClass.READ, RetrySemantics.of(Idempotency.READ), null,
                List.of(), null, null, null, OperationAuth.ACCOUNT, RequiredScopes.UNKNOWN, false, false);
    }

    private static String write(String name, Object value) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(name, value);
        return QueryString.write(OPERATION, values, true);
    }

    @Test
    void valuesKeepTheirOrder() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("parcels", 7);
        values.put("name", "x");
        values.put("ids", List.of(1, 2));
        assertThat(QueryString.write(OPERATION, values, true)).isEqualTo("parcels=7&name=x&ids=1,2");
    }

    @Test
    void noValuesGiveAnEmptyQuery() {
        assertThat(QueryString.write(OPERATION, Map.of(), true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
               delimiter = '|', value = {
                       "a b|name=a%20b", "a&b=c|name=a%26b%3Dc", "a+b|name=a%2Bb", "Zürich|name=Z%C3%BCrich",
                       "100%|name=100%25",
                       "a#b|name=a%23b", "2026-01-15T12:00:00+01:00|name=2026-01-15T12%3A00%3A00%2B01%3A00" })
    void aValueIsEncoded(String value, String query) {
        assertThat(write("name", value)).isEqualTo(query);
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                arguments("ids", 5, "ids=5"),
                arguments("ids", "1,2", "ids=1%2C2"),
                arguments("ids", List.of(1, 2, 3), "ids=1,2,3"),
                arguments("ids", List.of("a,b", "c d"), "ids=a%2Cb,c%20d"),
                arguments("ids", new String[] { "1", "2" }, "ids=1,2"),
                arguments("ids", new int[] { 1, 2 }, "ids=1,2"),
                arguments("ids", new long[] { 3 }, "ids=3"),
                arguments("ids", Arrays.asList(1, null, 2), "ids=1,2"),
                arguments("parcels", 5, "parcels=5"),
                arguments("parcels", List.of(1, 2), "parcels=1&parcels=2"),
                arguments("parcels", new Integer[] { 1, 2 }, "parcels=1&parcels=2"),
                arguments("parcels", new int[] { 1, 2 }, "parcels=1&parcels=2"),
                arguments("parcels", Arrays.asList(null, 2), "parcels=2"),
                arguments("name", List.of("one"), "name=one"),
                arguments("name", new String[] { "one" }, "name=one"),
                arguments("name", Arrays.asList("one", null), "name=one"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aListHasTheFormThatTheOperationDocuments(String name, Object value, String query) {
        assertThat(write(name, value)).isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource({ "ids", "parcels", "name" })
    void anEmptyValueIsRejectedWithTheNameOfTheParameter(String name) {
        for (Object nothing : new Object[] {
                null, "", " ", List.of(), new int[0], new ArrayList<>(Arrays.asList(null, null)), Optional.empty(),
                List.of(Optional.empty()) }) {
            assertThatIllegalArgumentException().isThrownBy(() -> write(name, nothing))
                    .withMessageStartingWith("Query parameter '" + name + "' ")
                    .withMessageContaining("give the parameter a value");
        }
    }

    @Test
    void severalValuesAreRejectedWhereOneValueIsAllowed() {
        assertThatIllegalArgumentException().isThrownBy(() -> write("name", List.of("a", "b")))
                .withMessage("Query parameter 'name' takes one value, not 2");
        assertThatIllegalArgumentException().isThrownBy(() -> write("name", new int[] { 1, 2, 3 }))
                .withMessage("Query parameter 'name' takes one value, not 3");
    }

    static Stream<Arguments> dates() {
        Instant late = Instant.parse("2026-01-15T23:30:00Z");
        return Stream.of(
                arguments("day", LocalDate.of(2026, 1, 15), "day=2026-01-15"),
                arguments("day", late, "day=2026-01-15"),
                arguments("day", Date.from(late), "day=2026-01-15"),
                arguments("day", java.sql.Date.valueOf("2026-01-15"), "day=2026-01-15"),
                arguments("day", OffsetDateTime.parse("2026-01-16T00:30:00+01:00"), "day=2026-01-16"),
                arguments("day", ZonedDateTime.parse("2026-01-16T00:30:00+01:00[Europe/Amsterdam]"), "day=2026-01-16"),
                arguments("day", LocalDateTime.parse("2026-01-15T23:30:00"), "day=2026-01-15"),
                arguments("day", "yesterday", "day=yesterday"),
                arguments("moment", late, "moment=2026-01-15T23%3A30%3A00Z"),
                arguments("moment", Date.from(late), "moment=2026-01-15T23%3A30%3A00Z"),
                arguments("moment", new java.sql.Timestamp(late.toEpochMilli()), "moment=2026-01-15T23%3A30%3A00Z"),
                arguments("moment", OffsetDateTime.parse("2026-01-16T00:30:00+01:00"),
                        "moment=2026-01-16T00%3A30%3A00%2B01%3A00"),
                arguments("moment", ZonedDateTime.parse("2026-01-16T00:30:00+01:00[Europe/Amsterdam]"),
                        "moment=2026-01-16T00%3A30%3A00%2B01%3A00"),
                arguments("name", Date.from(late), "name=2026-01-15T23%3A30%3A00Z"),
                arguments("name", late, "name=2026-01-15T23%3A30%3A00Z"));
    }

    @ParameterizedTest
    @MethodSource("dates")
    void datesAreIsoTextAndADayForAParameterOfTypeDate(String name, Object value, String query) {
        assertThat(write(name, value)).isEqualTo(query);
    }

    @Test
    void documentedValuesAreAccepted() {
        assertThat(write("size", List.of("A4", "A6"))).isEqualTo("size=A4,A6");
        assertThat(write("dpi", 300)).isEqualTo("dpi=300");
        assertThat(write("dpi", "72")).isEqualTo("dpi=72");
    }

    @Test
    void anUndocumentedValueIsRejectedWithTheDocumentedValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> write("size", List.of("A4", "A5")))
                .withMessage("Query parameter 'size' cannot be 'A5': use one of A4, A6");
        assertThatIllegalArgumentException().isThrownBy(() -> write("dpi", 71))
                .withMessage("Query parameter 'dpi' cannot be '71': use one of 72, 300");
    }

    @Test
    void anUnknownNameIsRejectedWithTheKnownNames() {
        assertThatIllegalArgumentException().isThrownBy(() -> write("nmae", "x"))
                .withMessage("v3 GET /things has no query parameter 'nmae': use one of "
                             + "[day, dpi, ids, moment, name, parcels, size]");
        assertThatIllegalArgumentException().isThrownBy(() -> QueryString.write(operation(), Map.of("a", 1), true))
                .withMessage("v3 GET /things has no query parameter 'a': the operation has no query parameters");
    }

    @Test
    void anUnknownNameIsSentWhenUnknownNamesAreAllowed() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("new[x]", List.of("a", "b"));
        values.put("flag", true);
        assertThat(QueryString.write(operation(), values, false)).isEqualTo("new%5Bx%5D=a&new%5Bx%5D=b&flag=true");
    }

    @Test
    void aKnownNameIsCheckedEvenWhenUnknownNamesAreAllowed() {
        assertThatIllegalArgumentException().isThrownBy(() -> QueryString.write(OPERATION, Map.of("size", "A5"), false));
    }

    @ParameterizedTest
    @EnumSource
    void aRequiredParameterMustHaveAValue(ListStyle style) {
        Operation operation = operation(new QueryParameter("country", "string", style, true, List.of(), 0));
        assertThat(QueryString.write(operation, Map.of("country", "NL"), true)).isEqualTo("country=NL");
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("country", null);
        for (Map<String, Object> values : List.of(Map.<String, Object> of(), nothing,
                Map.<String, Object> of("country", List.of()))) {
            assertThatIllegalArgumentException().isThrownBy(() -> QueryString.write(operation, values, true))
                    .withMessage("v3 GET /things needs the query parameter 'country': give the parameter a value");
        }
    }

    @Test
    void aParameterIsFoundByItsName() {
        assertThat(QueryString.parameter(OPERATION, "ids", true).list()).isSameAs(ListStyle.COMMA);
        assertThat(QueryString.parameter(OPERATION, "other", false))
                .isEqualTo(new QueryParameter("other", "string", ListStyle.REPEAT, false, List.of(), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> QueryString.parameter(OPERATION, "other", true));
    }

    @Test
    void valuesAreCheckedBeforeAnyRequest() {
        QueryParameter size = OPERATION.query().get("size");
        QueryString.check(size, List.of("A4", "A6"));
        assertThatIllegalArgumentException().isThrownBy(() -> QueryString.check(size, "A5"));
    }
}
