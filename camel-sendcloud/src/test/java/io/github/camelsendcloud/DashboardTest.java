package io.github.camelsendcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelsendcloud.sandbox.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Camel Main with {@code camel.metrics.enabled} has each meter that the dashboard and the alerts name. */
@Timeout(120)
class DashboardTest {

    private static final Path FOLDER = DocumentedPage.DOCS.resolve("grafana");
    private static final Pattern NAME = Pattern.compile("camel_sendcloud_\\w+");

    @RegisterExtension
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    @Test
    void eachMeterOfTheDashboardAndOfTheAlertsIsScraped() throws Exception {
        try (WatchedShop shop = new WatchedShop(SENDCLOUD.sandbox())) {
            for (int i = 0; i < 4; i++) {
                shop.work();
            }

            await().untilAsserted(() -> {
                Set<String> scraped = names(shop.scrape());
                for (String file : WatchedShop.files()) {
                    assertThat(read(file)).as(file).isNotEmpty();
                    assertThat(scraped).as("names of the scrape that %s needs", file).containsAll(read(file));
                }
            });
            assertThat(shop.scrape())
                    .contains("# HELP camel_sendcloud_calls_seconds Calls, each with all its waits and retries")
                    .contains("camelContext=\"shop\"").doesNotContain(SENDCLOUD.sandbox().secretKey(), "order-1");
        }
    }

    private static Set<String> read(String file) throws IOException {
        return names(Files.readString(FOLDER.resolve(file)));
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
