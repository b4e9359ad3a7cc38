package io.github.camelsendcloud.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BodyPathTest {

    private static String find(String path, String json) throws JsonProcessingException {
        return BodyPath.of(path).find(new ObjectMapper().readTree(json)).toString();
    }

    @ParameterizedTest
    @CsvSource(
               delimiter = '|', value = {
                       "/a                 | {\"a\":1}                                          | [1]",
                       "/a/b               | {\"a\":{\"b\":\"x\"}}                              | [\"x\"]",
                       "/a/errors          | {\"a\":{\"errors\":[{\"code\":\"x\"}]}}            | [[{\"code\":\"x\"}]]",
                       "/a                 | {\"a\":false}                                      | [false]",
                       "/a                 | {\"b\":1}                                          | []",
                       "/a/b               | {\"a\":1}                                          | []",
                       "/a/b               | {\"a\":[{\"b\":1}]}                                | []",
                       "/a                 | [{\"a\":1}]                                        | []",
                       "/a/*/b             | {\"a\":[{\"b\":1},{\"c\":2},{\"b\":3}]}            | [1, 3]",
                       "/a/*/b             | {\"a\":[]}                                         | []",
                       "/a/*/b             | {\"a\":\"text\"}                                   | []",
                       "/*/a               | [{\"a\":1},{\"a\":2}]                              | [1, 2]",
                       "/a/*/b/*/c         | {\"a\":[{\"b\":[{\"c\":1},{\"c\":2}]},{\"b\":[]}]} | [1, 2]",
                       "/a/code=FAILED     | {\"a\":{\"code\":\"FAILED\"}}                      | [\"FAILED\"]",
                       "/a/code=FAILED     | {\"a\":{\"code\":\"READY\"}}                       | []",
                       "/a/code=NOT_SENT   | {\"a\":{\"code\":\"not-sent\"}}                    | [\"not-sent\"]",
                       "/a/code=500        | {\"a\":{\"code\":500}}                             | [500]",
                       "/a=b=c             | {\"a\":\"b=c\"}                                    | [\"b=c\"]",
                       "/a/*/code=X        | {\"a\":[{\"code\":\"X\"},{\"code\":\"Y\"}]}        | [\"X\"]",
               })
    void aPathFindsTheValuesAtItsPlace(String path, String json, String found) throws JsonProcessingException {
        assertThat(find(path, json)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
               delimiter = '|', quoteCharacter = '\'', value = {
                       "{\"a\":null}", "{\"a\":[]}", "{\"a\":{}}", "{\"a\":\"\"}", "{\"a\":\" \"}", "{}", "[]", "null", "1" })
    void nullAndEmptyValuesAreNotFound(String json) throws JsonProcessingException {
        assertThat(find("/a", json)).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
               delimiter = '|', value = {
                       "/ref               | {\"a\":1}                                         | [{\"a\":1}]",
                       "/ref               | {\"ref\":\"x\"}                                 | [{\"ref\":\"x\"}]",
                       "/ref               | [{\"a\":1}]                                       | []",
                       "/a/ref             | {\"a\":{\"b\":1}}                               | [{\"b\":1}]",
                       "/a/ref             | {\"a\":[{\"b\":1}]}                             | []",
                       "/a/ref             | {\"a\":\"text\"}                                | []",
                       "/a/ref             | {\"b\":{}}                                        | []",
                       "/a/*/ref           | {\"a\":[{\"b\":1},2,null,{\"ref\":\"x\"}]}  | [{\"b\":1}, {\"ref\":\"x\"}]",
                       "/a/*/ref           | {\"a\":[]}                                        | []",
                       "/*/ref             | [{\"b\":1},{}]                                    | [{\"b\":1}, {}]",
               })
    void aHolderIsAnObjectThatCanHaveTheValue(String path, String json, String holders) throws JsonProcessingException {
        assertThat(BodyPath.of(path).holders(new ObjectMapper().readTree(json))).hasToString(holders);
    }

    @ParameterizedTest
    @CsvSource(
               delimiter = '|', nullValues = "none", value = {
                       "{\"ref\":\"x\"} | x", "{\"ref\":7} | 7", "{\"ref\":\" x\"} | ' x'", "{\"ref\":\"\"} | none",
                       "{\"ref\":\" \"} | none", "{\"ref\":null} | none", "{} | none", "{\"ref\":{}} | none",
                       "{\"ref\":[\"x\"]} | none", "{\"ref\":\"null\"} | null" })
    void theTextOfAHolderIsItsValue(String json, String text) throws JsonProcessingException {
        BodyPath path = BodyPath.of("/a/*/ref");

        assertThat(path.field()).isEqualTo("ref");
        assertThat(path.text((ObjectNode) new ObjectMapper().readTree(json))).isEqualTo(text);
    }

    @Test
    void aPlaceCanBeRelativeToAnOuterPlace() {
        BodyPath items = BodyPath.of("/data/parcels/*");

        assertThat(BodyPath.of("/data/parcels/*/status/code=A").within(items)).hasToString("/status/code=A");
        assertThat(BodyPath.of("/data/errors").within(items)).isNull();
        assertThat(BodyPath.of("/data/parcels/*").within(items)).isNull();
        assertThat(BodyPath.of("/data/parcels").within(items)).isNull();
        assertThat(BodyPath.of("/database").within(BodyPath.of("/data"))).isNull();
    }

    @Test
    void theTextOfAPathIsItsSource() {
        assertThat(BodyPath.of("/data/parcels/*/status/code=FAILED")).hasToString("/data/parcels/*/status/code=FAILED");
    }
}
