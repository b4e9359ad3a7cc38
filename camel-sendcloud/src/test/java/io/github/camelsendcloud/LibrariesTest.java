package io.github.camelsendcloud;

import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Each package uses only the allowed libraries. {@link ArchitectureTest} checks the order of the packages. */
@AnalyzeClasses(locations = LibrariesTest.MainClasses.class)
class LibrariesTest {

    private static final String ROOT = "io.github.camelsendcloud";
    private static final String API = ROOT + ".api..";
    private static final String AUTH = ROOT + ".internal.auth..";
    private static final String CLIENT = ROOT + ".internal.client..";
    private static final String OBSERVE = ROOT + ".observe..";
    private static final String MICROMETER = "io.micrometer..";

    @ArchTest
    static final ArchRule API_IS_PURE_JAVA_AND_JACKSON = classes().that().resideInAPackage(API)
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage(API, "java..", "javax.xml.stream..", "com.fasterxml.jackson..")
            .andShould().onlyDependOnClassesThat().resideOutsideOfPackage("java.net.http..");

    @ArchTest
    static final ArchRule AUTH_DEPENDS_ON_NEITHER_CAMEL_NOR_HIGHER_PACKAGES = noClasses().that().resideInAPackage(AUTH)
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.camel..", CLIENT, ROOT, ROOT + ".dsl..");

    @ArchTest
    static final ArchRule CLIENT_DEPENDS_ON_NO_HIGHER_PACKAGE = noClasses().that().resideInAPackage(CLIENT)
            .should().dependOnClassesThat().resideInAnyPackage(ROOT, ROOT + ".dsl..");

    @ArchTest
    static final ArchRule MODEL_IS_PURE_JAVA_AND_JACKSON = classes().that().resideInAPackage(ROOT + ".model..")
            .should().onlyDependOnClassesThat().resideInAnyPackage(ROOT + ".model..", "java..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule REQUESTS_ARE_PURE_JAVA_AND_JACKSON = classes().that().resideInAPackage(ROOT + ".request..")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".request..", API, "java..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule ONLY_ONE_CLASS_NEEDS_THE_LIBRARY_FOR_CSV = noClasses().that().haveSimpleNameNotEndingWith("CsvRows")
            .should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson.dataformat.csv..");

    @ArchTest
    static final ArchRule NO_PACKAGE_DEPENDS_ON_OBSERVE = noClasses().that().resideOutsideOfPackage(OBSERVE)
            .should().dependOnClassesThat().resideInAPackage(OBSERVE);

    @ArchTest
    static final ArchRule OBSERVE_DEPENDS_ONLY_ON_THE_COMPONENT_AND_CAMEL = classes().that().resideInAPackage(OBSERVE)
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage(OBSERVE, ROOT, API, "org.apache.camel..", "org.slf4j..", "java..", MICROMETER);

    /** The component runs without Micrometer on the class path. */
    @ArchTest
    static final ArchRule ONLY_OBSERVE_DEPENDS_ON_MICROMETER = noClasses().that().resideOutsideOfPackage(OBSERVE)
            .should().dependOnClassesThat().resideInAPackage(MICROMETER);

    @ArchTest
    static final ArchRule NO_PACKAGE_DEPENDS_ON_THE_ENDPOINT_DSL = noClasses().that().resideOutsideOfPackage(ROOT + ".dsl..")
            .should().dependOnClassesThat().resideInAnyPackage(ROOT + ".dsl..", "org.apache.camel.builder.endpoint..");

    @ArchTest
    static final ArchRule EVERY_CLASS_IS_BELOW_THE_ROOT_PACKAGE = classes().should().resideInAPackage(ROOT + "..");

    @ArchTest
    static final ArchRule NO_CLASS_USES_STANDARD_STREAMS = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule NO_CLASS_USES_JAVA_UTIL_LOGGING = noClasses()
            .should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule NO_CLASS_CALLS_SLEEP = noClasses().should().callMethod(Thread.class, "sleep", long.class)
            .orShould().callMethod(Thread.class, "sleep", long.class, int.class)
            .orShould().callMethod(java.util.concurrent.TimeUnit.class, "sleep", long.class);

    @ArchTest
    static final ArchRule NO_CLASS_USES_THE_HTTP_CLIENT_OF_THE_JDK
            = noClasses().should().dependOnClassesThat().resideInAPackage("java.net.http..");

    /** Without this check, the rules would pass if no classes were found. */
    @ArchTest
    static void theRulesCoverAllMainPackagesAndNoTests(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackageName))
                .contains(ROOT, ROOT + ".api", ROOT + ".internal.auth", ROOT + ".internal.client", ROOT + ".model",
                        ROOT + ".internal.webhook", ROOT + ".internal.polling", ROOT + ".internal.binding",
                        ROOT + ".observe", ROOT + ".dsl");
        assertThat(classes.contain(LibrariesTest.class)).isFalse();
    }

    /** Returns the location of the main classes. Tests and the sandbox have other locations. */
    static final class MainClasses implements LocationProvider {

        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(Location.of(SendcloudComponent.class.getProtectionDomain().getCodeSource().getLocation()));
        }
    }
}
