package io.github.camelsendcloud.examples.returns;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Map;
import java.util.Properties;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;

import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Makes the mail of a letter once. A letter is NEW, CLAIMED (a file in the folder {@code claims}) before its mail goes
 * to the mail server, and SENT (its file is in the folder {@code sent}) after the mail server has accepted the mail.
 * For a letter that is CLAIMED already, the result of the attempt before is unknown: the archive of the mails decides.
 */
public final class Mails {

    private static final int PERMANENT = 500;

    private final Path state;
    private final InternetAddress from;
    private final String archiveAddress;
    private final MailArchive archive;
    private final Session session = Session.getInstance(new Properties());

    Mails(Path state, Properties settings, MailArchive archive) throws IOException {
        this.state = state;
        this.archive = archive;
        this.archiveAddress = settings.getProperty("mail.archive.address", "").strip();
        try {
            this.from = new InternetAddress(settings.getProperty("mail.from"), true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("The property mail.from is not a mail address", e);
        }
        Files.createDirectories(state.resolve("claims"));
    }

    /** Claims a letter and returns its mail; {@code null} if the mail server has accepted the mail already. */
    public MimeMessage message(@Variable("letter") Map<String, Object> letter, @Variable("label") byte[] label)
            throws IOException, MessagingException {
        String key = Letters.text(letter, "key");
        String domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
        // the same letter always has the same id
        String id = "<" + key + "@" + domain + ">";
        if (!claim(key) && (Files.exists(state.resolve("sent").resolve(key + ".json")) || archive.contains(id))) {
            return null;
        }
        MimeMessage message = new MimeMessage(session);
        message.setFrom(from);
        InternetAddress to = new InternetAddress(Letters.text(letter, "to"), true);
        to.setPersonal(Letters.text(letter, "name"), "UTF-8");
        message.setRecipient(Message.RecipientType.TO, to);
        if (!archiveAddress.isEmpty()) {
            message.setRecipient(Message.RecipientType.BCC, new InternetAddress(archiveAddress, true));
        }
        message.setSubject(Letters.text(letter, "subject"), "UTF-8");
        message.setSentDate(new Date());
        MimeMultipart content = new MimeMultipart("mixed", texts(letter));
        if (label != null) {
            MimeBodyPart pdf = new MimeBodyPart();
            pdf.setDataHandler(new DataHandler(new ByteArrayDataSource(label, "application/pdf")));
            pdf.setFileName("return-label.pdf");
            content.addBodyPart(pdf);
        }
        message.setContent(content);
        message.saveChanges();
        message.setHeader("Message-ID", id);
        return message;
    }

    private static MimeBodyPart texts(Map<String, Object> letter) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(Pages.render("mail.txt", letter), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(Pages.render("mail.html", letter), "UTF-8", "html");
        MimeBodyPart alternatives = new MimeBodyPart();
        alternatives.setContent(new MimeMultipart("alternative", plain, html));
        return alternatives;
    }

    /** Claims a letter. Returns false if the letter was claimed before. */
    private boolean claim(String key) throws IOException {
        try {
            Files.createFile(state.resolve("claims").resolve(key));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Whether each new attempt would fail: the address is no address, or the mail server has a permanent error. */
    public boolean isRefused(@ExchangeException Throwable failure) {
        for (Throwable each = failure;
             each != null;
             each = each instanceof MessagingException mail && mail.getNextException() != null
                     ? mail.getNextException() : each.getCause()) {
            if (each instanceof AddressException
                    || each instanceof SMTPAddressFailedException address && address.getReturnCode() >= PERMANENT
                    || each instanceof SMTPSendFailedException send && send.getReturnCode() >= PERMANENT) {
                return true;
            }
        }
        return false;
    }
}
