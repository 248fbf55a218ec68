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
 *
 * <p>The record of a coroutine that another one calls lies within the caller's, so that a call allocates nothing. Two things speak against that: a record that few activations need at once makes that of
 * every caller large, and a coroutine that calls itself would have to contain itself. {@link #boxed} is for both.
 *
 * <p>Callers embed the record of the method that they name, so a coroutine cannot be overridden, unless it has a frame budget. Then it may be abstract, an interface's, or be
 * implemented by a lambda:
 * <pre>{@code
 * interface Source {
 *     @Coroutine(frame = @Frame(bytes = 16, refs = 1)) void values(Yield.OfInt out);
 * }
 * Source evens = out -> { for (int i = 0; i < 10; i += 2) out.yield(i); };
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Coroutine {

    /** Whether the build refuses every heap allocation that is written in it, or in what it calls of the same compilation. Else it warns of those that do not end in a throw. */
    boolean noAlloc() default false;

    /**
     * Whether its record is an object on the heap wherever another coroutine calls it: made at each call, scratch included, and left to the collector at its end. The caller's record keeps one
     * reference to it. Nothing else differs. Where it is started by a view or spawned, it has no caller, and its record lies in its pool like any other; a view that is made without an arena has one outside.
     */
    boolean boxed() default false;

    /**
     * How many activations of it may be nested in each other; at least 1. A boxed coroutine that calls itself, directly or through others, states it. A call beyond it throws {@link IllegalStateException}
     * where it stands, to the caller's handlers. Without effect on one that does not call itself, and on calls whose receiver decides what runs: those nest as deep as the thread's stack, like any method's.
     */
    int depth() default 0;

    /**
     * How many records its pool has, where neither a profile nor the program says so: how many of it can be alive at once that are started by views or spawned. Those that another coroutine calls need none.
     * 0, which is the default, leaves it to those.
     */
    int pool() default 0;

    /**
     * Whether its record is zeroed when it is given back, scratch included: it held secrets. One that embeds its record is zeroed, too. None of them can be boxed, nor have a frame budget. A view that it has in its
     * scratch is a coroutine of its own, whose record is wiped if that one says so, and when that one ends: close the view. What it yields or returns is the caller's, and so is the wiping of that.
     */
    boolean wipe() default false;

    /**
     * The frame budget: what a caller keeps for any implementation, which is then chosen at run time like that of any other method. An overriding method is a {@link Coroutine} itself and inherits the
     * budget. None by default.
     */
    Frame frame() default @Frame(bytes = -1);
}
