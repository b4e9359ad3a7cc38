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

/** Which libraries the packages may use. {@link ArchitectureTest} has the order of the packages. */
@AnalyzeClasses(locations = LibrariesTest.MainClasses.class)
class LibrariesTest {

    private static final String ROOT = "io.github.camelsendcloud";
    private static final String API = ROOT + ".api..";
    private static final String AUTH = ROOT + ".internal.auth..";
    private static final String CLIENT = ROOT + ".internal.client..";
    private static final String OBSERVE = ROOT + ".observe..";

    @ArchTest
    static final ArchRule API_IS_PURE_JAVA_AND_JACKSON = classes().that().resideInAPackage(API)
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage(API, "java..", "javax.xml.stream..", "com.fasterxml.jackson..")
            .andShould().onlyDependOnClassesThat().resideOutsideOfPackage("java.net.http..");

    @ArchTest
    static final ArchRule AUTH_KNOWS_NO_CAMEL_AND_NOBODY_WHO_USES_IT = noClasses().that().resideInAPackage(AUTH)
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.camel..", CLIENT, ROOT, ROOT + ".dsl..");

    @ArchTest
    static final ArchRule CLIENT_KNOWS_NOBODY_WHO_USES_IT = noClasses().that().resideInAPackage(CLIENT)
            .should().dependOnClassesThat().resideInAnyPackage(ROOT, ROOT + ".dsl..");

    @ArchTest
    static final ArchRule MODEL_IS_PURE_JAVA_AND_JACKSON = classes().that().resideInAPackage(ROOT + ".model..")
            .should().onlyDependOnClassesThat().resideInAnyPackage(ROOT + ".model..", "java..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule NOBODY_NEEDS_WHAT_AN_OPERATOR_SEES = noClasses().that().resideOutsideOfPackage(OBSERVE)
            .should().dependOnClassesThat().resideInAPackage(OBSERVE);

    @ArchTest
    static final ArchRule WHAT_AN_OPERATOR_SEES_IS_THE_COMPONENTS_OWN = classes().that().resideInAPackage(OBSERVE)
            .should().onlyDependOnClassesThat().resideInAnyPackage(OBSERVE, ROOT, API, "org.apache.camel..", "java..");

    @ArchTest
    static final ArchRule NOBODY_NEEDS_THE_ENDPOINT_DSL = noClasses().that().resideOutsideOfPackage(ROOT + ".dsl..")
            .should().dependOnClassesThat().resideInAnyPackage(ROOT + ".dsl..", "org.apache.camel.builder.endpoint..");

    @ArchTest
    static final ArchRule EVERYTHING_IS_IN_PACKAGES_OF_OURS = classes().should().resideInAPackage(ROOT + "..");

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule LOGS_GO_TO_SLF4J = noClasses()
            .should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule NO_THREAD_SLEEPS = noClasses().should().callMethod(Thread.class, "sleep", long.class)
            .orShould().callMethod(Thread.class, "sleep", long.class, int.class)
            .orShould().callMethod(java.util.concurrent.TimeUnit.class, "sleep", long.class);

    @ArchTest
    static final ArchRule HTTP_IS_SPOKEN_BY_CAMELS_CLIENT_ONLY
            = noClasses().should().dependOnClassesThat().resideInAPackage("java.net.http..");

    /** Else the rules would hold for want of classes. */
    @ArchTest
    static void allOfTheMainCodeIsLookedAt(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackageName))
                .contains(ROOT, ROOT + ".api", ROOT + ".internal.auth", ROOT + ".internal.client", ROOT + ".model",
                        ROOT + ".internal.webhook", ROOT + ".internal.polling", ROOT + ".internal.binding",
                        ROOT + ".observe", ROOT + ".dsl");
        assertThat(classes.contain(LibrariesTest.class)).isFalse();
    }

    /** Where the main classes are, whatever package they are in; tests and the sandbox are elsewhere. */
    static final class MainClasses implements LocationProvider {

        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(Location.of(SendcloudComponent.class.getProtectionDomain().getCodeSource().getLocation()));
        }
    }
}
