package touchstone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls of the house, each with its reason. */
@AnalyzeClasses(packages = "touchstone", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] JAVAFX = { "javafx..", "org.controlsfx..", "org.kordamp..", "com.sun.javafx.." };

    @ArchTest
    static final ArchRule packages_are_free_of_cycles = slices().matching("touchstone.(**)").should().beFreeOfCycles()
            .because("a package in a cycle can be neither understood nor tested alone");

    @ArchTest
    static final ArchRule model_stands_on_java_base_alone = noClasses().that().resideInAPackage("touchstone.model..")
            .should().dependOnClassesThat()
            .resideOutsideOfPackages("touchstone.model..", "java.lang..", "java.util..", "java.io..", "java.nio..",
                    "java.time..", "java.text..", "java.math..", "java.security..", "org.jspecify..")
            .because("every other package stands on it, and a shape needs neither a database nor a screen");

    @ArchTest
    static final ArchRule store_and_qa_run_without_a_screen = noClasses().that()
            .resideInAnyPackage("touchstone.model..", "touchstone.store..", "touchstone.qa..").should()
            .dependOnClassesThat().resideInAnyPackage(JAVAFX)
            .because("files and numbers are needed on machines without a display");

    @ArchTest
    static final ArchRule the_command_line_starts_without_javafx = noClasses().that()
            .resideInAPackage("touchstone.cli..").should().dependOnClassesThat().resideInAnyPackage(JAVAFX)
            .because("a small command answers in under a second and needs no display");

    @ArchTest
    static final ArchRule tools_layers_and_tiles_know_no_javafx = noClasses().that()
            .resideInAnyPackage("touchstone.canvas.tool..", "touchstone.canvas.layer..", "touchstone.canvas.tile..",
                    "touchstone.canvas.segment..")
            .should().dependOnClassesThat().resideInAnyPackage(JAVAFX)
            .because("gestures are tested as lists of inputs, and pictures are rendered without a toolkit");

    @ArchTest
    static final ArchRule canvas_and_qa_never_meet = noClasses().that().resideInAPackage("touchstone.canvas..").should()
            .dependOnClassesThat().resideInAPackage("touchstone.qa..").orShould().dependOnClassesThat()
            .resideInAPackage("touchstone.app..")
            .because("the canvas shows what it is given; what a number means is decided elsewhere");

    @ArchTest
    static final ArchRule qa_never_meets_canvas = noClasses().that().resideInAPackage("touchstone.qa..").should()
            .dependOnClassesThat().resideInAnyPackage("touchstone.canvas..", "touchstone.app..", "touchstone.store")
            .because("numbers are computed from a view of a project, whatever file or screen it stands on");

    @ArchTest
    static final ArchRule canvas_sees_only_model_and_images = noClasses().that().resideInAPackage("touchstone.canvas..")
            .should().dependOnClassesThat().resideInAnyPackage("touchstone.store", "touchstone.store.format..")
            .because("edits go up to the window, which alone commits them");

    @ArchTest
    static final ArchRule formats_and_images_know_no_project_file = noClasses().that()
            .resideInAnyPackage("touchstone.store.format..", "touchstone.store.image..").should().dependOnClassesThat()
            .resideInAPackage("touchstone.store")
            .because("converting a file needs no project, and the project file's walk goes one way");

    @ArchTest
    static final ArchRule xml_is_read_in_one_safe_place = noClasses().should().dependOnClassesThat()
            .haveFullyQualifiedName("javax.xml.parsers.DocumentBuilderFactory")
            .because("its defaults read other files and open connections when a document says so");

    @ArchTest
    static final ArchRule numbers_are_written_in_a_language_that_is_named = noClasses().should()
            .callMethod(String.class, "formatted", Object[].class).orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .because("a machine that speaks Persian writes other digits, into names of files and into files as well");
}
