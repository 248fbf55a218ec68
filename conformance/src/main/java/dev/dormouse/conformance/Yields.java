package dev.dormouse.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a port type of the corpus at run time and names what it yields, as the accessors of the view do. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Yields {

    /** The parameters of the primitive, in order. */
    String[] value() default "value";
}
