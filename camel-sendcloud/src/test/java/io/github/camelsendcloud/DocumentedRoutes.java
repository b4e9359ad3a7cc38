package io.github.camelsendcloud;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

import static org.assertj.core.api.Assertions.assertThat;

/** The listings of a page in AsciiDoc or Markdown, and the routes among the listings. */
final class DocumentedRoutes {

    static final DocumentedRoutes DOCUMENTATION = new DocumentedRoutes(Path.of("src/main/docs/sendcloud-component.adoc"));
    static final DocumentedRoutes README = new DocumentedRoutes(Path.of("../README.md"));

    private static final Pattern ASCIIDOC = Pattern.compile("\\[source,(\\w+)]\n----\n(.*?\n)----\n", Pattern.DOTALL);
    private static final Pattern MARKDOWN = Pattern.compile("```(\\w+)\n(.*?\n)```\n", Pattern.DOTALL);

    private final Path page;
    private List<RoutesBuilder> compiled;

    private DocumentedRoutes(Path page) {
        this.page = page;
    }

    /** The listings in a language: {@code java}, {@code xml}, {@code yaml}, {@code json}. */
    List<String> listings(String language) throws IOException {
        Pattern listing = page.toString().endsWith(".md") ? MARKDOWN : ASCIIDOC;
        return listing.matcher(Files.readString(page)).results()
                .filter(found -> found.group(1).equals(language))
                .map(found -> found.group(2))
                .toList();
    }

    /**
     * The listings that are routes. Other listings begin in another way. Files are below the property {@code folder}.
     */
    private List<String> routes(String language) throws IOException {
        return listings(language).stream()
                .filter(listing -> !listing.startsWith("<dependency>") && !listing.startsWith("@RegisterExtension"))
                .map(route -> route.replaceAll("(?<!\\{)file:", "file:{{folder}}/"))
                .toList();
    }

    /** Adds all routes in a language. */
    void addTo(CamelContext context, String language) throws Exception {
        if (language.equals("java")) {
            for (RoutesBuilder builder : compiled()) {
                context.addRoutes(builder);
            }
            return;
        }
        int number = 0;
        for (String route : routes(language)) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("example" + ++number + "." + language, route));
        }
    }

    private synchronized List<RoutesBuilder> compiled() throws Exception {
        if (compiled == null) {
            Path classes = Files.createTempDirectory(Path.of("target"), "documented-routes");
            compile(classes, routes("java").stream()
                    .map(route -> "new RouteBuilder() {\n@Override\npublic void configure() {\n" + route + "}}")
                    .collect(Collectors.joining(
                            ",\n", """
                                    import java.util.List;
                                    import io.github.camelsendcloud.*;
                                    import org.apache.camel.RoutesBuilder;
                                    import org.apache.camel.builder.RouteBuilder;

                                    public class Examples {
                                        public static final List<RoutesBuilder> ALL = List.of(
                                    """, ");\n}\n")));
            URLClassLoader loader = new URLClassLoader(
                    new URL[] { classes.toUri().toURL() }, DocumentedRoutes.class.getClassLoader());
            @SuppressWarnings("unchecked")
            List<RoutesBuilder> builders = (List<RoutesBuilder>) loader.loadClass("Examples").getField("ALL").get(null);
            compiled = builders;
        }
        return compiled;
    }

    private static void compile(Path classes, String source) throws IOException {
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Examples.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        boolean done = compiler.getTask(
                complaints, null, null, List.of("-d", classes.toString(), "-classpath", classPath, "-proc:none"), null,
                List.of(file)).call();
        assertThat(done).as(complaints + "\n" + source).isTrue();
    }
}
