package io.github.camelsendcloud.examples.returns;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.camelsendcloud.examples.ExampleProgram;
import io.github.camelsendcloud.examples.returns.KillingProxy.Moment;
import io.github.camelsendcloud.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The program is killed at many moments and started again: each change has one mail, and each return has one label. */
@Timeout(300)
class CrashTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern FORM = Pattern.compile("(http://127.0.0.1:\\d+/returns)");
    private static final String END_OF_MAIL = "\r\n.\r\n";

    private final Sandbox sandbox = Sandbox.start();
    private final MailServer mailServer = new MailServer();
    private final Shop shop = new Shop(sandbox);
    @TempDir
    private Path state;
    private KillingProxy webhooks;
    private KillingProxy smtp;
    private KillingProxy api;
    private final ExampleProgram program = new ExampleProgram(ReturnsAndMails.class);
    private URI form;

    @BeforeEach
    void startProxies() throws Exception {
        sandbox.webhooks().retryDelay(Duration.ofMillis(200)).retries(1000);
        webhooks = new KillingProxy(0);
        smtp = new KillingProxy(mailServer.smtpPort());
        api = new KillingProxy(sandbox.port());
        shop.sendWebhooksTo(URI.create("http://127.0.0.1:" + webhooks.port() + "/hooks/sendcloud"));
    }

    @AfterEach
    void stopAll() throws Exception {
        program.close();
        webhooks.close();
        smtp.close();
        api.close();
        mailServer.close();
        sandbox.close();
    }

    @Test
    void everyChangeHasOneMailWhereverTheProgramIsKilled() throws Exception {
        start();
        long parcel = shop.announce("KK-1", "Anneliese Müßig-Köhler");
        int mails = mailsOf(0, 1);
        String[] statuses = { "ANNOUNCED", "SORTED" };
        int change = 0;
        for (KillingProxy channel : List.of(webhooks, smtp)) {
            for (Moment moment : Moment.values()) {
                channel.arm(moment, channel == webhooks ? "POST /hooks/sendcloud" : END_OF_MAIL, program.process());
                sandbox.parcelStatus(parcel, statuses[change++ % statuses.length]);
                restartAfterTheKill();
                mails = mailsOf(mails, 1);
            }
        }
        assertThat(mailServer.received()).extracting(MailServer.Mail::id).hasSize(7).doesNotHaveDuplicates();
        assertThat(mailServer.received()).extracting(MailServer.Mail::subject)
                .containsExactly(
                        "Your order KK-1: Ready to send", "Your order KK-1: Announced", "Your order KK-1: Sorted",
                        "Your order KK-1: Announced", "Your order KK-1: Sorted", "Your order KK-1: Announced",
                        "Your order KK-1: Sorted");
    }

    @Test
    void everyReturnHasOneLabelWhereverTheProgramIsKilled() throws Exception {
        start();
        int number = 1;
        int mails = 0;
        for (Moment moment : Moment.values()) {
            String order = "KK-" + number++;
            shop.announce(order, "Anneliese Müßig-Köhler");
            mails = mailsOf(mails, 1);
            api.arm(moment, "POST /api/v3/returns/announce-synchronously", program.process());
            open(order);
            restartAfterTheKill();
            // the label and the status of the returned parcel
            mails = mailsOf(mails, 2);
        }
        assertThat(mailServer.received()).filteredOn(mail -> mail.attachment() != null).hasSize(3)
                .extracting(MailServer.Mail::subject).doesNotHaveDuplicates();
        // three orders and three returns
        assertThat(sandbox.labels()).hasSize(6);
    }

    /** Waits for a number of new mails, and returns the number of all mails. */
    private int mailsOf(int before, int expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mailServer.received()).extracting(MailServer.Mail::subject)
                .hasSizeGreaterThanOrEqualTo(before + expected));
        // the program has handled all letters: more mails would have come by now
        await().atMost(PATIENCE).until(() -> state.resolve("outbox").toFile().list(
                (folder, name) -> name.endsWith(".json")).length == 0);
        assertThat(mailServer.received()).hasSize(before + expected);
        return before + expected;
    }

    private void restartAfterTheKill() throws Exception {
        program.awaitEnd();
        start();
    }

    private void open(String order) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(form).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("order=" + order + "&postal_code=70173")).build();
        try {
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            // the program can be killed before its response
        }
    }

    private void start() throws IOException {
        Map<String, String> properties = new HashMap<>(shop.settings(mailServer));
        properties.keySet().removeIf(name -> name.endsWith("-key") || name.endsWith("password"));
        properties.put("http.port", "0");
        properties.put("state", state.toString());
        properties.put("mail.smtp", "smtp:127.0.0.1:" + smtp.port());
        properties.put(ReturnsAndMails.COMPONENT + "base-uri", "http://127.0.0.1:" + api.port() + "/api");
        Map<String, String> environment = new HashMap<>(ExampleProgram.keys(sandbox));
        environment.put("MAIL_ARCHIVE_PASSWORD", mailServer.settings().get("mail.archive.password"));
        form = URI.create(program.start(properties, environment, "/returns", FORM));
        webhooks.target(form.getPort());
    }
}
