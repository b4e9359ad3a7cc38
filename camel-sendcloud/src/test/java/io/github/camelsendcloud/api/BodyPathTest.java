package io.github.camelsendcloud.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
                       "/a/code=FAILED     | {\"a\":{\"code\":\"failed\"}}                      | []",
                       "/a/code=500        | {\"a\":{\"code\":500}}                             | [500]",
                       "/a=b=c             | {\"a\":\"b=c\"}                                    | [\"b=c\"]",
                       "/a/*/code=X        | {\"a\":[{\"code\":\"X\"},{\"code\":\"Y\"}]}        | [\"X\"]",
               })
    void findsWhatStandsThere(String path, String json, String found) throws JsonProcessingException {
        assertThat(find(path, json)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
               delimiter = '|', quoteCharacter = '\'', value = {
                       "{\"a\":null}", "{\"a\":[]}", "{\"a\":{}}", "{\"a\":\"\"}", "{\"a\":\" \"}", "{}", "[]", "null", "1" })
    void nullAndEmptyAreNothing(String json) throws JsonProcessingException {
        assertThat(find("/a", json)).isEqualTo("[]");
    }

    @Test
    void isShownAsItWasWritten() {
        assertThat(BodyPath.of("/data/parcels/*/status/code=FAILED")).hasToString("/data/parcels/*/status/code=FAILED");
    }
}
