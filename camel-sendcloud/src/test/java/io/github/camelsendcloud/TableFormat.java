package io.github.camelsendcloud;

import java.util.List;
import java.util.stream.Collectors;

/** A page writes its tables in one of these formats. */
enum TableFormat {

    MARKDOWN("<!-- ", " -->") {
        @Override
        String code(String text) {
            return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
        }

        /** Escapes the characters that Markdown would read as markup. */
        @Override
        String plain(String text) {
            return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replaceAll("(?<=\\s)_|_(?=\\s)", "\\\\_");
        }

        @Override
        String table(List<String> heads, List<Integer> widths, List<List<String>> rows) {
            return row(heads) + row(heads.stream().map(head -> "---").toList())
                   + rows.stream().map(this::row).collect(Collectors.joining());
        }

        private String row(List<String> cells) {
            return "|" + cells.stream().map(cell -> (cell.isEmpty() ? "" : " " + cell) + " |").collect(Collectors.joining())
                   + "\n";
        }

        @Override
        String heading(String text) {
            return "\n### " + text + "\n\n";
        }
    },

    ASCIIDOC("// ", "") {
        @Override
        String code(String text) {
            return text.isEmpty() ? "" : "`+" + text.replace("|", "\\|") + "+`";
        }

        /** Escapes the characters that AsciiDoc would read as markup. */
        @Override
        String plain(String text) {
            return text.matches(".*[|{}_*`#^~+<>].*") ? "pass:c[" + text.replace("]", "\\]").replace("|", "\\|") + "]" : text;
        }

        @Override
        String table(List<String> heads, List<Integer> widths, List<List<String>> rows) {
            return "[cols=\"" + widths.stream().map(String::valueOf).collect(Collectors.joining(","))
                   + "\",options=\"header\"]\n|===\n" + row(heads)
                   + rows.stream().map(this::row).collect(Collectors.joining()) + "|===\n";
        }

        private String row(List<String> cells) {
            return cells.stream().map(cell -> "|" + (cell.isEmpty() ? "" : " " + cell)).collect(Collectors.joining(" ")) + "\n";
        }

        @Override
        String heading(String text) {
            return "\n." + text + "\n";
        }
    };

    private final String before;
    private final String after;

    TableFormat(String before, String after) {
        this.before = before;
        this.after = after;
    }

    abstract String code(String text);

    abstract String plain(String text);

    abstract String table(List<String> heads, List<Integer> widths, List<List<String>> rows);

    abstract String heading(String text);

    /** Returns a comment, which the page does not show. */
    String comment(String text) {
        return before + text + after + "\n";
    }
}
