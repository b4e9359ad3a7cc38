package io.github.camelsendcloud.examples.print;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Names the job inside of a ZPL label, and looks a job up in the log of a raw printer. Safe for use by several threads.
 */
public final class Zpl {

    private static final String START = "^XA";

    private final Path log;

    /** @param log a folder with the labels that the printer has received; null if the printer has no log */
    Zpl(Path log) {
        this.log = log;
    }

    /** Adds the name of the job as a comment, which the printer ignores and a log shows. */
    public byte[] name(@Variable("job") String job, @Body byte[] label) throws IOException {
        // each byte is one character, so the label stays as the carrier made the label
        String zpl = new String(label, StandardCharsets.ISO_8859_1);
        int start = zpl.indexOf(START);
        if (start < 0) {
            throw new IOException("The label of " + job + " is no ZPL");
        }
        return (zpl.substring(0, start) + START + comment(job) + zpl.substring(start + START.length()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** {@code printed}, {@code absent}, or {@code unknown} if the printer has no log. */
    public String find(@Variable("job") String job) throws IOException {
        if (log == null) {
            return "unknown";
        }
        try (Stream<Path> labels = Files.list(log)) {
            for (Path label : (Iterable<Path>) labels::iterator) {
                if (Files.readString(label, StandardCharsets.ISO_8859_1).contains(comment(job))) {
                    return "printed";
                }
            }
        }
        return "absent";
    }

    static String comment(String job) {
        return "^FX " + job + "^FS";
    }
}
