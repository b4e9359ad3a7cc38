package io.github.camelsendcloud;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsendcloud.DocumentedPage.Listing;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each listing of the documentation is valid in its language, and a test reads each language.
 * {@link DocumentedRoutesTest} compiles and starts routes and classes.
 */
class DocumentedListingsTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static List<DocumentedPage> pages() {
        return Stream.concat(
                DocumentedPage.all().stream(), Stream.of(DocumentedPage.README, DocumentedPage.COMPONENT)).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyListingIsInALanguageThatATestReads(DocumentedPage page) {
        assertThat(page.listings()).extracting(Listing::language)
                .isSubsetOf("java", "yaml", "xml", "json", "properties", "bash", "text");
        assertThat(page.text().lines().filter(line -> line.strip().startsWith("```")).count())
                .as("lines with ```, two for each listing").isIn(0L, 2L * page.listings().size());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyBodyIsJson(DocumentedPage page) {
        assertThat(page.listings("json")).allSatisfy(body -> assertThat(JSON.readTree(body)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPropertyOfTheComponentIsAnOptionAndEveryBeanHasAClass(DocumentedPage page) throws Exception {
        for (String listing : page.listings("properties")) {
            Properties properties = new Properties();
            properties.load(new StringReader(listing));
            assertThat(properties).isNotEmpty();
            for (String name : properties.stringPropertyNames()) {
                String value = properties.getProperty(name);
                if (name.startsWith("camel.component.sendcloud.")) {
                    String option = StringHelper.dashToCamelCase(name.substring("camel.component.sendcloud.".length()));
                    if (option.startsWith("accounts.")) {
                        // fails for an unknown property of an account
                        new SendcloudAccount().set(option.substring(option.lastIndexOf('.') + 1), value);
                        option = "accounts";
                    }
                    assertThat(CatalogTables.CATALOG.path("componentProperties").has(option)).as(name).isTrue();
                }
                if (value.startsWith("#class:")) {
                    assertThat(Class.forName(value.replaceFirst("#class:([\\w.]+).*", "$1"))).as(name).isNotNull();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyDependencyIsOnTheClassPathOfTheTests(DocumentedPage page) throws Exception {
        for (String listing : page.listings("xml")) {
            Document document = parse(listing.startsWith("<?xml") ? listing : "<listing>" + listing + "</listing>");
            NodeList artifacts = document.getElementsByTagName("artifactId");
            if (listing.startsWith("<dependency>")) {
                assertThat(artifacts.getLength()).isPositive();
                for (int i = 0; i < artifacts.getLength(); i++) {
                    String artifact = artifacts.item(i).getTextContent();
                    assertThat(classPath()).as(artifact).matches(
                            path -> path.contains(artifact) || artifact.startsWith("camel-sendcloud"));
                }
            }
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
