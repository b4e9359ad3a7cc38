package io.github.camelsendcloud.internal.binding;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BatchMatcherTest {

    private static JsonNode json(String text) throws IOException {
        return Json.MAPPER.readTree(text.replace('\'', '"'));
    }

    @Test
    void theLastItemsOfABatchBelongToTheFailedItems() throws Exception {
        assertThat(BatchMatcher.isOfFailed(json("{'name':'a'}"), json("{'name':'other'}"), null)).isTrue();
    }

    @Test
    void anItemThatTheResponseListsAsFailedHasFailed() throws Exception {
        JsonNode item = json("{'name':'a','weight':'1'}");
        assertThat(BatchMatcher.isOfFailed(item, item.deepCopy(), item.deepCopy())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'name':'a','city':'x'} | {'name':'a','city':'y'} | {'name':'b','city':'y'} | true
            {'name':'a','city':'x'} | {'name':'b','city':'y'} | {'name':'a','city':'y'} | false
            {'name':'a','city':'x'} | {'name':'a','city':'y'} | {'name':'a','city':'x'} | false
            {'name':'a','city':'x'} | {'name':'b','city':'x'} | {'name':'b','city':'x'} | false
            """)
    void theItemBelongsToTheObjectWithMoreEqualFields(String item, String failed, String created, boolean hasFailed)
            throws Exception {
        assertThat(BatchMatcher.isOfFailed(json(item), json(failed), json(created))).isEqualTo(hasFailed);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'id':1}", "{'name':{'first':'b'}}", "{'name':null}", "{'name':['b']}" })
    void aFieldThatTheCreatedObjectHasInAnotherFormIsIgnored(String created) throws Exception {
        assertThat(BatchMatcher.isOfFailed(json("{'name':'a'}"), json("{'name':'a','errors':{}}"), json(created))).isFalse();
    }

    @Test
    void numbersAreComparedByTheirValue() throws Exception {
        JsonNode item = json("{'weight':1.5,'quantity':2}");
        JsonNode same = json("{'weight':'1.500','quantity':'2'}");
        JsonNode other = json("{'weight':'1.501','quantity':'3'}");
        assertThat(BatchMatcher.isOfFailed(item, same, other)).isTrue();
        assertThat(BatchMatcher.isOfFailed(item, other, same)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "external_reference", "order_id", "order_number" })
    void aCreatedObjectWithAnotherReferenceBelongsToAnotherItem(String field) throws Exception {
        JsonNode item = json("{'" + field + "':'one'}");
        assertThat(BatchMatcher.isOfAnother(item, json("{'" + field + "':'two'}"))).isTrue();
        assertThat(BatchMatcher.isOfAnother(item, json("{'" + field + "':'one'}"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{'order_id':null}", "{'order_id':{}}", "{'order_id':7}", "{'order_id':7.0,'name':'other'}" })
    void aCreatedObjectWithoutAnotherReferenceMayBelongToTheItem(String created) throws Exception {
        assertThat(BatchMatcher.isOfAnother(json("{'order_id':'7','name':'a'}"), json(created))).isFalse();
        assertThat(BatchMatcher.isOfAnother(json("{'name':'a'}"), json(created))).isFalse();
    }
}
