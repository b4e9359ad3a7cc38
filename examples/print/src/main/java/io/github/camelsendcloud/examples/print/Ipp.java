package io.github.camelsendcloud.examples.print;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Name;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Types;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * The requests and the responses of the Internet Printing Protocol that the routes exchange with CUPS. A label and the
 * name of its job are fields of a request, and never a part of a command or of an address. Safe for use by several
 * threads.
 */
public final class Ipp {

    /** CUPS shows the names of the jobs of this user to this user only, unless CUPS has another policy. */
    private static final String USER = "camel-sendcloud";
    private static final Set<JobState> NOT_PRINTED = Set.of(JobState.canceled, JobState.aborted);

    private final URI printer;

    /** @param printer the address of the printer over HTTP, such as {@code http://localhost:631/printers/labels} */
    Ipp(String printer) {
        this.printer = URI.create(printer.replaceFirst("^http", "ipp"));
    }

    /** The request that prints a PDF. */
    public byte[] printJob(@Variable("job") String job, @Body byte[] pdf) throws IOException {
        return bytes(IppPacket.printJob(printer).putOperationAttributes(
                Types.requestingUserName.of(USER), Types.jobName.of(job), Types.documentFormat.of("application/pdf")), pdf);
    }

    /** The request for all jobs that the printer remembers. */
    public byte[] getJobs() throws IOException {
        // CUPS keeps the name of a finished job in a file, and reads the file only for an attribute such as the priority
        return bytes(IppPacket.getJobs(printer, Types.jobName, Types.jobState, Types.jobPriority)
                .putOperationAttributes(Types.requestingUserName.of(USER), Types.whichJobs.of("all")), new byte[0]);
    }

    /** @throws IOException if CUPS has not accepted the job */
    public void requireAccepted(@Body byte[] response) throws IOException {
        accepted(response);
    }

    /**
     * Looks a job up in the response to {@link #getJobs()}.
     *
     * @return             {@code printed} for a job that waits, prints or is complete; {@code absent} for no such job,
     *                     and for a canceled or aborted job
     * @throws IOException if CUPS does not tell the jobs or their names
     */
    public String find(@Variable("job") String job, @Body byte[] response) throws IOException {
        for (AttributeGroup found : accepted(response).getAttributeGroups()) {
            if (found.getTag() == Tag.jobAttributes) {
                Name name = found.getValue(Types.jobName);
                if (name == null) {
                    throw new IOException(
                            "CUPS hides the names of jobs: set \"JobPrivateValues none\" in the policy of the printer");
                }
                if (name.getValue().equals(job) && !NOT_PRINTED.contains(found.getValue(Types.jobState))) {
                    return "printed";
                }
            }
        }
        return "absent";
    }

    private static IppPacket accepted(byte[] response) throws IOException {
        IppPacket packet = new IppInputStream(new ByteArrayInputStream(response)).readPacket();
        // RFC 8011: the codes below 0x0100 are the successful ones
        if (packet.getCode() >= 0x0100) {
            AttributeGroup operation = packet.get(Tag.operationAttributes);
            throw new IOException(
                    "CUPS responds with " + packet.getStatus().getName()
                                  + (operation == null ? "" : ": " + operation.getString(Types.statusMessage)));
        }
        return packet;
    }

    private static byte[] bytes(IppPacket.Builder request, byte[] document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new IppOutputStream(bytes).write(request.build());
        bytes.write(document);
        return bytes.toByteArray();
    }
}
