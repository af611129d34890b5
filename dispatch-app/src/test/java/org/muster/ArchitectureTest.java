package org.muster;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** The arrows between the rooms, and the habits every room keeps. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.muster");

    @Test
    void arrowsPointTheWayThePackagesSay() {
        // the leaves are Maven modules of their own; who may see them is said below
        ApplicationModules.of(
                        Muster.class,
                        resideInAnyPackage(
                                "org.muster.processes..", "org.muster.integrations..", "org.muster.reports.."))
                .verify();
    }

    @Test
    void eachLeafIsSeenByTheRoomThatNeedsIt() {
        leaf("processes", "process");
        leaf("integrations", "callout", "resourcemessaging", "sensor", "warning", "broadcast", "publicinformation");
        leaf("reports", "report");
    }

    private static void leaf(String leaf, String... rooms) {
        String[] may = Stream.concat(Stream.of(leaf), Stream.of(rooms))
                .map(it -> "org.muster." + it + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(may)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.muster." + leaf + "..")
                .check(CLASSES);
    }

    @Test
    void onlyTheProcessKnowsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.muster.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(CLASSES);
    }

    @Test
    void nobodyDependsOnTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.muster.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.muster.process..")
                .check(CLASSES);
    }

    /** 7.24.0 lets expressions into queries by these methods. */
    @Test
    void noEngineQueryTakesAnExpression() {
        noClasses()
                .should(new ArchCondition<>("call a query method that takes an expression") {
                    @Override
                    public void check(com.tngtech.archunit.core.domain.JavaClass item, ConditionEvents events) {
                        for (JavaMethodCall call : item.getMethodCallsFromSelf()) {
                            boolean query = call.getTargetOwner()
                                            .getPackageName()
                                            .startsWith("org.camunda")
                                    && call.getTargetOwner().getSimpleName().endsWith("Query")
                                    && call.getName().endsWith("Expression");
                            if (query) {
                                events.add(SimpleConditionEvent.satisfied(call, call.getDescription()));
                            }
                        }
                    }
                })
                .check(CLASSES);
    }

    @Test
    void controllersStayInTheirRoom() {
        classes()
                .that()
                .areAnnotatedWith(RestController.class)
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void everyEndpointSaysWhoMayUseIt() {
        methods()
                .that()
                .areAnnotatedWith(GetMapping.class)
                .or()
                .areAnnotatedWith(PostMapping.class)
                .or()
                .areAnnotatedWith(PutMapping.class)
                .or()
                .areAnnotatedWith(PatchMapping.class)
                .or()
                .areAnnotatedWith(DeleteMapping.class)
                .should(new ArchCondition<>("say who may use them") {
                    @Override
                    public void check(com.tngtech.archunit.core.domain.JavaMethod method, ConditionEvents events) {
                        boolean said = method.isAnnotatedWith(PreAuthorize.class)
                                || method.getOwner().isAnnotatedWith(PreAuthorize.class);
                        if (!said) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                        }
                    }
                })
                .check(CLASSES);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.muster.drill..")
                .should()
                .callMethod(Instant.class, "now")
                .check(CLASSES);
    }

    @Test
    void everyPackageHasItsSentence() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/org/muster"))) {
            List<Path> silent = folders.filter(Files::isDirectory)
                    .filter(it -> !it.endsWith("muster"))
                    .filter(it -> !Files.exists(it.resolve("package-info.java")))
                    .toList();
            assertThat(silent).isEmpty();
        }
    }
}
