package io.github.camelsendcloud.springboot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.SendcloudComponent;
import io.github.camelsendcloud.SendcloudConfiguration;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/** The properties on the page docs/spring-boot.md are options of the component, and an application starts with them. */
class DocumentedPropertiesTest {

    private static final Pattern LISTING
            = Pattern.compile("(?ms)^```(properties|text)\\n((?:camel|management)[.:].*?)^```$");
    private static final String PREFIX = "camel.component.sendcloud.";

    @Test
    void thePageHasPropertiesAndYaml() throws IOException {
        assertThat(listings().map(listing -> listing.group(1))).contains("properties", "text").hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @MethodSource("listings")
    void anApplicationStartsWithTheProperties(MatchResult listing) throws IOException {
        PropertySource<?> properties = load(listing);
        List<String> names = Stream.of(((EnumerablePropertySource<?>) properties).getPropertyNames())
                .filter(name -> name.startsWith(PREFIX)).toList();
        assertThat(names).allMatch(name -> options().contains(name.replaceFirst("\\.accounts\\..*", ".accounts")));

        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("SENDCLOUD_PUBLIC_KEY=P", "SENDCLOUD_SECRET_KEY=S", "BERLIN_PUBLIC_KEY=BP", "BERLIN_SECRET_KEY=BS",
                        "PARIS_PUBLIC_KEY=PP", "PARIS_SECRET_KEY=PS", PREFIX + "public-key=P", PREFIX + "secret-key=S")
                .initializers(one -> one.getEnvironment().getPropertySources().addFirst(properties)).run()) {
            SendcloudConfiguration options = application.getBean(CamelContext.class)
                    .getComponent("sendcloud", SendcloudComponent.class).getConfiguration();
            boolean sandbox = properties.containsProperty(PREFIX + "sandbox");
            assertThat(options.getPublicKey()).isEqualTo(sandbox ? "sandbox-public-key" : "P");
            if (listing.group(1).equals("text")) {
                assertThat(options.getAccounts()).containsOnlyKeys("berlin", "paris");
            }
        }
    }

    static Stream<MatchResult> listings() throws IOException {
        return LISTING.matcher(Files.readString(Path.of("../docs/spring-boot.md"))).results();
    }

    private static PropertySource<?> load(MatchResult listing) throws IOException {
        PropertySourceLoader loader
                = listing.group(1).equals("text") ? new YamlPropertySourceLoader() : new PropertiesPropertySourceLoader();
        return loader.load("page", new ByteArrayResource(listing.group(2).getBytes(StandardCharsets.UTF_8))).get(0);
    }

    private static List<String> options() {
        try (InputStream metadata = Files.newInputStream(MetadataTest.FILE)) {
            JsonNode properties = new ObjectMapper().readTree(metadata).path("properties");
            return properties.findValuesAsText("name");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
