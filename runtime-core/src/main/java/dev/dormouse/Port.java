package dev.dormouse;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A type through which a coroutine yields. Declare your own when {@link Yield} and {@link Exchange} do not fit: several values at once, or
 * primitive ones in both directions.
 *
 * <p>The type has one primitive, the abstract method named by {@link #value}. Its parameters are what is yielded, its return type is
 * what the coroutine is resumed with:
 * <pre>{@code
 * @Port interface Probe { int yield(long at, double value); }    // the view gets at(), value() and next(int)
 * }</pre>
 *
 * <p>The view's accessors are named after the primitive's parameters. The build writes their names into the port's class file, so that they are known in other modules and jars, too; where it weaves
 * what another compiler or an earlier step has compiled, {@code -parameters} is what keeps them.
 *
 * <p>A port is only passed on to other coroutines; storing it, capturing it or passing it to other code does not compile.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Port {

    /** The name of the method that suspends. */
    String value() default "yield";
}
