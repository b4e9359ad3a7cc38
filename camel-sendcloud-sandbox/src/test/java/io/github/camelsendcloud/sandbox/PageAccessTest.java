package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** People use the page by keyboard, with a screen reader, in the dark and on a small screen. */
class PageAccessTest {

    @RegisterExtension
    @Order(1)
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    @RegisterExtension
    @Order(2)
    static final Browser PAGE = new Browser(SENDCLOUD);

    private static final List<String> VIEWS = List.of("start", "parcels", "requests", "webhooks", "accounts");

    /** The accessible names: the text, a label, or aria-label. */
    private static final String WITHOUT_NAME = """
            const name = element => element.getAttribute('aria-label') || element.textContent.trim()
              || element.querySelector('img')?.alt
              || [...(element.labels ?? [])].map(label => label.textContent.trim()).join('')
              || document.getElementById(element.getAttribute('aria-labelledby'))?.textContent;
            const named = 'input, select, button, a, summary, nav, aside, dialog, section, table, [role]';
            return [...document.querySelectorAll(named)]
              .filter(element => element.tagName === 'TABLE' ? !element.caption?.textContent
                : !['status', 'alert'].includes(element.getAttribute('role')) && !name(element))
              .map(element => element.outerHTML.slice(0, 120))""";

    private static final String LOW_CONTRAST = """
            const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            const channels = colour => {
              canvas.clearRect(0, 0, 1, 1);
              canvas.fillStyle = colour;
              canvas.fillRect(0, 0, 1, 1);
              return canvas.getImageData(0, 0, 1, 1).data;
            };
            const luminance = colour => [...channels(colour)].slice(0, 3).map(value => value / 255)
              .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
              .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
            const ground = element => {
              const colour = getComputedStyle(element).backgroundColor;
              return channels(colour)[3] > 0 || !element.parentElement ? colour : ground(element.parentElement);
            };
            const ratio = element => {
              const [low, high] = [getComputedStyle(element).color, ground(element)].map(luminance).sort((a, b) => a - b);
              return (high + 0.05) / (low + 0.05);
            };
            const hasText = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '');
            const shown = [...document.querySelectorAll('body *')].filter(element => element.checkVisibility() &&
              (hasText(element) || element.matches('input, select')));
            return [shown.length, ...shown.filter(element => ratio(element) < 4.5)
              .map(element => `${ratio(element).toFixed(2)} ${element.outerHTML.slice(0, 100)}`)]""";

    private final TestClient program = new TestClient(SENDCLOUD.sandbox());

    @Test
    void thePageIsUsedWithTheKeyboardAlone() throws IOException {
        program.post("/api/v3/shipments/announce", TestClient.SHIPMENT);
        PAGE.open("");
        PAGE.keys(Keys.TAB);
        assertThat(PAGE.run("return document.activeElement.textContent")).isEqualTo("Skip to the content");

        PAGE.tabTo("nav a[href='#parcels']");
        PAGE.keys(Keys.ENTER);
        PAGE.waitFor("#parcels");
        PAGE.tabTo("#parcels .opener");
        PAGE.keys(Keys.SPACE);
        assertThat(PAGE.run("return document.activeElement.getAttribute('aria-expanded')")).isEqualTo("true");
        PAGE.tabTo("#parcels .summary td button");
        int states = PAGE.count("#parcels .timeline li");
        PAGE.keys(Keys.ENTER);
        PAGE.waitForCount("#parcels .timeline li", states + 1);
        assertThat(PAGE.run("return document.activeElement.textContent")).isEqualTo("Next step");
        PAGE.tabTo("#parcels .details select");
        PAGE.keys("Delivered");
        PAGE.tabTo("#parcels .details form button");
        PAGE.keys(Keys.ENTER);
        PAGE.waitForText("#parcels .summary", "Delivered");
        PAGE.tabTo("#faults .primary");
        PAGE.keys(Keys.ENTER);
        PAGE.waitForText("#faults .faults", "status 503");
        PAGE.tabTo("#reset");
        PAGE.keys(Keys.ENTER);
        PAGE.waitFor("dialog");
        PAGE.keys(Keys.ESCAPE);
        assertThat(PAGE.run("return document.activeElement.id")).isEqualTo("reset");
        assertThat(program.status()).isEqualTo(503);
    }

    @Test
    void theSkipLinkLeadsToTheContent() {
        PAGE.open("");
        PAGE.keys(Keys.TAB);
        PAGE.keys(Keys.ENTER);

        assertThat(PAGE.run("return document.activeElement.id")).isEqualTo("main");
        PAGE.waitFor("#start");
    }

    @Test
    void everyControlAndTableHasANameAndEveryHeaderAScope() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            fill(receiver);
            PAGE.open("parcels");
            openAllRows();

