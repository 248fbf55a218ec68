package dev.dormouse.compiler.javac;

import com.sun.source.util.JavacTask;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import javax.annotation.processing.ProcessingEnvironment;

/** Finds the javac behind a processing environment. IDEs and build tools wrap it, in proxies or in classes that delegate to it. */
final class JavacTasks {

    /** More wrappers than any tool puts around another's. */
    private static final int MAX_DEPTH = 8;

    private JavacTasks() {}

    /**
     * Finds the compilation that {@code environment} belongs to.
     *
     * @return {@code null} when it is not javac's
     */
    static JavacTask of(ProcessingEnvironment environment) {
        return of(environment, 0);
    }

    private static JavacTask of(Object environment, int depth) {
        if (environment instanceof ProcessingEnvironment candidate) {
            try {
                return JavacTask.instance(candidate);
            } catch (IllegalArgumentException wrapped) {
                // Not javac's own: what it wraps may be.
            }
        }
        if (depth == MAX_DEPTH) {
            return null;
        }
        Object holder = Proxy.isProxyClass(environment.getClass()) ? Proxy.getInvocationHandler(environment) : environment;
        for (Class<?> type = holder.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Object inner = Modifier.isStatic(field.getModifiers()) ? null : read(field, holder);
                if (inner instanceof ProcessingEnvironment && inner != environment) {
                    JavacTask task = of(inner, depth + 1);
                    if (task != null) {
                        return task;
                    }
                }
            }
        }
        return null;
    }

    private static Object read(Field field, Object holder) {
        try {
            field.setAccessible(true);
            return field.get(holder);
        } catch (InaccessibleObjectException | IllegalAccessException closed) {
            return null; // a field of a module that is closed to us holds no wrapper's delegate
        }
    }
}
