package dev.dormouse;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The room that callers keep for a coroutine whose implementation they do not know; part of {@link Coroutine#frame}. An implementation that needs more does not compile, and the build says by how
 * much. Changing a budget is a change of the interface: whoever implements or calls it must be compiled again.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Frame {

    /** Bytes for primitives, of the coroutines that the implementation calls too; from 0 to 1048576. Whole cells of 8 are kept. */
    int bytes();

    /** References, likewise; from 0 to 262144. */
    int refs() default 0;
}
