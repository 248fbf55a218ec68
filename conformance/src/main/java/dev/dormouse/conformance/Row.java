package dev.dormouse.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a coroutine of the corpus a subject of the differential test, for these rows of the list of language shapes. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Row {

    /** The rows. */
    int[] value();

    /** What it is started with, one string per start; see {@link Arguments} for the notation. */
    String[] args() default "";

    /** For a task: whether it lets go of {@link dev.dormouse.Cancelled} and sleeps again. */
    boolean swallows() default false;

    /** The class whose instance is the receiver, where that is not the declaring class itself. */
    Class<?> receiver() default void.class;
}
