package io.github.camelsendcloud.examples;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Takes the picture of a page with a headless Chromium. {@code -Dexample.picture=true} replaces the picture of the
 * README. The test is skipped if the machine has no Chromium or no driver.
 */
public final class Picture {

    private static final int WIDTH = 1100;

    private Picture() {
    }

    /**
     * Opens a page, checks the page, and saves a picture of the whole page.
     *
     * @param name the name of the PNG file
     */
    public static void take(URI page, String name, Consumer<WebDriver> check) throws IOException {
        File chromium = program("chromium", "chromium-browser", "google-chrome");
        File chromedriver = program("chromedriver");
        Assumptions.assumeTrue(chromium != null && chromedriver != null,
                "The picture is skipped: the PATH has no chromium or no chromedriver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
        ChromeDriver browser = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(chromedriver).usingAnyFreePort().build(), options);
        try {
            setHeight(browser, 1);
            browser.get(page.toString());
            setHeight(browser, (Number) browser.executeScript("return document.documentElement.scrollHeight"));
            check.accept(browser);
            byte[] picture = browser.getScreenshotAs(OutputType.BYTES);
            Files.write(Path.of("target", name), picture);
            if (Boolean.getBoolean("example.picture")) {
                Files.write(Path.of(name), picture);
            }
        } finally {
            browser.quit();
        }
    }

    private static void setHeight(ChromeDriver browser, Number height) {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", WIDTH, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    private static File program(String... names) {
        return Stream.of(names).flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, name))).filter(File::canExecute).findFirst().orElse(null);
    }
}
