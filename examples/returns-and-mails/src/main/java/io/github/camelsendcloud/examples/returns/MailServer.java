package io.github.camelsendcloud.examples.returns;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;

/** A mail server with SMTP and IMAP on free ports of 127.0.0.1, in the place of the mail server of the shop. */
final class MailServer implements AutoCloseable {

    private static final String ARCHIVE = "sent@example.com";
    private static final String PASSWORD = "archive-password";
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

    /**
     * A mail that a customer has received.
     *
     * @param attachment the name of the attached file, or {@code null}
     */
    record Mail(String id, String to, String name, String subject, String plain, String html, String attachment, byte[] eml) {
    }

    private final GreenMail server;

    MailServer() {
        server = new GreenMail(new ServerSetup[] { setup(ServerSetup.PROTOCOL_SMTP), setup(ServerSetup.PROTOCOL_IMAP) });
        server.setUser(ARCHIVE, ARCHIVE, PASSWORD);
        server.start();
    }

    private static ServerSetup setup(String protocol) {
        return new ServerSetup(0, "127.0.0.1", protocol);
    }

    int smtpPort() {
        return server.getSmtp().getPort();
    }

    Map<String, String> settings() {
        return Map.of(
                "mail.smtp", "smtp:127.0.0.1:" + smtpPort(), "mail.archive.address", ARCHIVE, "mail.archive.imap",
                "imap://127.0.0.1:" + server.getImap().getPort(), "mail.archive.user", ARCHIVE, "mail.archive.password",
                PASSWORD);
    }

    /** The mails in the mailboxes of the customers, in the order of their arrival. */
    List<Mail> received() {
        try {
            List<StoredMessage> messages = new ArrayList<>();
            for (GreenMailUser user : server.getUserManager().listUser()) {
                if (!user.getEmail().equals(ARCHIVE)) {
                    messages.addAll(server.getManagers().getImapHostManager().getInbox(user).getMessages());
                }
            }
            messages.sort(Comparator.comparing(StoredMessage::getReceivedDate));
            List<Mail> mails = new ArrayList<>();
            for (StoredMessage message : messages) {
                mails.add(mail(message.getMimeMessage()));
            }
            return mails;
        } catch (FolderException | MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mail mail(MimeMessage message) throws MessagingException, IOException {
        InternetAddress to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
        MimeMultipart content = (MimeMultipart) message.getContent();
        MimeMultipart texts = (MimeMultipart) content.getBodyPart(0).getContent();
        BodyPart attachment = content.getCount() > 1 ? content.getBodyPart(1) : null;
        return new Mail(
                message.getMessageID(), to.getAddress(), to.getPersonal(), message.getSubject(),
                texts.getBodyPart(0).getContent().toString(), texts.getBodyPart(1).getContent().toString(),
                attachment == null ? null : attachment.getFileName(), GreenMailUtil.getWholeMessage(message).getBytes());
    }

    /** Writes the mails and a page with the list of the mails into a folder. */
    List<Mail> save(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Mail> mails = received();
        List<Map<String, String>> rows = new ArrayList<>();
        for (Mail mail : mails) {
            String file = mail.id().replaceAll("[^0-9a-z-]", "_") + ".eml";
            try (OutputStream out = Files.newOutputStream(folder.resolve(file))) {
                out.write(mail.eml());
            }
            Map<String, String> row = new HashMap<>(Map.of("to", mail.to(), "subject", mail.subject(), "file", file));
            Matcher link = LINK.matcher(mail.html());
            row.put("link", link.find() ? link.group(1) : null);
            row.put("attachment", mail.attachment());
            // the newest mail is first
            rows.add(0, row);
        }
        Files.writeString(
                folder.resolve("index.html"), Pages.render("mails.html", Map.of("mails", rows, "count", rows.size())));
        return mails;
    }

    @Override
    public void close() {
        server.stop();
    }
}