            assertThat((List<?>) PAGE.run(WITHOUT_NAME)).isEmpty();
            assertThat(PAGE.run("return document.querySelectorAll('th:not([scope])').length")).isEqualTo(0L);
            assertThat(PAGE.run("return document.querySelectorAll('th[scope=col]').length")).isNotEqualTo(0L);
            assertThat(PAGE.run("return document.querySelectorAll('img:not([alt])').length")).isEqualTo(0L);
            assertThat(PAGE.run("return document.querySelectorAll('h1').length")).isEqualTo(1L);
            assertThat(PAGE.run("return document.querySelectorAll('button:not([type]):not([value])').length")).isEqualTo(0L);
            assertThat(PAGE.run("const ids = [...document.querySelectorAll('[id]')].map(element => element.id);"
                                + " return ids.length - new Set(ids).size"))
                    .isEqualTo(0L);
            assertThat(PAGE.run("return [...document.querySelectorAll('[aria-controls]')]"
                                + ".filter(button => !document.getElementById(button.getAttribute('aria-controls'))).length"))
                    .isEqualTo(0L);
            assertThat(PAGE.run("return document.documentElement.lang")).isEqualTo("en");
        }
    }

    @Test
    void newRowsAreAnnounced() throws IOException {
        PAGE.open("parcels");

        program.post("/api/v3/shipments/announce", TestClient.SHIPMENT);

        PAGE.waitForText("#parcels tbody", "Jörg");
        PAGE.until("the announcement", () -> ((String) PAGE.run("return document.getElementById('news').textContent"))
                .contains("for Jörg Müller") ? true : null);
        assertThat(PAGE.run("return document.getElementById('news').getAttribute('aria-live')")).isEqualTo("polite");
    }

    @Test
    void everyTextHasEnoughContrastInTheLightAndInTheDark() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            fill(receiver);
            for (String scheme : List.of("light", "dark")) {
                PAGE.screen(1440, 960, scheme);
                PAGE.open("parcels");
                openAllRows();
                for (String view : VIEWS) {
                    PAGE.view(view);
                    List<?> found = (List<?>) PAGE.run(LOW_CONTRAST);

                    assertThat((Long) found.get(0)).as(view).isGreaterThan(20);
                    assertThat(found.subList(1, found.size())).as(scheme + " " + view).isEmpty();
                    PAGE.picture("page-" + scheme + "-" + view + ".png");
                }
            }
        }
    }

    @Test
    void theColoursFollowTheSystem() {
        PAGE.open("start");
        String script = "return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
                        + ".reduce((sum, channel) => sum + channel)";
        assertThat((Long) PAGE.run(script)).isGreaterThan(600);

        PAGE.screen(1440, 960, "dark");

        assertThat((Long) PAGE.run(script)).isLessThan(150);
    }

    @Test
    void aSmallScreenNeedsNoScrollingToTheSide() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            fill(receiver);
            PAGE.screen(390, 840, "light");
            PAGE.open("parcels");
            for (String view : VIEWS) {
                PAGE.view(view);
                assertThat((Long) PAGE.run("return document.documentElement.scrollWidth")).as(view).isLessThanOrEqualTo(390);
                PAGE.picture("page-small-" + view + ".png");
            }
        }
    }

    /** Requests, parcels in different states, a webhook, a token and a fault. */
    private void fill(WebhookReceiver receiver) throws Exception {
        Sandbox sandbox = SENDCLOUD.sandbox();
        sandbox.webhooks().url(sandbox.integrations().get(0), receiver.url("/hooks"));
        for (String status : List.of("DELIVERED", "CANCELLED", "UNABLE_TO_DELIVER", "PARCEL_EN_ROUTE")) {
            String parcel = TestClient.at(
                    program.post("/api/v3/shipments/announce", TestClient.SHIPMENT), "/data/parcels/0/id");
            sandbox.parcelStatus(Long.parseLong(parcel), status);
            receiver.next();
        }
        program.post("/api/v3/shipments/announce", TestClient.SHIPMENT);
        program.withToken();
        program.get("/api/v3/parcels/1");
        sandbox.controls().failNext(1, Fault.status(503));
        program.status();
        sandbox.controls().failNext(1, Fault.status(503));
    }

    private static void openAllRows() {
        PAGE.until("rows", () -> (Long) PAGE.run("return document.querySelectorAll('#webhooks .opener').length") > 0
                && (Long) PAGE.run("return document.querySelectorAll('#parcels .opener').length") > 4 ? true : null);
        PAGE.run("document.querySelectorAll('.opener').forEach(opener => opener.click());"
                 + "document.querySelectorAll('details').forEach(details => { details.open = true; })");
    }
}
