package io.github.camelsendcloud;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelsendcloud.internal.binding.TestJson;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A cyclic or too deeply nested body is rejected with an exception, not with an error of the JVM. */
class BodyDepthTest extends RecordedTestSupport {

    private static final int DEEP = 20_000;

    /** This bean has itself as a property. */
    public static final class CyclicBean {
        public String getName() {
            return "x";
        }

        public Map<String, Object> getSelf() {
            return Map.of("same", this);
        }
    }

    static Stream<Arguments> bodies() {
        Map<String, Object> cyclic = new HashMap<>();
        cyclic.put("parcels", List.of(Map.of("up", cyclic)));
        List<Object> lists = new ArrayList<>();
        ArrayNode nodes = TestJson.MAPPER.createArrayNode();
        for (int i = 0; i < DEEP; i++) {
            lists = new ArrayList<>(List.of(lists));
            nodes = TestJson.MAPPER.createArrayNode().add(nodes);
        }
        Map<String, Object> self = new HashMap<>();
        self.put("self", self);
        return Stream.of(
                Arguments.of("cyclic", cyclic), Arguments.of("self", self), Arguments.of("lists", Map.of("a", lists)),
                Arguments.of("bare lists", lists), Arguments.of("nodes", TestJson.MAPPER.createObjectNode().set("a", nodes)),
                Arguments.of("bean", new CyclicBean()),
                Arguments.of("text", "{\"a\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}"),
                Arguments.of("array", new Object[] { self }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aCyclicOrTooDeepBodyIsRejectedByEveryOperation(String name, Object body) {
        for (String address : List.of(
                "shipments/announce", "shipments/announce?externalReference=R", "orders", "parcels?apiVersion=v2",
                "parcels?apiVersion=v2&externalReference=R", "shipments/announce?externalReference=${body[order_number]}")) {
            Exchange exchange = call(uri(address), body);

            assertThat(exchange.getException()).as(address).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("JSON");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aFormFieldAcceptsOnlyASingleValue() {
        Map<String, Object> self = new HashMap<>();
        self.put("self", List.of(self));
        for (Object field : List.of(self, Map.of("a", 1), List.of(List.of(1)), Double.NaN)) {
            assertThat(call(uri("service-points/check_and_store?apiVersion=v2"), Map.of("f", field)).getException())
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Field 'f' of the form cannot be");
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aBodyWithADepthBelowTheLimitIsSent() {
        Object nested = 1;
        for (int i = 0; i < 900; i++) {
            nested = List.of(nested);
        }
        assertThat(call(uri("shipments/announce?externalReference=R"), Map.of("a", nested)).getException()).isNull();
        assertThat(call(uri("shipments/announce"), Map.of("a", nested)).getException()).isNull();

        assertThat(sent()).hasSize(2);
    }
}
