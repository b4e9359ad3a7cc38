package io.github.camelsendcloud.sandbox.internal.documents;

import java.util.Locale;

import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** The paper sizes of documents. */
public enum PaperSize {
    A4(PDRectangle.A4),
    A5(PDRectangle.A5),
    A6(PDRectangle.A6);

    private final PDRectangle rectangle;

    PaperSize(PDRectangle rectangle) {
        this.rectangle = rectangle;
    }

    public PDRectangle rectangle() {
        return rectangle;
    }

    /** The size with this name in any case; null if no size has this name. */
    public static PaperSize of(String name) {
        for (PaperSize size : values()) {
            if (size.name().equals(name.toUpperCase(Locale.ROOT))) {
                return size;
            }
        }
        return null;
    }
}
