package io.github.camelsendcloud.internal.client;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelsendcloud.api.Idempotency;
import io.github.camelsendcloud.internal.client.RetryRules.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryRulesTest {

    /** Sendcloud compares references of keyed operations only: the other operations have one column. */
    private static final String TABLE = """
                         | READ   | IDEMPOTENT | KEYED with   | KEYED without   | UNSAFE
            NOT_SENT     | RETRY | RETRY     | RETRY        | RETRY          | RETRY
            TLS          | FAIL   | FAIL       | FAIL          | FAIL            | FAIL
            NO_RESPONSE    | RETRY | RETRY     | RETRY        | OUTCOME_UNKNOWN | OUTCOME_UNKNOWN
            RESPONSE_TRUNCATED   | RETRY | RETRY     | RETRY        | OUTCOME_UNKNOWN | OUTCOME_UNKNOWN
            UNUSABLE     | RETRY | RETRY     | RETRY        | OUTCOME_UNKNOWN | OUTCOME_UNKNOWN
            TOKEN_REFUSED | RETRY | RETRY    | RETRY        | RETRY          | RETRY
            RATE_LIMITED | RETRY | RETRY     | RETRY        | RETRY          | RETRY
            BUSY         | RETRY | RETRY     | RETRY        | RETRY          | RETRY
            CONFLICT     | FAIL   | FAIL       | TAKE_EXISTING | FAIL            | FAIL
            UNAVAILABLE  | RETRY | RETRY     | RETRY        | OUTCOME_UNKNOWN | OUTCOME_UNKNOWN
            SERVER_ERROR | FAIL   | FAIL       | RETRY        | OUTCOME_UNKNOWN | OUTCOME_UNKNOWN
            REFUSED      | FAIL   | FAIL       | FAIL          | FAIL            | FAIL
            """;

    record Rule(FailureKind failure, Idempotency operation, boolean referenced, Verdict verdict) {
    }

    static Stream<Rule> rules() {
        String[][] lines = TABLE.lines().map(line -> line.split("\\|")).toArray(String[][]::new);
        return Arrays.stream(lines).skip(1).flatMap(line -> Stream.iterate(1, i -> i + 1).limit(line.length - 1L)
                .flatMap(column -> {
                    String[] head = lines[0][column].strip().split(" ");
                    Idempotency operation = Idempotency.valueOf(head[0]);
                    Stream<Boolean> references = head.length == 1
                            ? Stream.of(true, false) : Stream.of(head[1].equals("with"));
                    return references.map(referenced -> new Rule(
                            FailureKind.valueOf(line[0].strip()), operation, referenced,
                            Verdict.valueOf(line[column].strip())));
                }));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theTableDecidesAboutEachFailure(Rule rule) {
        assertThat(RetryRules.decide(rule.operation(), rule.failure(), rule::referenced)).isEqualTo(rule.verdict());
    }

    @Test
    void theTableHasEachCaseOnce() {
        Set<String> cases = new HashSet<>();
        rules().forEach(rule -> assertThat(cases.add(rule.failure() + " " + rule.operation() + " " + rule.referenced()))
                .as(rule.toString()).isTrue());

        assertThat(cases).hasSize(FailureKind.values().length * Idempotency.values().length * 2);
        assertThat(rules().map(Rule::verdict).distinct()).containsExactlyInAnyOrder(Verdict.values());
    }

    @ParameterizedTest
    @EnumSource
    void anAmbiguousFailureIsNeitherRetriedWithoutAReferenceNorReportedAsAFailure(FailureKind failure) {
        Verdict unsafe = RetryRules.decide(Idempotency.UNSAFE, failure, () -> true);

        assertThat(unsafe == Verdict.OUTCOME_UNKNOWN).isEqualTo(failure.isAmbiguous());
        assertThat(RetryRules.decide(Idempotency.KEYED, failure, () -> false)).isEqualTo(unsafe);
    }

    @ParameterizedTest
    @EnumSource
    void theBodyIsNotReadIfTheReferenceDoesNotMatter(FailureKind failure) {
        for (Idempotency operation : Idempotency.values()) {
            if (operation != Idempotency.KEYED) {
                RetryRules.decide(operation, failure, () -> {
                    throw new AssertionError("asked for the reference of " + operation);
                });
            }
        }
    }
}
