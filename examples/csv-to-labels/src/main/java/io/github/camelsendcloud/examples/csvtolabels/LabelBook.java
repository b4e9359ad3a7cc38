package io.github.camelsendcloud.examples.csvtolabels;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Merges labels into one PDF. One label at a time is open, and the contents of the pages are in a temporary file. Not
 * safe for use by several threads.
 */
final class LabelBook implements Closeable {

    private final PDFMergerUtility merger = new PDFMergerUtility();
    private final PDDocument book = new PDDocument(IOUtils.createTempFileOnlyStreamCache());

    /** Adds all pages of a label, and returns the number of the first of these pages. */
    int add(Path label) throws IOException {
        int page = book.getNumberOfPages() + 1;
        try (PDDocument document = Loader.loadPDF(label.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            merger.appendDocument(book, document);
        }
        return page;
    }

    int pages() {
        return book.getNumberOfPages();
    }

    /** Replaces the file with the merged PDF. The file never has half of the PDF. */
    void save(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        book.save(part.toFile());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
