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
 * A response in memory. Camel copies the bytes of its own cache twice for a route that asks for an array of bytes. The
 * bytes of this cache are copied once, since the route may write to the array.
 */
@Converter(generateLoader = true)
final class InMemoryResponse extends ByteArrayInputStream implements StreamCache {

    /** The scan of the bytes, kept so that the bytes are scanned only once; {@code null} before the first scan. */
    private JsonScan scan;

    /** @param bytes not copied */
    InMemoryResponse(byte[] bytes) {
        super(bytes);
    }

    /**
     * Reads a response into memory.
     *
     * @return {@code null} when the body is empty
     */
    static InMemoryResponse read(InputStream body) throws IOException {
        byte[] bytes = body.readAllBytes();
        return bytes.length == 0 ? null : new InMemoryResponse(bytes);
    }

    /** The bytes that were not read yet. */
    @Converter
    public static byte[] toBytes(InMemoryResponse response) {
        return Arrays.copyOfRange(response.buf, response.pos, response.count);
    }

    /**
     * The finding of the scan. The first call decides what the scan looks for.
     *
     * @param failures  the places of failures in a response of the operation
     * @param substance the required content; {@code null} for any content
     */
    JsonScan.Finding scan(List<BodyPath> failures, Substance substance) {
        if (scan == null) {
            scan = new JsonScan(buf, failures, substance);
        }
        return scan.finding();
    }

    /** The fields that the scan has kept; {@code null} for no fields, see {@link Substance#isCompared()}. */
    JsonFields fields() {
        return scan == null ? null : scan.fields();
    }

    /** All bytes of the response. The caller must not change the array. */
    byte[] bytes() {
        return buf;
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
