package io.github.camelsendcloud.examples.returns;

import java.net.URI;
import java.util.Properties;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.MessageIDTerm;

/** The mailbox that has a copy of each mail. The program reads the mailbox by IMAP. */
final class MailArchive {

    private static final String TIMEOUT = "10000";

    private final URI address;
    private final String user;
    private final String password;

    /** Reads {@code mail.archive.imap}, such as {@code imaps://mail.example.com:993}, and the user and the password. */
    MailArchive(Properties settings) {
        String imap = settings.getProperty("mail.archive.imap", "");
        address = imap.isBlank() ? null : URI.create(imap);
        user = settings.getProperty("mail.archive.user");
        password = settings.getProperty("mail.archive.password", System.getenv("MAIL_ARCHIVE_PASSWORD"));
    }

    /** Whether the mailbox has the mail with this id; false without a mailbox. */
    boolean contains(String messageId) throws MessagingException {
        if (address == null) {
            return false;
        }
        Properties options = new Properties();
        options.put("mail." + address.getScheme() + ".connectiontimeout", TIMEOUT);
        options.put("mail." + address.getScheme() + ".timeout", TIMEOUT);
        try (Store store = Session.getInstance(options).getStore(address.getScheme())) {
            store.connect(address.getHost(), address.getPort(), user, password);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                return inbox.search(new MessageIDTerm(messageId)).length > 0;
            }
        }
    }
}
