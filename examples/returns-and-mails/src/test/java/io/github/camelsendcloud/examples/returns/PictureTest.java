package io.github.camelsendcloud.examples.returns;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demonstration has a page with all mails. {@code -Dexample.picture=true} replaces the picture of the README. The
 * picture needs a Chromium.
 */
class PictureTest {

    @TempDir
    private Path results;

    @Test
    @Timeout(180)
    void theDemonstrationEndsWithAPageOfAllMails() throws Exception {
        List<String> report = Demo.run(results);

        assertThat(report.get(1)).isEqualTo("The mail server has received 22 mails:");
        assertThat(report).filteredOn(line -> line.contains("return-label.pdf")).hasSize(1);
        Path page = results.resolve("mails/index.html");
        assertThat(Files.readString(page)).contains("22 mails").doesNotContain("<script>");

        File chromium = program("chromium", "chromium-browser", "google-chrome");
        File chromedriver = program("chromedriver");
        Assumptions.assumeTrue(chromium != null && chromedriver != null,
                "The picture is skipped: the PATH has no chromium or no chromedriver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1100,1000");
        ChromeDriver browser = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(chromedriver).usingAnyFreePort().build(), options);
        try {
            browser.get(page.toUri().toString());
            assertThat(browser.findElements(By.cssSelector("tbody tr"))).hasSize(22);
            byte[] picture = browser.getScreenshotAs(OutputType.BYTES);
            Files.write(Path.of("target", "mails.png"), picture);
            if (Boolean.getBoolean("example.picture")) {
                Files.write(Path.of("mails.png"), picture);
            }
        } finally {
            browser.quit();
        }
    }

    private static File program(String... names) {
        return Stream.of(names).flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(path -> new File(path, name))).filter(File::canExecute).findFirst().orElse(null);
    }
}
