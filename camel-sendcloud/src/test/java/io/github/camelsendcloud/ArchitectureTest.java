package io.github.camelsendcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The packages of the component: their order, their doors, and the size of their files. */
@AnalyzeClasses(locations = LibrariesTest.MainClasses.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.camelsendcloud";
    private static final String INTERNAL = ROOT + ".internal.";

    /**
     * From the top down: a class knows its own slice and the slices below. Slices of one row do not know each other.
     */
    private static final List<Set<String>> ORDER = List.of(
            Set.of("observe", "dsl"), Set.of("camel"), Set.of("address", "polling", "webhook"), Set.of("binding"),
            Set.of("words"), Set.of("client"), Set.of("auth"), Set.of("api", "model"));

    /** The types of the root package that a user names: options, constants, enums and exceptions. */
    private static final Pattern WORDS = Pattern.compile(
            "\\w+Configuration|SendcloudCredentials\\w*|SendcloudAccount|NamedAccounts|SendcloudConstants|AuthMode"
                                                         + "|DeliveryAuth|OperationFailure|\\w+Exception"
                                                         + "|FolderStateRepository|KeyText|OptionCheck|RequestOptions|SafeAddresses");

    /** The public types below internal. The Javadoc of the package explains each type. The list must not grow. */
    private static final Set<String> DOORS = Set.of(
            "address.DynamicAddress", "auth.Account", "auth.ApiCredentials", "auth.Redaction", "auth.RequestAuthenticator",
            "auth.TokenRequestException", "binding.EndpointBinding", "binding.EndpointRuntime", "client.ApiRequest",
            "client.ApiResponse", "client.CallContext", "client.CallResult", "client.ClientLease", "client.ClientOptions",
            "client.Clients", "client.limit.Permit", "client.limit.RateLimiter", "polling.ChangePoller",
            "polling.ChangedItem", "webhook.WebhookReceiver");

    /** A component creates its endpoints, and an endpoint knows its component: Camel demands both. */
    private static final Set<String> ONLY_CYCLE = Set.of(ROOT + ".SendcloudComponent", ROOT + ".SendcloudEndpoint");

    @ArchTest
    static void onlyTheComponentAndTheEndpointFormACycle(JavaClasses classes) {
        assertThat(cycles(graph(classes))).containsExactly(ONLY_CYCLE);
    }

    @ArchTest
    static void thereAreAtMostTwentyDoors(JavaClasses classes) {
        assertThat(DOORS).hasSizeLessThanOrEqualTo(20);
    }

    @ArchTest
    static void slicesKnowOnlyTheSlicesBelow(JavaClasses classes) {
        Set<String> wrong = new TreeSet<>();
        graph(classes).forEach((from, targets) -> targets.forEach(to -> {
            int above = row(slice(from));
            if (row(slice(to)) < above || row(slice(to)) == above && !slice(to).equals(slice(from))) {
                wrong.add(from + " -> " + to);
            }
        }));
        assertThat(wrong).isEmpty();
    }

    @ArchTest
    static void onlyDoorsArePublicInInternalPackages(JavaClasses classes) {
        assertThat(classes.stream()
                .filter(one -> one.getPackageName().startsWith(INTERNAL) && one.isTopLevelClass()
                        && one.getModifiers().contains(JavaModifier.PUBLIC) && !one.getSimpleName().endsWith("Loader"))
                .map(one -> one.getName().substring(INTERNAL.length())))
                .containsExactlyInAnyOrderElementsOf(DOORS);
    }

    @ArchTest
    static void eachDoorIsExplainedInItsPackage(JavaClasses classes) throws IOException {
        for (String door : DOORS) {
            int dot = door.lastIndexOf('.');
            Path info = Path.of("src/main/java", (INTERNAL + door.substring(0, dot)).split("\\.")).resolve("package-info.java");
            assertThat(Files.readString(info)).as(info.toString()).contains("{@link " + INTERNAL + door + "}");
        }
    }

    @ArchTest
    static void noInternalTypeIsInAPublicSignature(JavaClasses classes) {
        assertThat(classes.stream()
                .filter(one -> !one.getPackageName().startsWith(INTERNAL) && one.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(one -> one.getMembers().stream())
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                .filter(ArchitectureTest::showsInternalType).map(JavaMember::getFullName)).isEmpty();
    }

    private static boolean showsInternalType(JavaMember member) {
        return member.getAllInvolvedRawTypes().stream()
                .anyMatch(type -> type.getPackageName().startsWith(INTERNAL));
    }

    @ArchTest
    static void messagesOfTheApiNameNoOptionOrHeader(JavaClasses classes) throws IOException {
        Pattern text = Pattern.compile(
                "\"[^\"\\n]*(\\b[Oo]ption\\b|[Hh]eader Camel|\\bexchange\\b|\\bendpoint\\b)[^\"\\n]*\"");
        Map<String, List<String>> found = new TreeMap<>();
        for (Path file : files(Path.of("src/main/java/io/github/camelsendcloud/api"))) {
            List<String> hits = text.matcher(Files.readString(file)).results().map(hit -> hit.group()).toList();
            if (!hits.isEmpty()) {
                found.put(file.getFileName().toString(), hits);
            }
        }
        assertThat(found).isEmpty();
    }

    @ArchTest
    static void noFileIsLong(JavaClasses classes) throws IOException {
        Set<String> found = new HashSet<>();
        for (String module : List.of(
                ".", "../camel-sendcloud-sandbox", "../camel-sendcloud-starter", "../benchmarks", "../examples")) {
            for (Path file : files(Path.of(module))) {
                try (Stream<String> lines = Files.lines(file)) {
                    if (lines.count() > 300) {
                        found.add(file.getFileName().toString());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().matches(".*(^|[/\\\\])(target|generated)[/\\\\].*")).toList();
        }
    }

    private static String slice(String name) {
        String rest = name.substring(ROOT.length() + 1);
        if (rest.startsWith("internal.")) {
            rest = rest.substring("internal.".length());
        }
        int dot = rest.indexOf('.');
        return dot >= 0 ? rest.substring(0, dot) : WORDS.matcher(rest).matches() ? "words" : "camel";
    }

    private static int row(String slice) {
        for (int i = 0; i < ORDER.size(); i++) {
            if (ORDER.get(i).contains(slice)) {
                return i;
            }
        }
        throw new AssertionError("No slice is called " + slice);
    }

    /** The classes that each class knows. A nested class counts as its outermost class. */
    private static Map<String, Set<String>> graph(JavaClasses classes) {
        Map<String, Set<String>> graph = new TreeMap<>();
        for (JavaClass one : classes) {
            Set<String> targets = graph.computeIfAbsent(outermost(one), key -> new TreeSet<>());
            for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith(ROOT) && !outermost(target).equals(outermost(one))) {
                    targets.add(outermost(target));
                }
            }
        }
        return graph;
    }

    private static String outermost(JavaClass one) {
        String name = one.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    /** The sets of classes that all reach each other. */
    private static List<Set<String>> cycles(Map<String, Set<String>> graph) {
        Map<String, Set<String>> reached = new HashMap<>();
        graph.keySet().forEach(name -> reached.put(name, reach(graph, name)));
        return graph.keySet().stream()
                .map(name -> (Set<String>) new TreeSet<>(
                        reached.get(name).stream()
                                .filter(other -> reached.getOrDefault(other, Set.of()).contains(name)).toList()))
                .filter(cycle -> cycle.size() > 1).distinct().toList();
    }

    private static Set<String> reach(Map<String, Set<String>> graph, String from) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(graph.get(from));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(graph.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }
}
