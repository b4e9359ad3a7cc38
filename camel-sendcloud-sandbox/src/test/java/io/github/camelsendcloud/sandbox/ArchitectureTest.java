package io.github.camelsendcloud.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The packages of the sandbox: their order, their descriptions, and the size of their files. */
class ArchitectureTest {

    private static final String ROOT = "io.github.camelsendcloud.sandbox";
    private static final String INTERNAL = ROOT + ".internal.";
    private static final int MAX_LINES = 300;

    /** The value types of the root package that the internal packages know. */
    private static final Set<String> VALUE_TYPES = Set.of(ROOT + ".Integration", ROOT + ".MagicValue");

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter().importUrl(Sandbox.class.getProtectionDomain().getCodeSource().getLocation());
    }

    @Test
    void internalPackagesFormNoCycle() {
        slices().matching(INTERNAL + "(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void internalPackagesKnowOnlyValueTypesOfTheRootPackage() {
        assertThat(classes.stream().filter(ArchitectureTest::isInternal)
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    return target.getPackageName().equals(ROOT) && !VALUE_TYPES.contains(outermost(target));
                })
                .map(dependency -> dependency.getOriginClass().getName() + " -> " + dependency.getTargetClass().getName()))
                .isEmpty();
    }

    @Test
    void noInternalTypeIsInAPublicSignature() {
        assertThat(classes.stream().filter(one -> !isInternal(one) && one.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(one -> one.getMembers().stream())
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(member -> member.getAllInvolvedRawTypes().stream().anyMatch(ArchitectureTest::isInternal))
                .map(JavaMember::getFullName)).isEmpty();
    }

    @Test
    void eachPackageHasADescription() throws IOException {
        assertThat(files("src/main/java", ".java").stream().map(Path::getParent).distinct())
                .allSatisfy(folder -> assertThat(Files.readString(folder.resolve("package-info.java")).strip())
                        .startsWith("/**").contains("package " + ROOT));
    }

    @Test
    void noFileIsLong() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String ending : List.of(".java", ".js", ".css", ".html")) {
            for (Path file : files("src", ending)) {
                if (Files.readAllLines(file).size() > MAX_LINES) {
                    found.add(file);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static boolean isInternal(JavaClass one) {
        return one.getPackageName().startsWith(INTERNAL);
    }

    private static String outermost(JavaClass one) {
        return one.getName().replaceFirst("\\$.*", "");
    }
}
