package io.github.camelsendcloud.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A headless Chromium that shows the page of a sandbox. The tests of the class are skipped if the machine has no
 * Chromium or no driver. After each test the console of the page must have no error.
 */
final class Browser implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final List<String> ARGUMENTS = List.of(
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final SandboxExtension sendcloud;
    private ChromeDriver driver;

    Browser(SandboxExtension sendcloud) {
        this.sendcloud = sendcloud;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        File chromium = program("chromium", "chromium-browser", "google-chrome");
        File chromedriver = program("chromedriver");
        Assumptions.assumeTrue(chromium != null && chromedriver != null,
                "The tests of the page are skipped: the PATH has no chromium or no chromedriver");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments(ARGUMENTS);
        options.addArguments("--user-data-dir=" + Files.createTempDirectory(Path.of("target"), "chromium-").toAbsolutePath());
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(chromedriver).usingAnyFreePort().build(), options);
    }

    private static File program(String... names) {
        return Stream.of(names).flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, name))).filter(File::canExecute).findFirst().orElse(null);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        screen(1440, 960, "light");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        picture("page-" + context.getRequiredTestMethod().getName() + ".png");
        List<String> errors = takeErrors();
        driver.get("about:blank");
        assertThat(errors).isEmpty();
    }

    /** The errors in the console of the page since the last call. */
    List<String> takeErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage).toList();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (driver != null) {
            driver.quit();
        }
    }

    /** Sets the size of the screen and the scheme of colours, light or dark. */
    void screen(int width, int height, String scheme) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(
                        Map.of("name", "prefers-color-scheme", "value", scheme),
                        Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Opens the page at a view, for example {@code parcels}, and waits until the page is live. */
    void open(String view) {
        get(view.isEmpty() ? "/" : "/#" + view);
        waitForText("#connection", "Live");
    }

    /** Opens an address of the sandbox. */
    void get(String path) {
        driver.get("about:blank");
        driver.get("http://127.0.0.1:" + sendcloud.sandbox().port() + path);
    }

    /** Follows a link of the navigation. */
    void view(String name) {
        click("nav a[href='#" + name + "']");
        waitFor("#" + name);
    }

    /** Waits until an element is displayed. */
    WebElement waitFor(String css) {
        return until(css + " is displayed", () -> driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed).findFirst().orElse(null));
    }

    void waitForText(String css, String text) {
        until(css + " has the text " + text, () -> text(css).contains(text) ? true : null);
    }

    /** Waits until a list has this number of elements. */
    void waitForCount(String css, int count) {
        until(count + " times " + css, () -> count(css) == count ? true : null);
    }

    /** How many elements the page has. */
    int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    /** Waits until a supplier has a value. */
    <T> T until(String description, Supplier<T> value) {
        return new WebDriverWait(driver, PATIENCE).withMessage(description)
                .ignoring(StaleElementReferenceException.class, NoSuchElementException.class)
                .until(ignored -> value.get());
    }

    /** The text of the first element that is displayed. */
    String text(String css) {
        return driver.findElement(By.cssSelector(css)).getText();
    }

    void click(String css) {
        until(css + " can be clicked", () -> {
            waitFor(css).click();
            return true;
        });
    }

    /** Replaces the text of an input. */
    void type(String css, String text) {
        WebElement input = waitFor(css);
        input.clear();
        input.sendKeys(text);
    }

    /** The CSS of the input that belongs to a label within an element. */
    String labelled(String within, String label) {
        Object id = run("return [...document.querySelectorAll(arguments[0] + ' label')]"
                        + ".find(label => label.textContent === arguments[1]).htmlFor",
                within, label);
        return "[id='" + id + "']";
    }

    /** Clicks the button or the link that has a text or an accessible name. */
    void press(String within, String name) {
        By buttons = By.cssSelector(within + " :is(button, a)");
        until("the button " + name, () -> {
            driver.findElements(buttons).stream()
                    .filter(found -> found.isDisplayed() && found.getAccessibleName().equals(name)).findFirst()
                    .orElseThrow(() -> new NoSuchElementException(name)).click();
            return true;
        });
    }

    /** Presses keys, which go to the element that has the focus. */
    void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses the tabulator until an element has the focus; the focus must be visible on the way. */
    void tabTo(String css) {
        for (int i = 0; i < 80; i++) {
            if (Boolean.TRUE.equals(run("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
            keys(Keys.TAB);
            assertThat(run("return document.activeElement === document.body"
                           + " || getComputedStyle(document.activeElement).outlineStyle !== 'none'"))
                    .as("visible focus").isEqualTo(true);
        }
        throw new AssertionError("No tabulator leads to " + css);
    }

    /** Runs a script in the page. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Saves a picture of the screen in target. */
    void picture(String name) throws IOException {
        picture(Path.of("target", name));
    }

    void picture(Path file) throws IOException {
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }
}
