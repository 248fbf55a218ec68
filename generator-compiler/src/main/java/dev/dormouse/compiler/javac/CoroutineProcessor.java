package dev.dormouse.compiler.javac;

import dev.dormouse.compiler.refusal.Refusal;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * The Dormouse compiler as an annotation processor: it writes a companion beside every class that declares coroutines, refuses what cannot be a coroutine,
 * and weaves the class files of the compilation when javac has written them.
 *
 * <p>Put it on the annotation processor path; there is nothing else to set up. Options, all to be left out as a rule:
 * <ul>
 *   <li>{@code -Adormouse.report=FOLDER}: where {@code states.txt}, {@code states.json}, {@code states.html} and {@code states.budget} go. Without it, a build into {@code target/classes} has them in {@code
 *       target/dormouse}, one into {@code target/test-classes} has {@code test-states.txt} and so on there, any other has none.
 *   <li>{@code -Adormouse.budget=FILE}: how large records may be.
 *   <li>{@code -Adormouse.originals=FOLDER}: keeps copies of the class files as javac wrote them.
 *   <li>{@code -Adormouse.profile=NAME} or {@code =FILE.properties}: the profile that the program is built for. Records over its limits and pools that its arena has no room for are refused, and its boxing is done. A name is looked for among the
 *       resources {@code dormouse/profiles/} of the class path and of the processor path.
 *   <li>{@code -Adormouse.opaqueChildren}: every coroutine resumes its children itself, so that a debugger sees each level on the stack. Slower.
 *   <li>{@code -Adormouse.smallParts}: divides state machines as if HotSpot compiled small methods only, for tests of the compiler.
 *   <li>{@code -Adormouse.lint=off|warn|error}: what becomes of allocations in coroutines; they are warned of without it.
 *   <li>{@code -Adormouse.weave=external}: companions and checks only; the class files are woven by another step of the build.
 * </ul>
 *
 * <p>Weaving needs javac, in any tool that runs it in or out of its own process. Made and called by the compiler, on its thread.
 */
public final class CoroutineProcessor extends AbstractProcessor {

    private Companions companions;
    /** Whether this compilation is one where nothing would be woven though it should be. */
    private boolean unwoven;

    /** For the compiler. */
    public CoroutineProcessor() {}

    /** All: a processor that is not called in a compilation without coroutines has its options warned of. What is Dormouse's is claimed by {@link AnnotationClaim}. */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Settings.NAMES;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        Settings settings = Settings.of(environment.getOptions(), environment.getFiler(), this::error);
        Model model = new Model(environment.getElementUtils(), environment.getTypeUtils());
        companions = new Companions(model, environment.getFiler(), environment.getMessager(), settings.starts());
        unwoven = !listen(environment, model, companions, settings) && !settings.external();
    }

    /** Follows javac through the compilation, if it is javac. */
    private static boolean listen(ProcessingEnvironment environment, Model model, Companions companions, Settings settings) {
        try {
            return CompilationListener.listen(environment, model, companions, settings);
        } catch (LinkageError noJavac) {
            return false; // a compiler on a runtime without the jdk.compiler module
        }
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<Element> coroutines = new LinkedHashSet<>();
        for (TypeElement annotation : annotations) {
            if (annotation.getQualifiedName().contentEquals(TypeNames.COROUTINE)) {
                coroutines.addAll(round.getElementsAnnotatedWith(annotation));
            }
        }
        if (unwoven && !coroutines.isEmpty()) {
            error(Refusal.NO_JAVAC.message());
            unwoven = false;
        }
        companions.process(coroutines);
        return false;
    }

    private void error(String message) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message);
    }
}
