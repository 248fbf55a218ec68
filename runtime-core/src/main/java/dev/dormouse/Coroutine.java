package dev.dormouse;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that can sleep in the middle and go on later; the build compiles it into a state machine over a preallocated record.
 *
 * <p>Its port is the parameter whose type carries {@link Port}, or its receiver when the port type itself declares the method. The places
 * where it can sleep are its calls of the port's primitive and its calls of other coroutines with that port; everything else
 * in it is ordinary Java. The return value is the coroutine's result.
 *
 * <p>It is called by other coroutines only, and started through the companion that the build writes beside its class ({@code FibCo} for
 * {@code Fib}). Calling it from plain code does not compile.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Coroutine {

    /** Whether the build refuses every heap allocation that is written in it, or in what it calls of the same compilation. Else it warns of those that do not end in a throw. */
    boolean noAlloc() default false;
}
