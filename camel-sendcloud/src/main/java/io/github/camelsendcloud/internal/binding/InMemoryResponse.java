package io.github.camelsendcloud.internal.binding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

import io.github.camelsendcloud.api.BodyPath;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/**
 * An answer in memory. Camel's own cache of this kind is copied twice when a route asks for an array of bytes; this one
 * is copied once, since whoever gets the array may write to it.
 */
@Converter(generateLoader = true)
final class InMemoryResponse extends ByteArrayInputStream implements StreamCache {

    /** Kept, so that the bytes are looked through once; {@code null} before. */
    private JsonScan.Finding finding;

    /** @param bytes not copied */
    InMemoryResponse(byte[] bytes) {
        super(bytes);
    }

    /**
     * Takes an answer off the wire, into memory.
     *
     * @return {@code null} when there is nothing
     */
    static InMemoryResponse read(InputStream body) throws IOException {
        byte[] bytes = body.readAllBytes();
        return bytes.length == 0 ? null : new InMemoryResponse(bytes);
    }

    /** What has not been read yet. */
    @Converter
    public static byte[] toBytes(InMemoryResponse answer) {
        return Arrays.copyOfRange(answer.buf, answer.pos, answer.count);
    }

    /**
     * What its bytes are, as JSON.
     *
     * @param failures  where a failure would stand: those of the operation
     * @param substance what it has to say; {@code null} for anything. It counts at the first scan
     */
    JsonScan.Finding scan(List<BodyPath> failures, Substance substance) {
        if (finding == null) {
            finding = JsonScan.of(buf, failures, substance);
        }
        return finding;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(buf, pos, count - pos);
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        return new InMemoryResponse(buf);
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    @Override
    public long length() {
        return count;
    }

    @Override
    public long position() {
        return pos;
    }
}
