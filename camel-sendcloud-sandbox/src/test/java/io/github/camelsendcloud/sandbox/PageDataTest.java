package io.github.camelsendcloud.sandbox;

import java.io.IOException;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The page shows the data of requests and accounts: searchable, limited in number, and as text. */
class PageDataTest {

    @RegisterExtension
    @Order(1)
    static final SandboxExtension SENDCLOUD = new SandboxExtension();

    @RegisterExtension
    @Order(2)
    static final Browser PAGE = new Browser(SENDCLOUD);

    private static final String EVIL = "<img src=x onerror=hacked=1><script>hacked=1</script>";
    private static final String SHIPMENTS = "/api/v3/shipments/announce";

    private final Sandbox sandbox = SENDCLOUD.sandbox();
    private final TestClient program = new TestClient(sandbox);

    @Test
    void markupInDataIsShownAsText() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            sandbox.webhooks().url(sandbox.integrations().get(0), receiver.url("/<b>"
                    .replace("<", "%3C").replace(">", "%3E")));
            PAGE.open("requests");
            program.post(SHIPMENTS, TestClient.SHIPMENT.replace("Jörg Müller", EVIL).replace("ORD-1", EVIL));
            program.send(program.request("/api/v3/parcels?" + EVIL.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20"))
                    .header("X-Evil", EVIL).GET());
            program.post("/api/v3/nothing", "not JSON " + EVIL);
            receiver.next();

            PAGE.waitForCount("#requests tbody", 3);
            PAGE.run("document.querySelectorAll('#requests .opener').forEach(opener => opener.click())");
            PAGE.waitForText("#requests table", "not JSON " + EVIL);
            PAGE.waitForText("#requests table", "X-Evil: " + EVIL);
            PAGE.view("parcels");
            PAGE.click("#parcels .opener");
            assertThat(PAGE.text("#parcels table")).contains(EVIL);
            PAGE.view("webhooks");
            PAGE.click("#webhooks .opener");
            PAGE.waitForText("#webhooks table", "<script>hacked=1</script>");
            PAGE.view("parcels");
            PAGE.type("#parcels-search", "no such parcel " + EVIL);
            PAGE.waitForText("#parcels .empty", EVIL);
            assertThat(PAGE.run("return typeof hacked")).isEqualTo("undefined");
            assertThat(PAGE.run("return document.querySelectorAll('img[src=x], main script, main b b').length")).isEqualTo(0L);
        }
    }

    @Test
    void requestsAndParcelsAreSearched() throws IOException {
        for (String city : new String[] { "Köln", "Paris", "Madrid" }) {
            program.post(SHIPMENTS, TestClient.SHIPMENT.replace("Köln", city));
        }
        PAGE.open("requests");
        PAGE.waitForCount("#requests tbody", 3);

        PAGE.type("#requests-search", "madrid");
        PAGE.waitForCount("#requests tbody", 1);
        PAGE.waitForText("#news", "1 request for \"madrid\"");
        program.post(SHIPMENTS, TestClient.SHIPMENT.replace("Köln", "Madrid"));
        program.post(SHIPMENTS, TestClient.SHIPMENT);
        PAGE.waitForCount("#requests tbody", 2);
        PAGE.view("parcels");
        PAGE.waitForCount("#parcels tbody", 5);
        PAGE.type("#parcels-search", "paris");
        PAGE.waitForCount("#parcels tbody", 1);
        PAGE.type("#parcels-search", "Oslo");
        PAGE.press("#parcels .empty", "Clear the search");
        PAGE.waitForCount("#parcels tbody", 5);
    }

    @Test
    void aBurstOfRequestsLeavesTheNewestAHundredInTheTable() throws IOException {
        PAGE.open("requests");

        for (int i = 0; i < 250; i++) {
            program.get("/api/v3/parcels?number=" + i);
        }

        PAGE.waitForText("#requests tbody:nth-of-type(1)", "number=249");
        PAGE.waitForCount("#requests tbody", 100);
        PAGE.waitForText("#count-requests", "250");
    }

    @Test
    void anOpenRowAndTheFocusStayWhenOtherRowsArrive() throws IOException {
        program.post(SHIPMENTS, TestClient.SHIPMENT);
        PAGE.open("parcels");
        PAGE.click("#parcels .opener");
        PAGE.run("document.querySelector('#parcels .details select').focus()");

        program.post(SHIPMENTS, TestClient.SHIPMENT.replace("Jörg Müller", "Anna"));
        sandbox.parcelStatus(parcelId(), "DELIVERED");

        PAGE.waitForText("#parcels tbody:nth-of-type(1)", "Anna");
        PAGE.waitForText("#parcels tbody:nth-of-type(2) .timeline", "Delivered");
        assertThat(PAGE.run("return document.activeElement.matches('#parcels tbody:nth-of-type(2) select')")).isEqualTo(true);
    }

    private long parcelId() {
        return sandbox.account().store().parcels().iterator().next().id();
    }

    @Test
    void tokensLimitsAndCountsOfAnAccountAreLive() throws IOException {
        PAGE.open("accounts");
        PAGE.click("#accounts .opener");
        PAGE.waitForText("#accounts .details", "No valid token");

        TestClient token = program.withToken();
        token.status();

        PAGE.waitForText("#accounts .details .inner", "…");
        PAGE.waitForText("#accounts .details", "Token requests\n1");
        PAGE.press("#accounts", "Revoke the tokens");
        PAGE.waitForText("#accounts .details", "No valid token");
        assertThat(token.status()).isEqualTo(401);
        PAGE.type(PAGE.labelled("#accounts", "Reads"), "1");
        PAGE.press("#accounts", "Set the limit");
        PAGE.waitForText("#accounts .summary", "1 reads in 60 s");
        program.status();
        assertThat(program.status()).isEqualTo(429);
        PAGE.waitForText("#accounts .details", "Responses 429\n1");
        PAGE.press("#accounts", "Remove the limit");
        PAGE.waitForText("#accounts .summary", "none");
        assertThat(program.status()).isEqualTo(200);
    }

    @Test
    void anAccountIsAddedAndItsKeysAreRotated() {
        PAGE.open("accounts");
        PAGE.type("#account-name", "shop-2");
        PAGE.press("#accounts", "Add an account");
        PAGE.waitForText("#accounts tbody:nth-of-type(2)", "shop-2-public-key");

        PAGE.click("#accounts tbody:nth-of-type(2) .opener");
        PAGE.press("#accounts tbody:nth-of-type(2)", "Rotate the keys");

        PAGE.waitForText("#accounts tbody:nth-of-type(2) .summary", "shop-2-public-key-2");
        PAGE.waitForText("#accounts tbody:nth-of-type(2) .details", sandbox.account("shop-2").secretKey());
    }

    @Test
    void aFailureIsShownAndNamesItsCause() {
        PAGE.open("accounts");
        PAGE.type("#account-name", "account-1");
        PAGE.press("#accounts", "Add an account");

        PAGE.waitForText("#messages", "account-1");
        PAGE.press("#messages", "Close");
        PAGE.waitForCount("#messages p", 0);
    }
}
