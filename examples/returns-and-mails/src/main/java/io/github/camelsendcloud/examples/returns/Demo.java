package io.github.camelsendcloud.examples.returns;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.github.camelsendcloud.sandbox.Sandbox;

/** Two orders travel to their customers in a sandbox, and one customer returns the parcel. Each change has its mail. */
final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A parcel is delivered in some seconds. */
    private static final double SPEED = 20_000;
    private static final int CHANGES = 7;

    private Demo() {
    }

    /**
     * Runs the demonstration.
     *
     * @param  results the folder for the mails
     * @return         what a person reads at the end
     */
    static List<String> run(Path results) throws Exception {
        Path state = Files.createTempDirectory("returns-and-mails");
        try (Sandbox sandbox = Sandbox.start(); MailServer mailServer = new MailServer()) {
            sandbox.clock().set(Instant.now().minus(Duration.ofDays(6)));
            Shop shop = new Shop(sandbox);
            try (ReturnsAndMails program = ReturnsAndMails.start(state, 0, shop.settings(mailServer))) {
                shop.sendWebhooksTo(program.address("/hooks/sendcloud"));
                System.out.println("1. Two orders are announced. The carrier moves the parcels, and each change is a webhook");
                shop.announce("KK-2026-2001", "Anneliese Müßig-Köhler");
                shop.announce("KK-2026-2002", "Zoë <script>alert(1)</script>");
                sandbox.clock().speed(SPEED);
                await("the mails of the deliveries", () -> mailServer.received().size() >= 2 * CHANGES);
                System.out.println("2. A customer opens a return with the form, and opens the return a second time");
                URI form = program.address("/returns");
                for (int i = 0; i < 2; i++) {
                    System.out.println("   the form responds with " + send(form, "KK-2026-2001", "70173"));
                }
                System.out
                        .println("   with a wrong postal code, the form responds with " + send(form, "KK-2026-2002", "10115"));
                await("the mails of the return", () -> mailServer.received().size() >= 3 * CHANGES + 1);
                sandbox.clock().speed(0);
            }
            return report(mailServer.save(results.resolve("mails")), results.resolve("mails"));
        }
    }

    private static List<String> report(List<MailServer.Mail> mails, Path folder) {
        List<String> report = new ArrayList<>();
        report.add("");
        report.add("The mail server has received " + mails.size() + " mails:");
        mails.forEach(mail -> report.add("   " + mail.subject() + (mail.attachment() == null ? "" : ", " + mail.attachment())));
        report.add("The mails are in " + folder + ". The page is " + folder.resolve("index.html"));
        return report;
    }

    private static int send(URI form, String order, String postalCode) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(form).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("order=" + order + "&postal_code=" + postalCode)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static void await(String what, BooleanSupplier condition) {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("The demonstration has waited too long for " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
