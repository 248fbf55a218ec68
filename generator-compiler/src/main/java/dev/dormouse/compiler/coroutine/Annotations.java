package dev.dormouse.compiler.coroutine;

import java.util.List;
import org.objectweb.asm.tree.AnnotationNode;

/** Reads annotations of class files. */
public final class Annotations {

    private Annotations() {}

    /** The one of a type, given by its descriptor; {@code null} if there is none. */
    public static AnnotationNode find(List<AnnotationNode> annotations, String descriptor) {
        if (annotations != null) {
            for (AnnotationNode annotation : annotations) {
                if (annotation.desc.equals(descriptor)) {
                    return annotation;
                }
            }
        }
        return null;
    }

    /** The value of an annotation's element; {@code null} if one of the two is not there. */
    public static Object element(AnnotationNode annotation, String name) {
        if (annotation != null && annotation.values != null) {
            for (int i = 0; i < annotation.values.size(); i += 2) {
                if (annotation.values.get(i).equals(name)) {
                    return annotation.values.get(i + 1);
                }
            }
        }
        return null;
    }
}
