package io.github.camelsendcloud.examples.returns;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.camelsendcloud.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The mails of changes and returns, over real sockets: the sandbox sends webhooks, and a mail server receives mails.
 */
@Timeout(120)
class ReturnsAndMailsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Sandbox sandbox = Sandbox.start();
    private final MailServer mailServer = new MailServer();
    private final Shop shop = new Shop(sandbox);
    @TempDir
    private Path folder;
    private ReturnsAndMails program;

    @BeforeEach
    void start() throws Exception {
        program = ReturnsAndMails.start(folder.resolve("state"), 0, shop.settings(mailServer));
        sandbox.webhooks().retryDelay(Duration.ofMillis(100)).retries(100);
        shop.sendWebhooksTo(program.address("/hooks/sendcloud"));
    }

    @AfterEach
    void stop() {
        program.close();
        mailServer.close();
        sandbox.close();
    }

    @Test
    void aChangeThatArrivesThreeTimesHasOneMailWithTheTrackingLink() throws Exception {
        sandbox.webhooks().copies(3);
        long parcel = shop.announce("KK-1", "Anneliese Müßig-Köhler");
        sandbox.parcelStatus(parcel, "DELIVERED");

        awaitMails(2);
        await().atMost(PATIENCE).until(() -> sandbox.webhooks().attempts().stream().filter(each -> each.status() == 200)
                .count() == 6);
        assertThat(mailServer.received()).hasSize(2);
        MailServer.Mail mail = mailServer.received().get(1);
        assertThat(mail.subject()).isEqualTo("Your order KK-1: Delivered");
        assertThat(mail.to()).isEqualTo("kunde-KK-1@example.com");
        assertThat(mail.name()).isEqualTo("Anneliese Müßig-Köhler");
        assertThat(mail.html()).containsPattern("<a href=\"https?://[^\"]+\"");
        assertThat(mail.plain()).containsPattern("Follow the parcel: https?://");
    }

    @Test
    void aNameIsNeitherHtmlNorAHeader() throws Exception {
        shop.announce("KK-2\r\nX-Injected: yes", "Zoë <script>alert(1)</script>\r\nBcc: other@example.com", "zoe@example.com");

        awaitMails(1);
        MailServer.Mail mail = mailServer.received().get(0);
        assertThat(mail.html()).doesNotContain("<script>").contains("&lt;script&gt;alert(1)");
        assertThat(new String(mail.eml())).doesNotContainPattern("(?im)^(Bcc|X-Injected):");
        assertThat(mail.subject()).isEqualTo("Your order KK-2 X-Injected: yes: Ready to send");
        assertThat(mail.name()).doesNotContain("\n").endsWith("Bcc: other@example.com");
    }

    @Test
    void aMailAddressThatIsTwoAddressesIsRefusedAndTheNextMailIsSent() throws Exception {
        shop.announce("KK-3", "Anna de Vries", "anna@example.com, other@example.com");
        shop.announce("KK-4", "Anna de Vries");

        awaitMails(1);
        assertThat(mailServer.received()).extracting(MailServer.Mail::subject)
                .containsExactly("Your order KK-4: Ready to send");
        await().atMost(PATIENCE).until(() -> Files.isDirectory(folder.resolve("state/refused")));
    }

    @Test
    void aWebhookWithAWrongSignatureHasNoMailUntilItsRetry() throws Exception {
        sandbox.webhooks().wrongSignatures(1);
        shop.announce("KK-5", "Anna de Vries");

        awaitMails(1);
        assertThat(sandbox.webhooks().attempts().get(0).status()).isEqualTo(401);
    }

    @Test
    void aCustomerOpensOneReturnAndReceivesTheLabelAndTheStatusOfTheReturn() throws Exception {
        shop.announce("KK-6", "Anneliese Müßig-Köhler");
        awaitMails(1);

        assertThat(form("GET", "").body()).contains("<form method=\"post\"");
        assertThat(form("POST", "order=KK-6&postal_code=70173").statusCode()).isEqualTo(202);
        assertThat(form("POST", "order=KK-6&postal_code=7%2001%2073").statusCode()).isEqualTo(202);

        awaitMails(3);
        assertThat(mailServer.received()).extracting(MailServer.Mail::subject).contains(
                "Your return of order KK-6: the label", "Your return of order KK-6: Ready to send");
        assertThat(mailServer.received()).filteredOn(mail -> mail.attachment() != null).singleElement()
                .satisfies(mail -> assertThat(new String(mail.eml())).contains("application/pdf", "JVBERi"));
        assertThat(sandbox.labels()).hasSize(2);
    }

    @Test
    void aReturnNeedsTheOrderAndItsPostalCode() throws Exception {
        shop.announce("KK-7", "Anna de Vries");

        for (String wrong : List.of("order=KK-7&postal_code=10115", "order=KK-7", "order=&postal_code=70173",
                "order=KK-8&postal_code=70173", "order=KK-7&postal_code=%20", "")) {
            assertThat(form("POST", wrong).statusCode()).as(wrong).isEqualTo(404);
        }
        assertThat(sandbox.labels()).hasSize(1);
    }

    private void awaitMails(int number) {
        await().atMost(PATIENCE).until(() -> mailServer.received().size() >= number);
    }

    private HttpResponse<String> form(String method, String content) throws Exception {
        URI address = program.address("/returns");
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (method.equals("POST")) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(content));
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
