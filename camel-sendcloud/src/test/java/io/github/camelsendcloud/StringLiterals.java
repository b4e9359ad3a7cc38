package io.github.camelsendcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

/**
 * Reads the texts with more than one word from Java sources: messages of exceptions and of the log, and descriptions.
 */
final class StringLiterals {

    private StringLiterals() {
    }

    /**
     * Returns the texts of all sources below a folder. A concatenation is one text, in which {@code …} replaces each
     * part that is no literal.
     */
    static List<String> below(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> texts = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
             Stream<Path> files = Files.walk(sources)) {
            List<Path> java = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(java));
            for (CompilationUnitTree unit : task.parse()) {
                String name = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
                unit.accept(new Texts(name, texts), null);
            }
        }
        return texts;
    }

    private static final class Texts extends TreeScanner<Void, Void> {

        private final String file;
        private final List<String> texts;

        private Texts(String file, List<String> texts) {
            this.file = file;
            this.texts = texts;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            add(text(literal));
            return null;
        }

        @Override
        public Void visitBinary(BinaryTree binary, Void nothing) {
            if (binary.getKind() != Tree.Kind.PLUS) {
                return super.visitBinary(binary, nothing);
            }
            add(joined(binary));
            return null;
        }

        /** Joins the literals of a concatenation. All other parts are scanned separately. */
        private String joined(Tree part) {
            if (part instanceof BinaryTree binary && binary.getKind() == Tree.Kind.PLUS) {
                return joined(binary.getLeftOperand()) + joined(binary.getRightOperand());
            }
            if (part instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                return text;
            }
            scan(part, null);
            return "…";
        }

        private static String text(LiteralTree literal) {
            return literal.getValue() instanceof String text ? text : "";
        }

        private void add(String text) {
            if (text.strip().contains(" ")) {
                texts.add(file + ": " + text);
            }
        }
    }
}
