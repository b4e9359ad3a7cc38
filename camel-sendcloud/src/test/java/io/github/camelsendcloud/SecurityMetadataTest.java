package io.github.camelsendcloud;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The description of the options says which options are secret or not safe, as the tools of Camel 4.19 read it. */
class SecurityMetadataTest {

    private static Map<String, JsonNode> options() throws IOException {
        JsonNode json = new ObjectMapper().readTree(
                SecurityMetadataTest.class.getResource("/META-INF/io/github/camelsendcloud/sendcloud.json"));
        Map<String, JsonNode> options = new TreeMap<>();
        Stream.of("componentProperties", "properties").forEach(
                kind -> json.path(kind).properties().forEach(
                        option -> options.put(kind + "." + option.getKey(), option.getValue())));
        return options;
    }

    @Test
    void eachSecretOptionIsASecretForTools() throws IOException {
        assertThat(options()).hasSizeGreaterThan(100).allSatisfy(
                (name, option) -> assertThat(option.path("security").asText().equals("secret"))
                        .isEqualTo(option.path("secret").asBoolean()));
        assertThat(options().get("properties.secretKey").path("security").asText()).isEqualTo("secret");
    }

    @Test
    void theOptionsThatTheProfileProdRefusesAreNotSafeForTools() throws IOException {
        Map<String, String> insecure = new TreeMap<>();
        options().forEach((name, option) -> {
            if (option.path("security").asText().startsWith("insecure:")) {
                insecure.put(name, option.path("security").asText() + " " + option.path("insecureValue").asText("true"));
            }
        });
        assertThat(insecure).isEqualTo(Map.of(
                "componentProperties.allowInsecureHttp", "insecure:ssl true",
                "componentProperties.sandbox", "insecure:dev true",
                "properties.allowInsecureHttp", "insecure:ssl true",
                "properties.deliveryAuth", "insecure:dev none"));
    }
}
