package psrec;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of packages in `ARCHITECTURE.md`, held against the class files.
class HouseTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("psrec");

    @Test
    void theRulesAreAppliedToTheWholeProgram() {
        assertThat(ALL.size()).isGreaterThan(40);
    }

    /// Who may use what, java.* aside; the main class may use all.
    @ParameterizedTest
    @CsvSource({
        "metric, ''",
        "process, metric",
        "linux, process metric",
        "recording, metric",
        "stats, recording metric process",
        "view, recording metric stats",
        "comparison, recording metric stats",
        "limit, recording metric stats process",
        "report, recording metric stats view comparison limit",
        "chart, recording metric view stats",
        "sampling, process recording metric",
        "format, recording metric view process sampling",
        "cli, metric process recording sampling view stats comparison limit report chart format",
    })
    void aPackageUsesOnlyWhatItMay(String name, String others) {
        String[] allowed = Stream.concat(Stream.of(name), Arrays.stream(others.split(" ")))
                .map(other -> "psrec." + other)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("psrec." + name)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed)
                        .or(resideInAPackage("java..").and(not(resideInAPackage("java.awt.."))))
                        .or(resideInAPackage("org.jspecify.annotations"))
                        .or(resideInAnyPackage(libraries(name))))
                .check(ALL);
    }

    /// The libraries are each one package's own affair.
    private static String[] libraries(String name) {
        return switch (name) {
            case "format" -> new String[] {"tools.jackson.core.."};
            case "comparison" -> new String[] {"org.apache.commons.statistics.."};
            case "report" -> new String[] {"tools.jackson.core.."};
            case "chart" ->
                new String[] {
                    "java.awt..", "javax.imageio..", "javax.xml..", "org.jfree..", "org.apache.batik..", "org.w3c.dom.."
                };
            default -> new String[0];
        };
    }

    @Test
    void nothingRunsInCycles() {
        slices().matching("psrec.(*)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void onlyLibcHasNativeMethods() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .doNotHaveFullyQualifiedName("psrec.linux.Libc")
                .should()
                .haveModifier(JavaModifier.NATIVE)
                .check(ALL);
    }

    @Test
    void nobodyCallsForeignFunctionsByHandle() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.lang.foreign")
                .check(ALL);
    }

    @Test
    void formatKnowsOfSamplingTheSinkAlone() {
        noClasses()
                .that()
                .resideInAPackage("psrec.format")
                .should()
                .dependOnClassesThat(resideInAPackage("psrec.sampling")
                        .and(DescribedPredicate.describe(
                                "are not SampleSink",
                                type -> !type.getSimpleName().equals("SampleSink"))))
                .check(ALL);
    }
}
