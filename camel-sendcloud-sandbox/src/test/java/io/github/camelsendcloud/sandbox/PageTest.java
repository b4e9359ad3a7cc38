package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A person uses the page of the sandbox in a browser while a program calls the API. */
class PageTest {

    @RegisterExtension
    @Order(1)
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    @RegisterExtension
    @Order(2)
    static final Browser PAGE = new Browser(SENDCLOUD);

    private static final String SHIPMENTS = "/api/v3/shipments/announce";

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient program = new TestClient(sandbox);

    @Test
    void aPersonFollowsAnOrderFromTheRequestToTheDelivery() throws IOException {
        PAGE.open("");
        PAGE.waitForText("#start", sandbox.baseUri() + "/v3");
        PAGE.waitForText("#start", "camel.component.sendcloud.token-uri = " + sandbox.tokenUri());

        assertThat(program.post(SHIPMENTS, TestClient.SHIPMENT).statusCode()).isEqualTo(201);

        PAGE.view("requests");
        PAGE.waitForText("#requests tbody", "POST " + SHIPMENTS);
        PAGE.waitForText("#requests tbody", "201");
        PAGE.click("#requests .opener");
        PAGE.waitForText("#requests .details", "Basic ***");
        PAGE.waitForText("#requests .details", "\"city\": \"Köln\"");
        PAGE.waitForText("#requests .details", "\"tracking_number\":");
        PAGE.view("parcels");
        PAGE.waitForText("#parcels tbody", "Jörg Müller");
        PAGE.waitForText("#count-parcels", "1");
        PAGE.click("#parcels .opener");
        PAGE.waitForText("#parcels .timeline", "Ready to send");
        PAGE.until("the label is shown", () -> (Boolean) PAGE.run(
                "const label = document.querySelector('.label img'); return label?.complete && label.naturalWidth > 200"));
        int states = PAGE.count("#parcels .timeline li");
        for (int step = 1; !PAGE.text("#parcels .summary").contains("Delivered"); step++) {
            assertThat(step).as("steps to the delivery").isLessThan(12);
            PAGE.click("#parcels .summary td button");
            PAGE.waitForCount("#parcels .timeline li", states + step);
        }
        PAGE.waitForText("#parcels .timeline li:first-child", "Delivered");
        PAGE.press("#parcels", "Show the requests of this order");
        PAGE.waitForText("#requests tbody", "POST " + SHIPMENTS);
    }

    @Test
    void aPersonSetsTheStatusOfAParcel() throws IOException {
        program.post(SHIPMENTS, TestClient.SHIPMENT);
        PAGE.open("parcels");
        PAGE.click("#parcels .opener");

        PAGE.run("document.querySelector('#parcels .details select').value = 'UNABLE_TO_DELIVER'");
        PAGE.press("#parcels", "Set the status");

        PAGE.waitForText("#parcels .summary .pill", "✕ Unable to deliver");
        PAGE.waitForText("#news", "has the status Unable to deliver");
    }

    @Test
    void aDemoParcelIsBoughtWithAButton() {
        PAGE.open("parcels");
        PAGE.waitForText("#parcels .empty", "No parcel yet");

        PAGE.press("#parcels .empty", "Create a demo parcel");

        PAGE.waitForText("#parcels tbody", "DEMO-");
        assertThat(sandbox.requests()).singleElement()
                .satisfies(request -> assertThat(request.path()).isEqualTo(SHIPMENTS));
    }

    @Test
    void aWebhookIsResent() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            PAGE.open("webhooks");
            PAGE.waitForText("#webhooks .empty", "Enter the address of your receiver");
            PAGE.type("#webhooks input[type=url]", receiver.url("/hooks"));
            PAGE.press("#webhooks", "Save");
            assertThat(receiver.next().body()).contains("integration_updated");
            PAGE.waitForText("#webhooks tbody", receiver.url("/hooks"));

