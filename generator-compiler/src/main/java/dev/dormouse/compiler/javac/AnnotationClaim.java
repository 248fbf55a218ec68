package dev.dormouse.compiler.javac;

import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Claims Dormouse's own annotations, so that javac does not warn of annotations that nobody processes. {@link CoroutineProcessor} cannot: it asks for all
 * annotations, and would take those of others from their processors.
 */
public final class AnnotationClaim extends AbstractProcessor {

    /** For the compiler. */
    public AnnotationClaim() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("dev.dormouse.*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return true;
    }
}
