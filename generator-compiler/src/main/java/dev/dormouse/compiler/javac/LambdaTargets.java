package dev.dormouse.compiler.javac;

import dev.dormouse.compiler.Frame;
import dev.dormouse.compiler.refusal.Refusal;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Finds the coroutines that lambdas and method references implement, by the types that they are converted to, and refuses what cannot be one. */
final class LambdaTargets {

    private final Model model;

    /** Tells the user. */
    interface Refuser {

        void refuse(Refusal refusal, Object... arguments);
    }

    LambdaTargets(Model model) {
        this.model = model;
    }

    /**
     * Finds the coroutine; {@code null} where something else is implemented.
     *
     * @param target the type of the expression; {@code null} if javac knows none
     * @param what {@code lambda} or {@code method reference}
     */
    ExecutableElement implemented(TypeMirror target, String what, Refuser refuser) {
        List<? extends TypeMirror> bounds = target instanceof IntersectionType intersection ? intersection.getBounds() : target == null ? List.of() : List.of(target);
        ExecutableElement first = null;
        for (TypeMirror bound : bounds) {
            ExecutableElement coroutine = bound instanceof DeclaredType declared ? abstractMethod(declared, model::isCoroutine) : null;
            if (coroutine != null && model.frame(coroutine) == null) {
                refuser.refuse(Refusal.LAMBDA, what, model.name(coroutine));
            } else if (coroutine != null && bounds.stream().anyMatch(model::isSerializable)) {
                refuser.refuse(Refusal.SERIALIZABLE, what, model.name(coroutine));
            }
            first = first == null ? coroutine : first;
        }
        if (first != null) {
            checkOthers(bounds, first, what, refuser);
        }
        return first;
    }

    /** What all types of a cast have in common is one method, and so one coroutine. */
    private void checkOthers(List<? extends TypeMirror> bounds, ExecutableElement coroutine, String what, Refuser refuser) {
        Frame frame = model.frame(coroutine);
        for (TypeMirror bound : bounds) {
            ExecutableElement other = abstractMethod((DeclaredType) bound, method -> method.getSimpleName().equals(coroutine.getSimpleName()));
            if (other != null && !model.isCoroutine(other)) {
                refuser.refuse(Refusal.OVERRIDES_COROUTINE, model.name(other), model.name(coroutine));
            } else if (other != null && frame != null && model.frame(other) != null && !frame.equals(model.frame(other))) {
                // Which type a cast names first is not in class files.
                boolean inOrder = model.name(coroutine).compareTo(model.name(other)) < 0;
                ExecutableElement one = inOrder ? coroutine : other;
                ExecutableElement two = inOrder ? other : coroutine;
                refuser.refuse(Refusal.TWO_FRAMES, model.name(one), model.frame(one), model.name(two), "this " + what, model.frame(two));
            }
        }
    }

    private ExecutableElement abstractMethod(DeclaredType type, Predicate<ExecutableElement> sought) {
        for (ExecutableElement method : ElementFilter.methodsIn(model.elements.getAllMembers((TypeElement) type.asElement()))) {
            if (method.getModifiers().contains(Modifier.ABSTRACT) && sought.test(method)) {
                return method;
            }
        }
        return null;
    }
}
