package io.github.camelsendcloud;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.apache.camel.RoutesBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/** Compiles the Java listings of the documentation: routes, members of a test class, and whole classes. */
final class JavaListings {

    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?class (\\w+)");

    private JavaListings() {
    }

    /** Returns whether the listing contains only statements of the method {@code configure()} of a route builder. */
    static boolean isRoute(String listing) {
        return !CLASS.matcher(listing).find() && !listing.startsWith("@");
    }

    /**
     * Compiles all listings.
     *
     * @return a builder for each listing that is a route, in the order of the listings
     */
    static List<RoutesBuilder> compile(List<String> listings) throws Exception {
        List<JavaFileObject> sources = new ArrayList<>();
        sources.add(source("Examples", examples(listings.stream().filter(JavaListings::isRoute).toList())));
        for (String listing : listings) {
            Matcher name = CLASS.matcher(listing);
            if (name.find()) {
                sources.add(source(name.group(1), listing));
            } else if (!isRoute(listing)) {
                sources.add(source("Members" + sources.size(), members("Members" + sources.size(), listing)));
            }
        }
        Path classes = Files.createTempDirectory(Path.of("target"), "documented-routes");
        compile(classes, sources);
        URLClassLoader loader
                = new URLClassLoader(new URL[] { classes.toUri().toURL() }, JavaListings.class.getClassLoader());
        @SuppressWarnings("unchecked")
        List<RoutesBuilder> builders = (List<RoutesBuilder>) loader.loadClass("Examples").getField("ALL").get(null);
        return builders;
    }

    private static String examples(List<String> routes) {
        return routes.stream()
                .map(route -> "new RouteBuilder() {\n@Override\npublic void configure() {\n" + route + "}}")
                .collect(Collectors.joining(
                        ",\n", """
                                import java.util.List;
                                import io.github.camelsendcloud.*;
                                import org.apache.camel.RoutesBuilder;
                                import org.apache.camel.builder.RouteBuilder;

                                public class Examples {
                                    public static final List<RoutesBuilder> ALL = List.of(
                                """, ");\n}\n"));
    }

    private static String members(String name, String listing) {
        return """
                import io.github.camelsendcloud.*;
                import io.github.camelsendcloud.sandbox.*;
                import org.junit.jupiter.api.*;
                import org.junit.jupiter.api.extension.*;

                class %s {
                %s
                }
                """.formatted(name, listing);
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static void compile(Path classes, List<JavaFileObject> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        boolean done = compiler.getTask(
                messages, null, null, List.of("-d", classes.toString(), "-classpath", classPath, "-proc:none"), null,
                sources).call();
        assertThat(done).as(messages + "\n" + sources.get(0).getCharContent(true)).isTrue();
    }
}
