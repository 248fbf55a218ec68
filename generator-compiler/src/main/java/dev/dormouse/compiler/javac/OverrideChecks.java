package dev.dormouse.compiler.javac;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Finds coroutines that override a method or are overridden by one: a call of the one reaches the other, whose record its caller must be able to hold. */
final class OverrideChecks {

    private final Model model;
    private final Map<TypeElement, List<ExecutableElement>> coroutines = new HashMap<>();

    OverrideChecks(Model model) {
        this.model = model;
    }

    /** Tells {@code found} of each overriding method and the one that it overrides, and of two coroutines without a body that are one, where {@code type} is the class that brings them together. */
    void find(TypeElement type, BiConsumer<ExecutableElement, ExecutableElement> found) {
        Set<TypeElement> hierarchy = hierarchy(type);
        List<ExecutableElement> here = hierarchy.stream().map(this::coroutines).flatMap(Collection::stream).toList();
        Set<Set<ExecutableElement>> pairs = new LinkedHashSet<>();
        for (ExecutableElement coroutine : here) {
            for (TypeElement other : hierarchy) {
                for (ExecutableElement method : ElementFilter.methodsIn(other.getEnclosedElements())) {
                    if (method.equals(coroutine)
                            || !method.getSimpleName().equals(coroutine.getSimpleName())
                            || !meetIn(type, coroutine, method)
                            || !pairs.add(Set.of(coroutine, method))) {
                        continue;
                    }
                    if (model.elements.overrides(method, coroutine, type)) {
                        report(method, coroutine, found);
                    } else if (model.elements.overrides(coroutine, method, type) || model.isCoroutine(method) && areOne(type, coroutine, method, here)) {
                        report(coroutine, method, found);
                    }
                }
            }
        }
    }

    /** Whether two methods without a body are the same one in a type, though nothing there overrides them. */
    private boolean areOne(TypeElement type, ExecutableElement one, ExecutableElement other, List<ExecutableElement> here) {
        boolean withoutBody = one.getModifiers().contains(Modifier.ABSTRACT) && other.getModifiers().contains(Modifier.ABSTRACT);
        if (!withoutBody || here.stream().anyMatch(coroutine -> model.elements.overrides(coroutine, one, type))) {
            return false;
        }
        ExecutableType signature = (ExecutableType) model.types.asMemberOf((DeclaredType) type.asType(), one);
        ExecutableType others = (ExecutableType) model.types.asMemberOf((DeclaredType) type.asType(), other);
        return model.types.isSubsignature(signature, others) || model.types.isSubsignature(others, signature);
    }

    /** An abstract coroutine without a frame budget is refused where it is declared; that one cannot help but override it needs no mention. */
    private void report(ExecutableElement overrider, ExecutableElement overridden, BiConsumer<ExecutableElement, ExecutableElement> found) {
        if (!model.isCoroutine(overridden) || !overridden.getModifiers().contains(Modifier.ABSTRACT) || model.frame(overridden) != null) {
            found.accept(overrider, overridden);
        }
    }

    /** Whether no supertype of {@code type} has both methods. */
    private boolean meetIn(TypeElement type, ExecutableElement one, ExecutableElement other) {
        for (TypeMirror supertype : model.types.directSupertypes(type.asType())) {
            Set<TypeElement> above = hierarchy((TypeElement) ((DeclaredType) supertype).asElement());
            if (above.contains(one.getEnclosingElement()) && above.contains(other.getEnclosingElement())) {
                return false;
            }
        }
        return true;
    }

    private List<ExecutableElement> coroutines(TypeElement type) {
        return coroutines.computeIfAbsent(type, declaring -> {
            List<ExecutableElement> found = new ArrayList<>(ElementFilter.methodsIn(declaring.getEnclosedElements()));
            found.removeIf(method -> !model.isCoroutine(method));
            return found;
        });
    }

    private Set<TypeElement> hierarchy(TypeElement type) {
        Set<TypeElement> hierarchy = new LinkedHashSet<>();
        add(type, hierarchy);
        return hierarchy;
    }

    private void add(TypeElement type, Set<TypeElement> hierarchy) {
        if (hierarchy.add(type)) {
            for (TypeMirror supertype : model.types.directSupertypes(type.asType())) {
                if (supertype instanceof DeclaredType declared) {
                    add((TypeElement) declared.asElement(), hierarchy);
                }
            }
        }
    }
}