            program.post(SHIPMENTS, TestClient.SHIPMENT);
            WebhookReceiver.Received first = receiver.next();
            PAGE.waitForCount("#webhooks tbody", 2);
            PAGE.waitForText("#webhooks tbody", "parcel_status_changed");
            PAGE.waitForText("#webhooks tbody .pill", "200");
            PAGE.click("#webhooks .opener");
            receiver.rejectNext(1);
            PAGE.click("#webhooks .summary td button");

            WebhookReceiver.Received second = receiver.next();
            assertThat(second).isEqualTo(first);
            PAGE.waitForText("#webhooks .details .inner", "✓ 200");
            PAGE.waitForText("#webhooks .details .inner", "✕ 500");
            PAGE.waitForText("#webhooks .details", first.signature());
        }
    }

    @Test
    void aFaultOf503MakesAProgramRetryAndThePageShowsBothCalls() throws IOException {
        PAGE.open("requests");
        PAGE.press("#faults", "Cause the fault");
        PAGE.waitForText("#faults .faults", "status 503");
        PAGE.waitForText("#faults .faults", "next call");

        HttpResponse<String> response = null;
        int attempts = 0;
        while (response == null || response.statusCode() == 503) {
            attempts++;
            response = program.post(SHIPMENTS, TestClient.SHIPMENT);
        }

        assertThat(attempts).isEqualTo(2);
        PAGE.waitForCount("#requests tbody", 2);
        PAGE.waitForText("#requests tbody:nth-of-type(1)", "✓ 201");
        PAGE.waitForText("#requests tbody:nth-of-type(2)", "✕ 503");
        PAGE.waitForText("#requests tbody:nth-of-type(2)", "fault");
        PAGE.waitForCount("#faults .faults li", 0);
    }

    @Test
    void aFaultIsRemovedBeforeItsCall() throws IOException {
        PAGE.open("requests");
        PAGE.type(PAGE.labelled("#faults", "Operation"), "GET /api/v3/user*");
        PAGE.press("#faults", "Cause the fault");
        PAGE.press("#faults", "Remove the fault status for GET /api/v3/user*");
        PAGE.waitForCount("#faults .faults li", 0);

        assertThat(PAGE.run("return document.activeElement.textContent")).isEqualTo("Cause the fault");
        assertThat(program.status()).isEqualTo(200);
    }

    @Test
    void theClockIsAdvancedSpedUpAndSet() {
        PAGE.open("parcels");
        String day = PAGE.text("#clock .face").substring(0, 10);

        PAGE.press("#clock", "Advance the clock by 1 day");
        PAGE.until("the next day", () -> !PAGE.text("#clock .face").startsWith(day) ? true : null);
        PAGE.run("const speed = document.querySelector('#clock select'); speed.value = '86400';"
                 + " speed.dispatchEvent(new Event('change'))");
        String before = PAGE.text("#clock .face").substring(0, 10);
        PAGE.until("the day after", () -> PAGE.text("#clock .face").substring(0, 10).compareTo(before) > 0 ? true : null);
        PAGE.click("#clock summary");
        PAGE.until("the present time", () -> (Boolean) PAGE.run(
                "return document.querySelector('#clock input[type=datetime-local]').value !== ''"));
        PAGE.run("document.querySelector('#clock input[type=datetime-local]').value = '2031-05-06T07:08:09'");
        PAGE.press("#clock", "Set");

        PAGE.waitForText("#clock .face", "2031-05");
        assertThat(sandbox.account().store().clock().now().toString()).startsWith("2031-05");
    }

    @Test
    void aResetAsksFirst() throws IOException {
        program.post(SHIPMENTS, TestClient.SHIPMENT);
        PAGE.open("parcels");
        PAGE.waitForText("#parcels tbody", "Jörg Müller");

        PAGE.click("#reset");
        PAGE.press("dialog", "Keep everything");
        assertThat(sandbox.requests()).hasSize(1);
        assertThat(PAGE.run("return document.activeElement.id")).isEqualTo("reset");
        PAGE.click("#reset");
        PAGE.press("dialog", "Reset");

        PAGE.waitForText("#parcels .empty", "No parcel yet");
        assertThat(sandbox.requests()).isEmpty();
    }
}
