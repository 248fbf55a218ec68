package dev.dormouse;

/**
 * A coroutine was reached that the compiler has not woven: its annotation processor did not run, or the class files were replaced
 * afterwards.
 */
public final class NotWoven extends Error {

    private static final long serialVersionUID = 1;

    /** @param coroutine the coroutine or the woven feature that was reached, such as {@code Fib.fibWithSum} */
    public NotWoven(String coroutine) {
        super(coroutine + " is not woven: compile it with dev.dormouse:generator-compiler on the annotation processor path"
                + " (annotationProcessorPaths in Maven, -processorpath for javac)");
    }
}
