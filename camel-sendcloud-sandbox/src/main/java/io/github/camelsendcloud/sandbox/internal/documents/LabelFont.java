package io.github.camelsendcloud.sandbox.internal.documents;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The font of all documents: Liberation Sans, which PDFBox contains. The font covers Latin, Greek, Cyrillic and Hebrew,
 * and its characters are as wide as the characters of Helvetica. The class reads the font once. Lock for the font file:
 * the font file.
 */
final class LabelFont {

    /** @param outline in units of the font size, upwards */
    private record Glyph(double width, GeneralPath outline) {
    }

    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final char REPLACEMENT = '?';
    private static final TrueTypeFont FONT = load();
    private static final CmapLookup CHARACTERS = characters();
    private static final Map<Integer, Glyph> GLYPHS = new ConcurrentHashMap<>();

    private LabelFont() {
    }

    /** The font file. A caller that reads the file holds its lock. */
    static TrueTypeFont file() {
        return FONT;
    }

    /**
     * The text that documents show: a question mark replaces each character that the font lacks, and a blank replaces
     * each control character.
     */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(character -> {
            if (Character.isISOControl(character)) {
                printable.append(' ');
            } else {
                printable.appendCodePoint(CHARACTERS.getGlyphId(character) == 0 ? REPLACEMENT : character);
            }
        });
        return printable.toString();
    }

    /** The width of a printable text, in units of the font size. */
    static double width(String printable) {
        return printable.codePoints().mapToDouble(character -> glyph(character).width()).sum();
    }

    /** The outline of a printable text, in units of the font size, upwards, from its start on the base line. */
    static GeneralPath outline(String printable) {
        GeneralPath outline = new GeneralPath();
        double[] x = { 0 };
        printable.codePoints().mapToObj(LabelFont::glyph).forEach(glyph -> {
            outline.append(glyph.outline().getPathIterator(
                    AffineTransform.getTranslateInstance(x[0], 0)), false);
            x[0] += glyph.width();
        });
        return outline;
    }

    private static Glyph glyph(int character) {
        return GLYPHS.computeIfAbsent(character, LabelFont::read);
    }

    private static Glyph read(int character) {
        synchronized (FONT) {
            try {
                int id = CHARACTERS.getGlyphId(character);
                double unit = 1.0 / FONT.getUnitsPerEm();
                GlyphData data = FONT.getGlyph().getGlyph(id);
                GeneralPath outline = data == null ? new GeneralPath() : data.getPath();
                outline.transform(AffineTransform.getScaleInstance(unit, unit));
                return new Glyph(FONT.getAdvanceWidth(id) * unit, outline);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static TrueTypeFont load() {
        try (InputStream file = PDDocument.class.getResourceAsStream(FILE)) {
            return new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CmapLookup characters() {
        try {
            return FONT.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
