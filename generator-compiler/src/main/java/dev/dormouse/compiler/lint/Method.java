package dev.dormouse.compiler.lint;

import dev.dormouse.compiler.refusal.Spelling;
import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** A method of the compilation. */
record Method(ClassNode owner, MethodNode node) {

    private static final String COROUTINE = "Ldev/dormouse/Coroutine;";
    private static final String ALLOCATES = "Ldev/dormouse/Allocates;";
    private static final String LAYOUT = "Ldev/dormouse/woven/Layout;";

    private static final String LAMBDA = "lambda$";

    /** Whether it is a coroutine that is not woven yet. */
    boolean isCoroutine() {
        return !isBridge() && annotation(COROUTINE) != null && annotation(LAYOUT) == null;
    }

    boolean isNoAlloc() {
        return Boolean.TRUE.equals(element(annotation(COROUTINE), "noAlloc"));
    }

    /** The reason why it may allocate; {@code null} if it gives none, empty if what it gives is not one. */
    String reason() {
        AnnotationNode allocates = annotation(ALLOCATES);
        return allocates == null ? null : Objects.toString(element(allocates, "value"), "").strip();
    }

    boolean isBridge() {
        return (node.access & Opcodes.ACC_BRIDGE) != 0;
    }

    String key() {
        return owner.name + "." + node.name + node.desc;
    }

    /** As users know it: {@code Text.join}, {@code a lambda of Text.join}. */
    String displayName() {
        String type = Spelling.of(owner.name);
        if ((node.access & Opcodes.ACC_SYNTHETIC) != 0 && node.name.startsWith(LAMBDA)) {
            int end = node.name.lastIndexOf('$');
            return end < LAMBDA.length() ? "a lambda of " + type : "a lambda of " + type + "." + node.name.substring(LAMBDA.length(), end);
        }
        return isCoroutine() ? "coroutine " + type + "." + node.name : node.name.equals("<init>") ? "new " + type : type + "." + node.name;
    }

    private AnnotationNode annotation(String descriptor) {
        if (node.invisibleAnnotations != null) {
            for (AnnotationNode annotation : node.invisibleAnnotations) {
                if (annotation.desc.equals(descriptor)) {
                    return annotation;
                }
            }
        }
        return null;
    }

    private static Object element(AnnotationNode annotation, String name) {
        int at = annotation == null || annotation.values == null ? -1 : annotation.values.indexOf(name);
        return at < 0 ? null : annotation.values.get(at + 1);
    }

    /** Two are the same only when they are one. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Method method && method.node == node;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(node);
    }
}
