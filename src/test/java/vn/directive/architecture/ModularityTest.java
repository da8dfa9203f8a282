package vn.directive.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.implement;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import vn.directive.DirectiveApplication;

/** Who may know whom. */
class ModularityTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("vn.directive");

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(DirectiveApplication.class).verify();
    }

    @Test
    void onlyWorkflowAndProcessPackagesKnowTheEngine() {
        noClasses().that().resideOutsideOfPackages("..workflow..", "..process..")
                .should().dependOnClassesThat().resideInAnyPackage("org.camunda..")
                .because("a fork of the engine is the way out, and services must read without it")
                .check(CLASSES);
    }

    @Test
    void phasesNeverKnowEachOther() {
        String[] phases = {"meeting", "drafting", "consultation", "issuance", "implementation", "reporting", "review"};
        for (String phase : phases) {
            for (String other : phases) {
                if (!phase.equals(other)) {
                    noClasses().that().resideInAPackage("vn.directive." + phase + "..")
                            .should().dependOnClassesThat().resideInAPackage("vn.directive." + other + "..")
                            .check(CLASSES);
                }
            }
        }
    }

    @Test
    void delegatesAndListenersArePackagePrivate() {
        classes().that(implement("org.camunda.bpm.engine.delegate.JavaDelegate")
                        .or(implement("org.camunda.bpm.engine.delegate.TaskListener"))
                        .or(implement("org.camunda.bpm.engine.delegate.ExecutionListener")))
                .and().doNotHaveModifier(JavaModifier.ABSTRACT).should().notBePublic().check(CLASSES);
    }

    @Test
    void nothingReadsTheSystemClockOrWritesToTheConsole() {
        noClasses().that().resideOutsideOfPackage("vn.directive.shared")
                .should().callMethod(java.time.LocalDate.class, "now")
                .orShould().callMethod(java.time.LocalDateTime.class, "now")
                .orShould().callMethod(java.time.Instant.class, "now")
                .orShould().callMethod(java.lang.System.class, "currentTimeMillis")
                .because("tests and replays move the clock").check(CLASSES);
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(CLASSES);
    }

    @Test
    void noStreamHoldsAConnection() {
        noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .because("a stream keeps its connection until somebody closes it; list().stream() lets go")
                .check(CLASSES);
    }
}
