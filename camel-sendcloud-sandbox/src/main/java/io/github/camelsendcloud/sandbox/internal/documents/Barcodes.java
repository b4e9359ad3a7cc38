package io.github.camelsendcloud.sandbox.internal.documents;

import java.util.Map;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;

/** Encodes texts as barcodes. A barcode has its smallest size: one unit for each bar. */
final class Barcodes {

    /** With a fixed mask pattern, the encoder does not try each pattern: the trial takes most of the time of a label. */
    private static final Map<EncodeHintType, Integer> QR_HINTS
            = Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.QR_MASK_PATTERN, 3);

    private Barcodes() {
    }

    /** The bars and the gaps of a Code 128, without a margin. The text has only ASCII characters. */
    static boolean[] code128(String text) {
        return new Code128Writer().encode(text);
    }

    /** The squares of a QR code, without a margin. */
    static BitMatrix qr(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, QR_HINTS);
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
