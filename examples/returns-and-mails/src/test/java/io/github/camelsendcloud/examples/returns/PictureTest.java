package io.github.camelsendcloud.examples.returns;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.camelsendcloud.examples.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

import static org.assertj.core.api.Assertions.assertThat;

/** The demonstration has a page with all mails. */
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

        Picture.take(page.toUri(), "mails.png",
                browser -> assertThat(browser.findElements(By.cssSelector("tbody tr"))).hasSize(22));
    }
}
